import { pilotId, recordId } from '../ids.ts'
import type { Pilot } from '../record.ts'
import type { Rows } from '../stage.ts'

import { lastDayOf, monthAfter } from './day.ts'
import { LIVE_SINCE } from './values.ts'

const MONTHS = 15 // to June 2010, whose return is not due yet
const MAY = 13

type Steps = Partial<Record<'dueOn' | 'submittedAt' | 'queriedAt' | 'acceptedAt' | 'givenUpOn' | 'note', string | null>>

// How the return for May stands at the pilots where it is not simply accepted, by the pilot's number.
const IN_MAY: Record<number, Steps> = {
  1: { submittedAt: null, acceptedAt: null, givenUpOn: '2010-06-16', note: 'The team’s system was down for the whole month.' },
  3: { acceptedAt: null },
  4: { submittedAt: null, acceptedAt: null },
  8: { acceptedAt: null, queriedAt: '2010-06-15T10:00:00Z', note: 'Trust and practices give different figures for April.' },
  11: { submittedAt: null, acceptedAt: null, dueOn: '2010-06-22', note: 'A week more was agreed, because of the move to one form.' },
  15: { submittedAt: null, acceptedAt: null, givenUpOn: '2010-06-16', note: 'Two networks did not report.' },
  16: { acceptedAt: null, queriedAt: '2010-06-16T14:30:00Z', note: 'More answers than people asked.' },
}

/** Made-up returns of every pilot, month by month, in every state on the day that is shown. */
export const returnRows = (pilots: readonly Pilot[]): Rows[] => [
  ['DataReturn', pilots.flatMap(({ slug, number }) => Array.from({ length: MONTHS }, (_, index) => returnRow(slug, number, index)))],
]

function returnRow(slug: string, number: number, index: number) {
  const periodStart = monthAfter(LIVE_SINCE, index)
  const next = monthAfter(periodStart, 1).slice(0, 8)
  const sent: Steps = index > MAY ? {} : { submittedAt: `${next}12T09:00:00Z`, acceptedAt: `${next}16T11:00:00Z` }
  return {
    id: recordId('demonstration return', slug, periodStart),
    pilotId: pilotId(slug),
    periodStart,
    periodEnd: lastDayOf(periodStart),
    dueOn: `${next}15`,
    ...sent,
    ...(index === MAY && IN_MAY[number]),
    illustrative: true,
  }
}
