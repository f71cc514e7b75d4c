import { pilotId, recordId } from '../ids.ts'
import type { Pilot } from '../record.ts'
import type { Rows } from '../stage.ts'

import { lastDayOf, monthAfter } from './day.ts'
import { leadName } from './people.ts'
import { LIVE_SINCE } from './values.ts'

const MONTHS = 15 // to June 2010, whose return is not due yet
const MAY = 13

type Steps = Partial<
  Record<'dueOn' | 'submittedAt' | 'queriedAt' | 'acceptedAt' | 'lastAcceptedAt' | 'reopenedAt' | 'givenUpOn' | 'note', string | null>
>

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

// One return that had been accepted was opened again; its reason stands with it.
const OPENED_AGAIN = { number: 6, index: MAY - 1, at: '2010-06-14T09:30:00Z', why: 'Two community matrons’ visits were entered twice.' }

/** Made-up returns of every pilot, month by month, in every state on the day that is shown, each with what was done with it. */
export function returnRows(pilots: readonly Pilot[]): Rows[] {
  const returns = pilots.flatMap(({ slug, number }) =>
    Array.from({ length: MONTHS }, (_, index) => ({ number, row: returnRow(slug, number, index) })),
  )
  return [
    ['DataReturn', returns.map(({ row }) => row)],
    ['ReturnStep', returns.flatMap(({ number, row }) => stepRows(row, leadName(number)))],
  ]
}

function stepRows(row: ReturnType<typeof returnRow>, lead: string) {
  const taken = ([kind, takenAt, by, comment]: [string, string | null | undefined, string, string | null]) =>
    takenAt ? [{ id: recordId('demonstration return step', row.id, kind), returnId: row.id, kind, takenAt, by, comment, illustrative: true }] : []
  const admin = 'Sam Showcase'
  return [
    ...taken(['SUBMITTED', row.submittedAt ?? (row.reopenedAt && row.lastAcceptedAt), lead, null]),
    ...taken(['QUERIED', row.queriedAt, admin, row.note ?? null]),
    ...taken(['ACCEPTED', row.lastAcceptedAt, admin, null]),
    ...taken(['REOPENED', row.reopenedAt, admin, OPENED_AGAIN.why]),
    ...taken(['WAIVED', row.givenUpOn && `${row.givenUpOn}T16:00:00Z`, admin, row.note ?? null]),
  ]
}

function returnRow(
  slug: string,
  number: number,
  index: number,
): Steps & { id: string; pilotId: string; periodStart: string; periodEnd: string; illustrative: true } {
  const periodStart = monthAfter(LIVE_SINCE, index)
  const next = monthAfter(periodStart, 1).slice(0, 8)
  const accepted = `${next}16T11:00:00Z`
  const sent: Steps = index > MAY ? {} : { submittedAt: `${next}12T09:00:00Z`, acceptedAt: accepted, lastAcceptedAt: accepted }
  const opened: Steps = { submittedAt: null, acceptedAt: null, lastAcceptedAt: accepted, reopenedAt: OPENED_AGAIN.at }
  return {
    id: recordId('demonstration return', slug, periodStart),
    pilotId: pilotId(slug),
    periodStart,
    periodEnd: lastDayOf(periodStart),
    dueOn: `${next}15`,
    ...sent,
    ...(index === MAY && IN_MAY[number] && { lastAcceptedAt: null, ...IN_MAY[number] }),
    ...(index === OPENED_AGAIN.index && number === OPENED_AGAIN.number && opened),
    illustrative: true,
  }
}
