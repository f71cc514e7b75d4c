import { registerEnumType } from 'type-graphql'

import { BadInput } from '../platform/errors.ts'

export const SnapshotPace = { DAILY: 'DAILY', WEEKLY: 'WEEKLY', MONTHLY: 'MONTHLY' } as const
export type SnapshotPace = keyof typeof SnapshotPace
registerEnumType(SnapshotPace, {
  name: 'SnapshotPace',
  description: 'How often a snapshot is taken.',
  valuesConfig: {
    DAILY: { description: 'Every day.' },
    WEEKLY: { description: 'Every week, on the weekday of the first day.' },
    MONTHLY: { description: 'Every month, on the day of the first; on the last day of a month that has no such day.' },
  },
})

const DAY_MS = 86_400_000
const HOUR = '06:00:00Z'
const LONGEST_MS: Record<SnapshotPace, number> = { DAILY: DAY_MS, WEEKLY: 7 * DAY_MS, MONTHLY: 31 * DAY_MS }
const FORMATS = ['csv', 'xlsx', 'json']

/** How many files of a schedule may be kept. */
export const MOST_KEPT = 36
/** How many schedules of one account may run. */
export const MOST_RUNNING = 20
/** After so many failures in a row nothing more is tried. */
export const MOST_FAILURES = 3

/** What stands in a schedule of when it is due. */
export interface Rhythm {
  pace: SnapshotPace
  /** The first day, ISO 8601. */
  firstOn: string
}

/** The moment of the first snapshot: six in the morning, UTC. */
export const firstDue = ({ firstOn }: Rhythm): Date => new Date(`${firstOn}T${HOUR}`)

/** The first moment after this one at which a snapshot is due. */
export const nextDue = (rhythm: Rhythm, after: Date): Date => dueAt(rhythm, indexAfter(rhythm, after))

/** The latest moment up to this one at which a snapshot was due; the first where none was yet. */
export const latestDue = (rhythm: Rhythm, until: Date): Date => dueAt(rhythm, Math.max(0, indexAfter(rhythm, until) - 1))

function indexAfter(rhythm: Rhythm, after: Date): number {
  let index = Math.max(0, Math.floor((after.getTime() - firstDue(rhythm).getTime()) / LONGEST_MS[rhythm.pace]))
  while (dueAt(rhythm, index) <= after) index += 1
  return index
}

// Always counted from the first day, so that the 31st is not forgotten over a February.
function dueAt({ pace, firstOn }: Rhythm, index: number): Date {
  const first = firstDue({ pace, firstOn })
  if (pace !== 'MONTHLY') return new Date(first.getTime() + index * LONGEST_MS[pace])
  const [year, month, day] = firstOn.split('-').map(Number) as [number, number, number]
  const lastDay = new Date(Date.UTC(year, month + index, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + index, Math.min(day, lastDay), first.getUTCHours()))
}

/** A first day that is not over. */
export function needFirstDay(day: string, now: Date): string {
  if (day < now.toISOString().slice(0, 10)) throw new BadInput('Choose today or a later day: snapshots of the past cannot be taken.', 'firstOn')
  return day
}

/** csv, xlsx or json. */
export function needFormat(format: string): string {
  if (!FORMATS.includes(format)) throw new BadInput(`A file is ${FORMATS.join(', ')}.`, 'format')
  return format
}

/** How many files are to be kept. */
export function needKeep(keep: number): number {
  if (keep < 1 || keep > MOST_KEPT) throw new BadInput(`Keep between 1 and ${MOST_KEPT} files.`, 'keep')
  return keep
}
