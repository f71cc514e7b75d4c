import { mean, variance } from './average.ts'
import { infer, type Inference } from './least-squares.ts'
import { require } from './refusal.ts'

/** A change with its inference. Values in time order depend on one another: a naive comparison of two stretches describes, it does not prove. */
export interface Change extends Inference {
  readonly estimate: number
}

/** Welch's comparison of two means, which lets their variances differ (Welch 1947). */
export function welchChange(before: readonly number[], after: readonly number[], confidence: number): Change {
  requireTwo(before, after)
  const [v0, v1] = [variance(before) / before.length, variance(after) / after.length]
  const df = (v0 + v1) ** 2 / (v0 ** 2 / (before.length - 1) + v1 ** 2 / (after.length - 1))
  const estimate = mean(after) - mean(before)
  return { estimate, ...infer(estimate, Math.sqrt(v0 + v1), df, confidence) }
}

/** The comparison with one variance for both. */
export function pooledChange(before: readonly number[], after: readonly number[], confidence: number): Change {
  requireTwo(before, after)
  const df = before.length + after.length - 2
  const pooled = ((before.length - 1) * variance(before) + (after.length - 1) * variance(after)) / df
  const estimate = mean(after) - mean(before)
  return { estimate, ...infer(estimate, Math.sqrt(pooled * (1 / before.length + 1 / after.length)), df, confidence) }
}

/** The mean change of the same units. */
export function pairedChange(before: readonly number[], after: readonly number[], confidence: number): Change {
  require(before.length === after.length, 'Pairs need a value before and a value after for every unit.')
  const changes = after.map((value, i) => value - before[i])
  requireTwo(changes, changes)
  const estimate = mean(changes)
  return { estimate, ...infer(estimate, Math.sqrt(variance(changes) / changes.length), changes.length - 1, confidence) }
}

function requireTwo(before: readonly number[], after: readonly number[]): void {
  require(before.length > 1 && after.length > 1, 'A comparison of means needs at least two values on each side.')
}
