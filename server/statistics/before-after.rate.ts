import { binomialP, clopperPearson } from './binomial.ts'
import type { Value } from './moving-range.ts'
import { twoSidedZ } from './normal.ts'
import { require } from './refusal.ts'

/** Events over exposure. */
export interface EventRate {
  readonly events: number
  readonly exposure: number
}

/** The ratio of two rates on the log scale. */
export function rateRatio(before: EventRate, after: EventRate, confidence: number) {
  require(before.events > 0 && after.events > 0, 'A ratio of rates needs events before and after.')
  const estimate = after.events / after.exposure / (before.events / before.exposure)
  const logError = Math.sqrt(1 / before.events + 1 / after.events)
  const reach = Math.exp(twoSidedZ(confidence) * logError)
  return { estimate, logError, lower: estimate / reach, upper: estimate * reach }
}

/** The exact interval of the same ratio: given the total, the events after are binomial (Przyborowski and Wilenski 1940). */
export function exactRateRatio(before: EventRate, after: EventRate, confidence: number) {
  const total = before.events + after.events
  require(total > 0, 'A ratio of rates needs at least one event.')
  const share = clopperPearson(after.events, total, confidence)
  // All events after: however large the ratio, they would be.
  const asRatio = (p: number): Value => (p === 1 ? null : ((p / (1 - p)) * before.exposure) / after.exposure)
  return {
    lower: asRatio(share.lower),
    upper: asRatio(share.upper),
    p: binomialP(after.events, total, after.exposure / (before.exposure + after.exposure)),
  }
}

/** The difference of two rates with the Poisson standard error. */
export const rateDifference = (before: EventRate, after: EventRate) => ({
  estimate: after.events / after.exposure - before.events / before.exposure,
  error: Math.sqrt(before.events / before.exposure ** 2 + after.events / after.exposure ** 2),
})
