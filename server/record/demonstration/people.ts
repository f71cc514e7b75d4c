import type { DemonstrationPerson } from '../../identity/index.ts'

import { pilotId, recordId } from '../ids.ts'

const NAMES = [
  'Ada Example',
  'Ben Specimen',
  'Cleo Sample',
  'Dan Placeholder',
  'Edie Mockford',
  'Finn Dummytown',
  'Gwen Testerton',
  'Hari Pretend',
  'Iris Makebelieve',
  'Jo Fictional',
  'Kit Imaginary',
  'Lena Storyworth',
  'Max Inventson',
  'Nora Fabell',
  'Owen Tryout',
  'Pia Rehearsal',
]

const staff: [name: string, role: DemonstrationPerson['role']][] = [
  ['Sam Showcase', 'ADMIN'],
  ['Robin Walkthrough', 'ADMIN'],
  ['Toni Chartwell', 'ANALYST'],
  ['Uma Figures', 'ANALYST'],
  ['Val Reader', 'MEMBER'],
  ['Wes Listener', 'MEMBER'],
  ['Xan Onlooker', 'MEMBER'],
]

/** The made-up lead of a pilot, by the pilot's number. */
export const leadName = (number: number): string => NAMES[number - 1]!

/** Made-up people of every role. None has a password, so none can sign in: they are there to be seen. */
export function people(pilots: readonly { slug: string; number: number }[]): DemonstrationPerson[] {
  return [
    ...staff.map(([name, role]) => person(name, role, [])),
    ...pilots.map(({ slug, number }) => person(leadName(number), 'PILOT_LEAD', [pilotId(slug)])),
  ]
}

// The top-level domain .invalid belongs to nobody (RFC 2606).
const person = (name: string, role: DemonstrationPerson['role'], pilotIds: string[]): DemonstrationPerson => ({
  id: recordId('demonstration person', name),
  name,
  email: `${name.toLowerCase().replace(' ', '.')}@demonstration.invalid`,
  role,
  pilotIds,
  password: null,
})
