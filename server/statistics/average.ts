import { require } from './refusal.ts'

/** The sum of the values. */
export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

/** The arithmetic mean; the second pass takes the rounding error out, so that equal values have exactly their own mean (as R does). */
export function mean(values: readonly number[]): number {
  require(values.length > 0, 'A mean needs at least one value.')
  const first = sum(values) / values.length
  return first + sum(values.map((value) => value - first)) / values.length
}

/** The sample variance, with n − 1. */
export function variance(values: readonly number[]): number {
  require(values.length > 1, 'A variance needs at least two values.')
  const centre = mean(values)
  return sum(values.map((value) => (value - centre) ** 2)) / (values.length - 1)
}

/** The middle value, or the mean of the two in the middle. */
export const median = (values: readonly number[]): number => quantile(values, 0.5)

/** A sample quantile by linear interpolation at (n − 1)p: Hyndman and Fan's type 7, the default of R. */
export function quantile(values: readonly number[], p: number): number {
  require(values.length > 0, 'A quantile needs at least one value.')
  const sorted = values.toSorted((a, b) => a - b)
  const position = (sorted.length - 1) * p
  const below = Math.floor(position + 4 * Number.EPSILON)
  const fraction = Math.max(position - below, 0)
  if (fraction < 4 * Number.EPSILON || below + 1 >= sorted.length) return sorted[below]
  return sorted[below] + fraction * (sorted[below + 1] - sorted[below])
}

/** Ranks from 1, ties sharing their mean rank. */
export function ranks(values: readonly number[]): number[] {
  const sorted = values.toSorted((a, b) => a - b)
  return values.map((value) => (sorted.indexOf(value) + sorted.lastIndexOf(value)) / 2 + 1)
}
