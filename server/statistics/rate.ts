import { mean, variance } from './average.ts'
import { scaleInterval, type Interval } from './interval.ts'
import type { Value } from './moving-range.ts'
import { countInterval, exactCount } from './poisson.ts'
import { require } from './refusal.ts'
import { twoSidedT } from './student.ts'
import { wilsonInterval } from './wilson.ts'

/** An estimate with its interval; without a value where something is missing. */
export interface Estimate extends Interval {
  readonly value: Value
}

const missing: Estimate = { value: null, lower: null, upper: null }

/** Events per so much exposure; the numerator may exceed the denominator. */
export function crudeRate(events: Value, exposure: Value, multiplier: number, confidence: number): Estimate {
  if (events === null || exposure === null) return missing
  require(exposure > 0, 'A rate needs an exposure above 0.')
  const scale = multiplier / exposure
  return { value: events * scale, ...scaleInterval(countInterval(events, confidence), scale) }
}

/** A rate with the exact interval, however many events there are. */
export function exactRate(events: number, exposure: number, confidence: number): Estimate {
  require(exposure > 0, 'A rate needs an exposure above 0.')
  return { value: events / exposure, ...scaleInterval(exactCount(events, confidence), 1 / exposure) }
}

/** A share with Wilson's interval, times the multiplier. */
export function proportion(numerator: Value, denominator: Value, multiplier: number, confidence: number): Estimate {
  if (numerator === null || denominator === null) return missing
  return { value: (numerator / denominator) * multiplier, ...scaleInterval(wilsonInterval(numerator, denominator, confidence), multiplier) }
}

/** A mean with Student's interval on n − 1 degrees of freedom. */
export function meanEstimate(values: readonly number[], confidence: number): Estimate {
  require(values.length > 1, 'The interval of a mean needs at least two values.')
  const value = mean(values)
  const reach = twoSidedT(confidence, values.length - 1) * Math.sqrt(variance(values) / values.length)
  return { value, lower: value - reach, upper: value + reach }
}
