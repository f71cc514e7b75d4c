import { lowerGamma, upperGamma } from './gamma.ts'
import { normalQuantile } from './normal.ts'
import { solveMonotone } from './root.ts'

/** P(X > x) of the chi-square distribution. */
export const chiSquareTail = (x: number, df: number): number => upperGamma(df / 2, x / 2)

/** The quantile of the chi-square distribution; the smaller tail is the one inverted, so that both ends keep their digits. */
export function chiSquareQuantile(p: number, df: number): number {
  if (df <= 0 || p <= 0) return 0
  if (p >= 1) return Infinity
  const a = df / 2
  const miss = p < 0.5 ? (x: number) => lowerGamma(a, x) - p : (x: number) => 1 - p - upperGamma(a, x)
  // Wilson and Hilferty's cube is within a few per cent; the bracket doubles round it until it holds the root. It begins above 0, which doubles to 0.
  const cube = Math.max(a * Math.max(1 - 1 / (9 * a) + normalQuantile(p) / (3 * Math.sqrt(a)), 0.01) ** 3, Number.MIN_VALUE)
  let low = cube
  let high = cube
  while (low > Number.MIN_VALUE && miss(low) > 0) low /= 2
  while (miss(high) < 0) high *= 2
  return 2 * solveMonotone(miss, low, high)
}
