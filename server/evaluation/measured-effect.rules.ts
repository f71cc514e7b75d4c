import { welchChange } from '../statistics/before-after.ts'

import { formatFigure, monthName } from './period.ts'
import type { MeasuredOutcome, MeasuredStatus } from './measured-effect.ts'
import type { ObservedRow } from './series.reads.ts'
import type { Direction } from './measure-words.ts'

/** Fewer values than this on a side are too few to compare. */
const FEWEST = 3
const CONFIDENCE = 0.95

/** What is known of a measure at a place since it took something up. */
export interface Measured {
  status: MeasuredStatus
  outcome: MeasuredOutcome
  /** The approved values that it rests on, earliest first; none while a correction awaits approval. */
  rows: readonly ObservedRow[]
  latest: ObservedRow | null
  /** The newest period whose value awaits approval. */
  awaitingPeriod: string | null
  estimate: number | null
  lower: number | null
  upper: number | null
  pointsBefore: number
  pointsAfter: number
  sentence: string
}

const NOTHING = { rows: [], latest: null, estimate: null, lower: null, upper: null, pointsBefore: 0, pointsAfter: 0 }

/**
 * What came of it since a day, from approved values alone; `unapproved` names the others, with whether they were approved before. New months that nobody has approved yet are left out and said; where something that was
 * settled before is open again, there is no number at all until it is approved.
 */
export function judge(all: readonly ObservedRow[], unapproved: ReadonlyMap<string, boolean>, direction: Direction, since: string | null): Measured {
  const valued = all.filter((row) => row.value !== null)
  const rows = valued.filter(({ id }) => !unapproved.has(id))
  const waiting = valued.filter(({ id }) => unapproved.has(id))
  const last = rows.at(-1)
  const awaitingPeriod = waiting.at(-1)?.periodStart ?? null
  const isReopened = waiting.some(({ id, periodStart }) => unapproved.get(id) === true || !last || periodStart < last.periodStart)
  if (awaitingPeriod !== null && isReopened)
    return {
      ...NOTHING,
      status: 'AWAITING_APPROVAL',
      outcome: 'UNKNOWN',
      awaitingPeriod,
      sentence: `Awaiting approval: a figure for ${monthName(awaitingPeriod)} is not settled.`,
    }
  if (!last) return { ...NOTHING, status: 'NOT_REPORTED', outcome: 'UNKNOWN', awaitingPeriod: null, sentence: 'No value has been reported yet.' }
  const rest = awaitingPeriod === null ? '' : ` ${monthName(awaitingPeriod)} awaits approval.`
  return { status: 'MEASURED', rows, latest: last, awaitingPeriod, ...compare(rows, direction, since, rest) }
}

type Compared = Pick<Measured, 'outcome' | 'estimate' | 'lower' | 'upper' | 'pointsBefore' | 'pointsAfter' | 'sentence'>

function compare(rows: readonly ObservedRow[], direction: Direction, since: string | null, rest: string): Compared {
  const valuesOf = (side: readonly ObservedRow[]): number[] => side.map((row) => row.value!)
  const before = since === null ? [] : valuesOf(rows.filter((row) => row.periodStart < since))
  const after = since === null ? [] : valuesOf(rows.filter((row) => row.periodStart >= since))
  const counts = { pointsBefore: before.length, pointsAfter: after.length }
  if (before.length < FEWEST || after.length < FEWEST)
    return {
      ...counts,
      outcome: 'TOO_EARLY',
      estimate: null,
      lower: null,
      upper: null,
      sentence: `Too early to say: ${before.length} values before and ${after.length} since, and ${FEWEST} are needed on each side.${rest}`,
    }
  const { estimate, lower, upper } = change(before, after)
  const outcome = outcomeOf(lower, upper, direction)
  return {
    ...counts,
    estimate,
    lower,
    upper,
    outcome,
    sentence: `${SAYS[outcome]} ${formatFigure(estimate)} since it began (95% interval ${formatFigure(lower)} to ${formatFigure(upper)}), before and after at this place alone, which describes and does not prove.${rest}`,
  }
}

const SAYS: Record<MeasuredOutcome, string> = {
  BETTER: 'Better: a change of',
  WORSE: 'Worse: a change of',
  CHANGED: 'Changed by',
  WITHIN_CHANCE: 'Within chance: a change of',
  TOO_EARLY: '',
  UNKNOWN: '',
}

// Values that never vary on either side leave no doubt for an interval to hold.
function change(before: readonly number[], after: readonly number[]): { estimate: number; lower: number; upper: number } {
  const isFixed = [before, after].every((side) => side.every((value) => value === side[0]))
  const exact = after[0]! - before[0]!
  return isFixed ? { estimate: exact, lower: exact, upper: exact } : welchChange(before, after, CONFIDENCE)
}

// An interval that holds 0 is within chance; past that the measure's own direction says which way is good.
function outcomeOf(lower: number, upper: number, direction: Direction): MeasuredOutcome {
  if (lower <= 0 && upper >= 0) return 'WITHIN_CHANCE'
  if (direction === 'NEUTRAL') return 'CHANGED'
  if (direction === 'MAINTAIN') return 'WORSE'
  return lower > 0 === (direction === 'INCREASE') ? 'BETTER' : 'WORSE'
}
