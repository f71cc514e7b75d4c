import { pilotId, practiceId, recordId } from '../ids.ts'
import type { Rows } from '../stage.ts'

import { demonstrationMeasureId } from './measures.ts'
import { madePracticeId } from './practices.ts'

interface Effect {
  measure: string
  value: number | null
  sentence: string
  status: 'REPORTED' | 'BEING_MEASURED' | 'AWAITING_APPROVAL'
}

const ward = madePracticeId('demonstration-community-ward-round')
const plan = madePracticeId('demonstration-one-page-plan')
const card = madePracticeId('demonstration-waiting-room-screening')
const cafe = madePracticeId('demonstration-memory-cafe')
const admissions = (value: number, sentence: string, status: Effect['status'] = 'REPORTED'): Effect => ({
  measure: 'DEMO_EMERGENCY',
  value,
  sentence,
  status,
})

// Every stage, and effects that are good, adverse, none, still measured and not yet approved.
const ADOPTIONS: [practice: string, pilot: string, stage: string, startedOn: string | null, note: string, effects: Effect[]][] = [
  [
    ward,
    'principia',
    'SUSTAINED',
    '2009-06-01',
    'Where it began.',
    [admissions(-2.1, 'Emergency admissions fell by 2.1 per 1,000 a month, beyond chance.')],
  ],
  [
    ward,
    'torbay',
    'EMBEDDED',
    '2009-11-01',
    'Every two weeks by zone, with shorter lists.',
    [admissions(-1.4, 'Emergency admissions fell by 1.4 per 1,000 a month, beyond chance.')],
  ],
  [
    ward,
    'norfolk',
    'PAUSED',
    '2010-01-04',
    'Distances were too long; it goes on by telephone.',
    [admissions(0.9, 'Emergency admissions rose by 0.9 per 1,000 a month, beyond chance.')],
  ],
  [
    ward,
    'nene',
    'PILOTING',
    '2010-02-01',
    'Twelve practices.',
    [{ measure: 'DEMO_EMERGENCY', value: null, sentence: 'Fewer than twelve months yet.', status: 'BEING_MEASURED' }],
  ],
  [ward, 'durham-dales', 'ASSESSING', null, 'Asks how it would work in the upper dales.', []],
  [plan, 'northumbria', 'EMBEDDED', '2009-09-01', 'Where it began.', [admissions(-0.2, 'No change that could not be chance.')]],
  [
    plan,
    'principia',
    'PILOTING',
    '2010-01-11',
    'With the Met Office’s cold warnings on the back.',
    [admissions(-0.4, 'Not yet approved.', 'AWAITING_APPROVAL')],
  ],
  [plan, 'tower-hamlets', 'PLANNED', '2010-07-01', 'To be printed in four languages.', []],
  [plan, 'cumbria', 'INTERESTED', null, 'Would like to see the words used.', []],
  [
    card,
    'newcastle-hospitals',
    'ABANDONED',
    '2009-10-01',
    'Given up: searching the practices’ lists found more people with less work.',
    [{ measure: 'DEMO_PLANS', value: 0, sentence: 'No more people had a plan than before.', status: 'REPORTED' }],
  ],
  [cafe, 'cornwall-and-isles-of-scilly', 'PILOTING', '2010-02-15', 'Four of twelve clinics.', []],
  [cafe, 'bournemouth-and-poole', 'INTERESTED', null, 'Asked for the budget.', []],
  [practiceId('copd-key-worker'), 'principia', 'ASSESSING', null, 'Made up: compares it with its own community wards.', []],
  [practiceId('finding-people-who-may-fall'), 'church-view', 'PLANNED', '2010-09-01', 'Made up: the practice would search its own list.', []],
]

/** Made-up adoptions in every stage, with effects of every kind. */
export function adoptionRows(): Rows[] {
  const idOf = (practice: string, pilot: string) => recordId('demonstration adoption', practice, pilot)
  return [
    [
      'Adoption',
      ADOPTIONS.map(([practice, pilot, stage, startedOn, note]) => ({
        id: idOf(practice, pilot),
        practiceId: practice,
        pilotId: pilotId(pilot),
        stage,
        startedOn,
        note,
        illustrative: true,
      })),
    ],
    [
      'AdoptionEffect',
      ADOPTIONS.flatMap(([practice, pilot, , , , effects]) =>
        effects.map(({ measure, ...effect }, index) => ({
          id: recordId('demonstration effect', practice, pilot, index),
          adoptionId: idOf(practice, pilot),
          position: index + 1,
          measureId: demonstrationMeasureId(measure),
          ...effect,
        })),
      ),
    ],
  ]
}
