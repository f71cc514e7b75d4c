import { require } from './refusal.ts'

const seriesTerms = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156, -3617 / 122400]

/** What Stirling's formula leaves out of ln Γ(x): Abramowitz and Stegun 6.1.40 from 10 upwards, its recurrence below. */
export function stirlingError(x: number): number {
  require(x > 0, 'Γ is computed for positive numbers only.')
  let below = 0
  let at = x
  for (; at < 10; at += 1) below += (at + 0.5) * Math.log1p(1 / at) - 1
  return below + seriesTerms.reduceRight((total, term) => total / (at * at) + term, 0) / at
}

/** ln Γ(x) for x > 0. */
export const logGamma = (x: number): number => (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI) + stirlingError(x)

/** x^a e^−x / Γ(a + 1) without the cancellation of large logarithms. Loader 2000, "Fast and accurate computation of binomial probabilities". */
function poissonWeight(a: number, x: number): number {
  const excess = (x - a) / a
  const logRatio = x < a / 2 ? Math.log(x / a) : Math.log1p(excess)
  return Math.exp(a * (logRatio - excess) - stirlingError(a)) / Math.sqrt(2 * Math.PI * a)
}

/** The regularised lower incomplete gamma function P(a, x). */
export const lowerGamma = (a: number, x: number): number => (x <= 0 ? 0 : x < a + 1 ? lowerSeries(a, x) : 1 - upperFraction(a, x))

/** The regularised upper incomplete gamma function Q(a, x) = 1 − P(a, x). */
export const upperGamma = (a: number, x: number): number => (x <= 0 ? 1 : x < a + 1 ? 1 - lowerSeries(a, x) : upperFraction(a, x))

function lowerSeries(a: number, x: number): number {
  let term = 1
  let total = 1
  for (let n = 1; term > total * 1e-17; n += 1) {
    term *= x / (a + n)
    total += term
  }
  return total * poissonWeight(a, x)
}

// Lentz's method on the continued fraction of Abramowitz and Stegun 6.5.31.
function upperFraction(a: number, x: number): number {
  let b = x + 1 - a
  let c = Infinity
  let d = 1 / b
  let fraction = d
  for (let n = 1; n < 100_000; n += 1) {
    const step = -n * (n - a)
    b += 2
    d = 1 / (step * d + b)
    c = b + step / c
    fraction *= c * d
    if (Math.abs(c * d - 1) < 1e-16) break
  }
  return fraction * a * poissonWeight(a, x)
}
