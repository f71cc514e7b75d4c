import { placeId } from '../place.rows.ts'
import { recordId } from '../ids.ts'
import type { Rows } from '../stage.ts'

import { madePracticeId } from './practices.ts'

const DIMENSIONS = [
  'READINESS_TO_CHANGE',
  'STRUCTURE_AND_GOVERNANCE',
  'DIGITAL_INFRASTRUCTURE',
  'PROCESS_COORDINATION',
  'FUNDING',
  'REMOVAL_OF_INHIBITORS',
  'POPULATION_APPROACH',
  'CITIZEN_EMPOWERMENT',
  'EVALUATION_METHODS',
  'BREADTH_OF_AMBITION',
  'INNOVATION_MANAGEMENT',
  'CAPACITY_BUILDING',
] as const

// The scores of the twelve dimensions in their order; a second row is a later one.
const SCORED: Record<string, number[][]> = {
  principia: [
    [3, 3, 1, 3, 3, 2, 3, 3, 2, 3, 3, 3],
    [4, 4, 4, 4, 3, 3, 4, 3, 3, 3, 3, 3],
  ],
  torbay: [
    [4, 3, 3, 3, 3, 3, 2, 3, 3, 4, 3, 3],
    [4, 4, 4, 4, 4, 3, 4, 3, 3, 4, 3, 3],
  ],
  'durham-dales': [[3, 3, 1, 2, 2, 2, 3, 3, 2, 3, 2, 2]],
  norfolk: [[3, 4, 2, 3, 3, 2, 3, 2, 3, 3, 2, 3]],
  northumbria: [[4, 4, 3, 3, 3, 3, 3, 4, 3, 3, 3, 3]],
}
const ON = ['2009-09-01', '2010-05-01']

const NEEDS: [practice: string, dimension: (typeof DIMENSIONS)[number], minimum: number, why: string][] = [
  ['community-ward-round', 'DIGITAL_INFRASTRUCTURE', 3, 'Everybody at the table must see the same list.'],
  ['community-ward-round', 'POPULATION_APPROACH', 3, 'Somebody must find the sixty people to talk about.'],
  ['community-ward-round', 'STRUCTURE_AND_GOVERNANCE', 3, 'Five organisations sit at one table.'],
  ['one-page-plan', 'CITIZEN_EMPOWERMENT', 3, 'The plan is written with the person.'],
  ['one-page-plan', 'PROCESS_COORDINATION', 2, 'Whoever is called must know where the plan is.'],
  ['memory-cafe', 'CAPACITY_BUILDING', 2, 'Volunteers are trained.'],
]

/** Made-up scores of a few places, before and since, and what made-up practices need of a place. */
export const readinessRows = (): Rows[] => [
  [
    'MaturityScore',
    Object.entries(SCORED).flatMap(([pilot, rounds]) =>
      rounds.flatMap((scores, round) =>
        DIMENSIONS.map((dimension, i) => ({
          id: recordId('demonstration score', pilot, dimension, round),
          placeId: placeId(pilot),
          dimension,
          position: round + 1,
          isLatest: round === rounds.length - 1,
          score: scores[i],
          on: ON[round],
          illustrative: true,
        })),
      ),
    ),
  ],
  [
    'PracticeNeed',
    NEEDS.map(([practice, dimension, minimum, why]) => ({
      id: recordId('demonstration need', practice, dimension),
      practiceId: madePracticeId(`demonstration-${practice}`),
      dimension,
      minimum,
      why: `Made up: ${why}`,
    })),
  ],
]
