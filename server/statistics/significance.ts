import { chiSquareQuantile } from './chi-square.ts'
import { funnelTails, outlierOf, type Outlier } from './funnel.ts'
import { scoreLimits } from './funnel.limits.ts'
import { lowerGamma } from './gamma.ts'
import { normalQuantile } from './normal.ts'
import { countInterval } from './poisson.ts'

/** Whether a share differs from the baseline by more than chance. */
export function testProportion(numerator: number, denominator: number, baseline: number): Outlier | null {
  const at = (tail: number) => scoreLimits(baseline, denominator, -normalQuantile(tail))
  return outlierOf(numerator / denominator, at(funnelTails.limits95), at(funnelTails.limits998))
}

/** Whether an observed count differs from the expected one by more than chance: exact below 10, Byar's from there. */
export function testCount(observed: number, expected: number): Outlier | null {
  const at = (tail: number) => {
    const { lower, upper } = countInterval(observed, 1 - 2 * tail)
    return { lower: lower ?? 0, upper: upper ?? Infinity }
  }
  const [near, far] = [at(funnelTails.limits95), at(funnelTails.limits998)]
  if (far.upper < expected) return 'LOW_998'
  if (far.lower > expected) return 'HIGH_998'
  if (near.upper < expected) return 'LOW_95'
  return near.lower > expected ? 'HIGH_95' : null
}

/** The expected counts at which an observed count is just significantly low, and just significantly high. */
export const expectedWhere = (observed: number, tail: number): { isLow: number; isHigh: number } => ({
  isLow: chiSquareQuantile(1 - tail, 2 * observed + 2) / 2,
  isHigh: chiSquareQuantile(tail, 2 * observed) / 2,
})

/** The score whose exact Poisson limit the observed count lies on (PowerBI-Funnels). */
export const exactScore = (observed: number, expected: number): number =>
  normalQuantile(lowerGamma(observed < expected ? expected : expected + 1, observed))
