import { stirlingError } from './gamma.ts'
import { solveMonotone } from './root.ts'

/** x^a y^b / B(a, b) with y = 1 − x, by deviances instead of large logarithms (Loader 2000). */
function betaWeight(a: number, b: number, x: number, y: number): number {
  const n = a + b
  const deviance = a * Math.log((x * n) / a) + b * Math.log((y * n) / b)
  return Math.sqrt((a * b) / (2 * Math.PI * n)) * Math.exp(deviance + stirlingError(n) - stirlingError(a) - stirlingError(b))
}

// Lentz's method on the continued fraction of Abramowitz and Stegun 26.5.8; it converges fast for x below (a + 1)/(a + b + 2).
function betaFraction(a: number, b: number, x: number): number {
  let c = 1
  let d = 1 / (1 - ((a + b) * x) / (a + 1))
  let fraction = d
  for (let m = 1; m < 100_000; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / (1 + even * d)
    c = 1 + even / c
    fraction *= c * d
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / (1 + odd * d)
    c = 1 + odd / c
    fraction *= c * d
    if (Math.abs(c * d - 1) < 1e-16) break
  }
  return fraction
}

/** The regularised incomplete beta function I_x(a, b); y is 1 − x, given where the caller knows it to more digits. */
export function lowerBeta(a: number, b: number, x: number, y = 1 - x): number {
  if (x <= 0) return 0
  if (y <= 0) return 1
  if (x > (a + 1) / (a + b + 2)) return 1 - (betaWeight(b, a, y, x) * betaFraction(b, a, y)) / b
  return (betaWeight(a, b, x, y) * betaFraction(a, b, x)) / a
}

/** The x for which I_x(a, b) = p. */
export const betaQuantile = (a: number, b: number, p: number): number => solveMonotone((x) => lowerBeta(a, b, x) - p, 0, 1)
