import type { Frequency } from './measure-words.ts'
import type { ObservationStatus } from './observation-status.ts'

/** What the rules need to know of a measure. */
export interface MeasureRules {
  code: string
  frequency: Frequency
  unit: string
  denominator: string | null
  multiplier: number
}

/** The figures of an observation; what is not given is null. */
export interface Figures {
  value: number | null
  numerator: number | null
  denominator: number | null
}

/** What is wrong, with which column. */
export interface Problem {
  column: 'value' | 'numerator' | 'denominator' | 'status' | 'periodStart' | 'periodEnd'
  reason: string
}

const none: Figures = { value: null, numerator: null, denominator: null }

/** A value that somebody worked out may differ from ours in the last digits that they kept. */
export const agreement = 1e-6

/** The figures as they are kept, a ratio worked out; or what is wrong with them. */
export function settleFigures(measure: MeasureRules, status: ObservationStatus, given: Figures): Figures | Problem {
  const wrong = Object.entries(given).find(([, figure]) => figure !== null && !(figure >= 0 && Number.isFinite(figure)))
  if (wrong) return { column: wrong[0] as keyof Figures, reason: `${wrong[0]} is a number from 0 upwards.` }
  const has = given.value !== null || given.numerator !== null || given.denominator !== null
  if (status === 'MISSING' || status === 'NOT_APPLICABLE')
    return has
      ? {
          column: 'status',
          reason: `What is ${status === 'MISSING' ? 'missing' : 'not applicable'} has no figures: leave them out, or choose another status.`,
        }
      : none
  if (status === 'SUPPRESSED' && !has) return none
  return measure.denominator === null ? settleCount(measure, given) : settleRatio(measure, given)
}

function settleCount({ code }: MeasureRules, { value, numerator, denominator }: Figures): Figures | Problem {
  if (numerator !== null || denominator !== null) return { column: 'numerator', reason: `${code} is a count: it has a value alone.` }
  return value === null ? { column: 'value', reason: 'Give the value, or say by the status why there is none.' } : { ...none, value }
}

function settleRatio({ code, unit, multiplier }: MeasureRules, { value, numerator, denominator }: Figures): Figures | Problem {
  if (numerator === null) return { column: 'numerator', reason: `${code} is a ratio: give its numerator and its denominator.` }
  if (denominator === null) return { column: 'denominator', reason: `${code} is a ratio: give its numerator and its denominator.` }
  if (denominator === 0) return { column: 'denominator', reason: 'A denominator of 0 gives no value: say by the status why there is none.' }
  if (unit === '%' && numerator > denominator)
    return { column: 'numerator', reason: 'More were counted than there are: the numerator is above the denominator.' }
  const worked = (numerator / denominator) * multiplier
  if (value !== null && Math.abs(value - worked) > agreement * Math.max(1, Math.abs(worked)))
    return { column: 'value', reason: `The value is not numerator over denominator times ${multiplier}: leave it out, it is worked out.` }
  return { value: worked, numerator, denominator }
}

const MONTHS: Record<Frequency, number> = { MONTHLY: 1, QUARTERLY: 3, ANNUAL: 12 }
const NAMES: Record<Frequency, string> = { MONTHLY: 'a month', QUARTERLY: 'a quarter', ANNUAL: 'a year' }

/** What is wrong with a period, or null: it is a whole one of the measure's frequency, and it has begun. */
export function checkPeriod({ frequency, code }: MeasureRules, periodStart: string, periodEnd: string, today: string): Problem | null {
  const [year, month] = periodStart.split('-').map(Number) as [number, number]
  const last = new Date(Date.UTC(year, month - 1 + MONTHS[frequency], 0)).toISOString().slice(0, 10)
  const isQuarter = frequency !== 'QUARTERLY' || month % 3 === 1
  if (!periodStart.endsWith('-01') || !isQuarter)
    return {
      column: 'periodStart',
      reason: `${code} is reported by ${NAMES[frequency].slice(2)}: a period starts on the first day of ${NAMES[frequency]}.`,
    }
  if (periodEnd !== last)
    return { column: 'periodEnd', reason: `A period that starts on ${periodStart} and is ${NAMES[frequency]} long ends on ${last}.` }
  return periodStart > today ? { column: 'periodStart', reason: 'The period has not begun.' } : null
}
