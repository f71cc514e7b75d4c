import { lowerBeta } from './beta.ts'
import { normalQuantile } from './normal.ts'
import { require } from './refusal.ts'
import { solveMonotone } from './root.ts'

/** P(T > t) of Student's distribution; degrees of freedom need not be whole. */
export function studentTail(t: number, df: number): number {
  require(df > 0, 'Student’s distribution needs more than 0 degrees of freedom.')
  if (t < 0) return 1 - studentTail(-t, df)
  return 0.5 * lowerBeta(df / 2, 0.5, df / (df + t * t), (t * t) / (df + t * t))
}

/** The two-sided p value of a t statistic. */
export const studentP = (t: number, df: number): number => 2 * studentTail(Math.abs(t), df)

/** t for a two-sided interval at the given confidence (a share). */
export function twoSidedT(confidence: number, df: number): number {
  const tail = (1 - confidence) / 2
  if (tail <= 0) return Infinity
  let high = -normalQuantile(tail) + 1
  while (studentTail(high, df) > tail) high *= 2
  return solveMonotone((t) => tail - studentTail(t, df), 0, high)
}
