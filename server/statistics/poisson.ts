import { chiSquareQuantile } from './chi-square.ts'
import type { Interval } from './interval.ts'
import { asShare, twoSidedZ } from './normal.ts'
import { require } from './refusal.ts'

/** Below this many events the exact interval is used, from it Byar's approximation (PHEindicatormethods). */
export const byarFrom = 10

/** The exact interval for a count (Garwood 1936). */
export function exactCount(events: number, confidence: number): Interval {
  require(events >= 0, 'A count cannot be negative.')
  const tail = (1 - asShare(confidence)) / 2
  return { lower: chiSquareQuantile(tail, 2 * events) / 2, upper: chiSquareQuantile(1 - tail, 2 * events + 2) / 2 }
}

/** Byar's approximation of it (Breslow and Day 1987); without a lower end where the cube would be negative or nothing was seen. */
export function byarCount(events: number, confidence: number): Interval {
  require(events >= 0, 'A count cannot be negative.')
  const z = twoSidedZ(confidence)
  const next = events + 1
  const root = events === 0 ? -1 : 1 - 1 / (9 * events) - z / (3 * Math.sqrt(events))
  return { lower: root < 0 ? null : events * root ** 3, upper: next * (1 - 1 / (9 * next) + z / (3 * Math.sqrt(next))) ** 3 }
}

/** The interval for a count that the size of the count calls for, and its name. */
export const countInterval = (events: number, confidence: number): Interval & { method: 'Exact' | 'Byars' } =>
  events < byarFrom ? { ...exactCount(events, confidence), method: 'Exact' } : { ...byarCount(events, confidence), method: 'Byars' }
