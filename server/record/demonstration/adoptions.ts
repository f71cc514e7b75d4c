import { pilotId, practiceId, recordId } from '../ids.ts'
import type { Rows } from '../stage.ts'

import { demonstrationMeasureId } from './measures.ts'
import { madePracticeId } from './practices.ts'

/** A measure by which a pilot follows its adoption, and where it stood before. */
interface Followed {
  measure: string
  baselineNote: string
}

const ward = madePracticeId('demonstration-community-ward-round')
const plan = madePracticeId('demonstration-one-page-plan')
const card = madePracticeId('demonstration-waiting-room-screening')
const cafe = madePracticeId('demonstration-memory-cafe')
const follow = (measure: string): Followed => ({ measure, baselineNote: 'Made up: the mean of the twelve months before.' })
const admissions = follow('DEMO_EMERGENCY')
const KEPT: Record<string, string> = { principia: 'AS_DESCRIBED', torbay: 'IN_PART', norfolk: 'OTHERWISE', northumbria: 'AS_DESCRIBED' }

// Every stage; what came of each is computed from the made-up series: for the better, for the worse, nothing, too early, and awaiting approval.
const ADOPTIONS: [practice: string, pilot: string, stage: string, startedOn: string | null, note: string, followed: Followed[], reason?: string][] = [
  [ward, 'principia', 'SUSTAINED', '2009-06-01', 'Where it began.', [admissions]],
  [ward, 'torbay', 'EMBEDDED', '2009-11-01', 'Every two weeks by zone, with shorter lists.', [admissions]],
  [ward, 'norfolk', 'PAUSED', '2010-01-04', 'By telephone since April.', [admissions], 'Distances were too long for a meeting.'],
  [ward, 'nene', 'PILOTING', '2010-02-01', 'Twelve practices.', [admissions]],
  [ward, 'tameside-and-glossop', 'PILOTING', '2009-05-01', 'For people at risk of heart disease.', [admissions]],
  [ward, 'durham-dales', 'ASSESSING', null, 'Asks how it would work in the upper dales.', []],
  [plan, 'northumbria', 'EMBEDDED', '2009-09-01', 'Where it began.', [admissions]],
  [plan, 'principia', 'PILOTING', '2010-01-11', 'With the Met Office’s cold warnings on the back.', [admissions]],
  [plan, 'cornwall-and-isles-of-scilly', 'PILOTING', '2009-08-01', 'For people with dementia and a lung disease.', [admissions]],
  [plan, 'tower-hamlets', 'PLANNED', '2010-07-01', 'To be printed in four languages.', []],
  [plan, 'cumbria', 'INTERESTED', null, 'Would like to see the words used.', []],
  [
    card,
    'newcastle-hospitals',
    'ABANDONED',
    '2009-10-01',
    'Two questions on a card, handed out at the desk.',
    [follow('DEMO_PLANS')],
    'Searching the practices’ lists found more people with less work.',
  ],
  [cafe, 'cornwall-and-isles-of-scilly', 'PILOTING', '2010-02-15', 'Four of twelve clinics.', []],
  [cafe, 'bournemouth-and-poole', 'INTERESTED', null, 'Asked for the budget.', []],
  [practiceId('copd-key-worker'), 'principia', 'ASSESSING', null, 'Made up: compares it with its own community wards.', []],
  [practiceId('finding-people-who-may-fall'), 'church-view', 'PLANNED', '2010-09-01', 'Made up: the practice would search its own list.', []],
]

// How each came to its stage: the stages before it, and on which day, in days after it began.
const WAY: Record<string, [stage: string, after: number][]> = {
  EMBEDDED: [
    ['PILOTING', 0],
    ['EMBEDDED', 150],
  ],
  SUSTAINED: [
    ['PILOTING', 0],
    ['EMBEDDED', 120],
    ['SUSTAINED', 330],
  ],
  PAUSED: [
    ['PILOTING', 0],
    ['PAUSED', 98],
  ],
  ABANDONED: [
    ['PILOTING', 0],
    ['ABANDONED', 211],
  ],
}
const SAID = '2010-05-10'
const dayOn = (day: string, days: number): string => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)

/** Made-up adoptions in every stage, each with the steps of its way and the measures that it is followed by. */
export function adoptionRows(): Rows[] {
  const idOf = (practice: string, pilot: string) => recordId('demonstration adoption', practice, pilot)
  return [
    [
      'Adoption',
      ADOPTIONS.map(([practice, pilot, stage, startedOn, note, , reason]) => ({
        id: idOf(practice, pilot),
        practiceId: practice,
        pilotId: pilotId(pilot),
        stage,
        startedOn,
        fidelity: KEPT[pilot] ?? null,
        note,
        reason: reason ?? null,
        illustrative: true,
      })),
    ],
    [
      'AdoptionStep',
      ADOPTIONS.flatMap(([practice, pilot, stage, startedOn, , , reason]) =>
        (WAY[stage] ?? [[stage, 0]]).map(([each, after], index, { length }) => ({
          id: recordId('demonstration step', practice, pilot, index),
          adoptionId: idOf(practice, pilot),
          position: index + 1,
          stage: each,
          on: stage === 'PILOTING' || WAY[stage] ? dayOn(startedOn ?? SAID, after) : SAID,
          reason: index === length - 1 ? (reason ?? null) : null,
        })),
      ),
    ],
    [
      'AdoptionEffect',
      ADOPTIONS.flatMap(([practice, pilot, , , , followed]) =>
        followed.map(({ measure, baselineNote }, index) => ({
          id: recordId('demonstration effect', practice, pilot, index),
          adoptionId: idOf(practice, pilot),
          position: index + 1,
          measureId: demonstrationMeasureId(measure),
          isLive: true,
          baselineNote,
          sentence: 'Followed by this measure.',
          status: 'BEING_MEASURED',
          illustrative: true,
        })),
      ),
    ],
  ]
}
