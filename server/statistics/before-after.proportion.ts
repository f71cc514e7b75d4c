import { chiSquareTail } from './chi-square.ts'
import { twoSidedZ } from './normal.ts'
import { require } from './refusal.ts'

/** Events among n. */
export interface Share {
  readonly events: number
  readonly n: number
}

/**
 * The difference of two shares with Wald's interval and Pearson's test; `isCorrected` applies Yates's continuity correction as R's prop.test does.
 * Where all or none have the event on both sides there is nothing to test.
 */
export function shareDifference(before: Share, after: Share, confidence: number, isCorrected: boolean) {
  const [p0, p1] = [before.events / before.n, after.events / after.n]
  const pooled = (before.events + after.events) / (before.n + after.n)
  const inverse = 1 / before.n + 1 / after.n
  const estimate = p1 - p0
  const yates = isCorrected ? Math.min(0.5, Math.abs(estimate) / inverse) : 0
  const reach = twoSidedZ(confidence) * Math.sqrt((p0 * (1 - p0)) / before.n + (p1 * (1 - p1)) / after.n) + yates * inverse
  const hasBoth = pooled > 0 && pooled < 1
  const chiSquare = hasBoth ? (Math.abs(estimate) - yates * inverse) ** 2 / (pooled * (1 - pooled) * inverse) : null
  const p = chiSquare === null ? null : chiSquareTail(chiSquare, 1)
  return { estimate, lower: Math.max(-1, estimate - reach), upper: Math.min(1, estimate + reach), chiSquare, p }
}

/** The ratio of two risks on the log scale. */
export function riskRatio(before: Share, after: Share, confidence: number) {
  require(before.events > 0 && after.events > 0, 'A ratio of risks needs events on both sides.')
  const error = Math.sqrt(1 / after.events - 1 / after.n + 1 / before.events - 1 / before.n)
  return aroundLog(after.events / after.n / (before.events / before.n), error, confidence)
}

/** The ratio of two odds on the log scale. */
export function oddsRatio(before: Share, after: Share, confidence: number) {
  require([before, after].every(({ events, n }) => events > 0 && events < n), 'A ratio of odds needs cases with and without the event on both sides.')
  const [rest0, rest1] = [before.n - before.events, after.n - after.events]
  const error = Math.sqrt(1 / after.events + 1 / rest1 + 1 / before.events + 1 / rest0)
  return aroundLog(after.events / rest1 / (before.events / rest0), error, confidence)
}

function aroundLog(estimate: number, error: number, confidence: number) {
  const reach = Math.exp(twoSidedZ(confidence) * error)
  return { estimate, lower: estimate / reach, upper: estimate * reach }
}
