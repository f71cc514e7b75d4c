import { betaQuantile, lowerBeta } from './beta.ts'
import { logGamma } from './gamma.ts'

/** P(X = k) for k successes in n trials. */
export function binomialDensity(k: number, n: number, p: number): number {
  if (k < 0 || k > n) return 0
  const choose = logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1)
  return Math.exp(choose + (k === 0 ? 0 : k * Math.log(p)) + (k === n ? 0 : (n - k) * Math.log1p(-p)))
}

/** P(X ≤ k) for k successes in n trials. */
export const binomialCdf = (k: number, n: number, p: number): number => (k < 0 ? 0 : k >= n ? 1 : lowerBeta(n - k, k + 1, 1 - p))

/** The smallest k with P(X ≤ k) ≥ q; the little slack is R's, so that a sum which rounds just below q still counts. */
export function binomialQuantile(q: number, n: number, p: number): number {
  let k = 0
  while (k < n && binomialCdf(k, n, p) < q * (1 - 64 * Number.EPSILON)) k += 1
  return k
}

/** Clopper and Pearson's exact interval for a proportion (1934). */
export function clopperPearson(k: number, n: number, confidence: number): { lower: number; upper: number } {
  const tail = (1 - confidence) / 2
  return { lower: k === 0 ? 0 : betaQuantile(k, n - k + 1, tail), upper: k === n ? 1 : betaQuantile(k + 1, n - k, 1 - tail) }
}

/** The exact two-sided p value: every outcome no likelier than the one seen (the rule of R's binom.test). */
export function binomialP(k: number, n: number, p: number): number {
  const seen = binomialDensity(k, n, p) * (1 + 1e-7)
  const middle = n * p
  if (k === middle) return 1
  if (k < middle) {
    let from = Math.ceil(middle)
    while (from <= n && binomialDensity(from, n, p) > seen) from += 1
    return Math.min(1, binomialCdf(k, n, p) + (from > n ? 0 : lowerBeta(from, n - from + 1, p)))
  }
  let to = Math.floor(middle)
  while (to >= 0 && binomialDensity(to, n, p) > seen) to -= 1
  return Math.min(1, lowerBeta(k, n - k + 1, p) + binomialCdf(to, n, p))
}
