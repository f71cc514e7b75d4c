import { ruleSets } from '../statistics/rule-set.ts'
import { xmrChart } from '../statistics/xmr-chart.ts'

import { monthName } from './period.ts'
import type { ReturnWarning } from './return-line.ts'
import type { ObservedRow } from './series.reads.ts'

/** How many values it takes before limits are more than trial limits. */
const ENOUGH = 12
const JUMP = 0.5

interface Looked {
  observation: Pick<ObservedRow, 'value' | 'denominator' | 'note' | 'status'> | null
  previous: Pick<ObservedRow, 'denominator' | 'periodStart'> | null
  /** The values before it, earliest first. */
  history: readonly (number | null)[]
  measure: { unit: string; decimals: number; lowest: number | null; highest: number | null }
}

/** What is unusual about a value: each asks for a note, none refuses. */
export function warningsOf({ observation, previous, history, measure }: Looked): ReturnWarning[] {
  if (!observation) return []
  const { value, denominator, note, status } = observation
  const isExplained = note !== null
  const written = (figure: number): string => `${figure.toFixed(measure.decimals)} ${measure.unit}`
  const warnings: ReturnWarning[] = []
  const ask = (kind: ReturnWarning['kind'], sentence: string) => warnings.push({ kind, sentence, isExplained })
  if (status === 'MISSING' || status === 'NOT_APPLICABLE') {
    if (!isExplained) ask('NO_VALUE', 'There is no value: say in a note why.')
    return warnings
  }
  if (value === null) return warnings
  const { lowest, highest } = measure
  if (lowest !== null && value < lowest) ask('OUTSIDE_RANGE', `${written(value)} is below ${written(lowest)}, the lowest likely value.`)
  if (highest !== null && value > highest) ask('OUTSIDE_RANGE', `${written(value)} is above ${written(highest)}, the highest likely value.`)
  if (denominator !== null && previous && previous.denominator !== null && Math.abs(denominator / previous.denominator - 1) > JUMP)
    ask('DENOMINATOR_JUMP', `It is divided by ${denominator}; in ${monthName(previous.periodStart)} it was ${previous.denominator}.`)
  const limits = limitsOf(history)
  if (limits && value > limits.upper)
    ask('OUTSIDE_LIMITS', `${written(value)} is above the upper limit of the values before it, ${written(limits.upper)}.`)
  if (limits && value < limits.lower)
    ask('OUTSIDE_LIMITS', `${written(value)} is below the lower limit of the values before it, ${written(limits.lower)}.`)
  return warnings
}

function limitsOf(history: readonly (number | null)[]): { upper: number; lower: number } | null {
  if (history.filter((value) => value !== null).length < ENOUGH) return null
  const { lower, upper } = xmrChart(history, [], null, ruleSets.NHS).segments[0]!.limits
  return lower === null || upper === null ? null : { lower, upper }
}
