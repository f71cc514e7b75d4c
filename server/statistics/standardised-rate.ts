import { sum } from './average.ts'
import { scaleInterval } from './interval.ts'
import type { Value } from './moving-range.ts'
import { byarCount, byarFrom, countInterval } from './poisson.ts'
import type { Estimate } from './rate.ts'
import { require } from './refusal.ts'

/** One stratum, as a rule an age band: what happened, to how many, and the weight of the band in the standard population. */
export interface Stratum {
  readonly events: Value
  readonly population: number
  readonly standard: number
  /** Strata of the same band, which differ in frequency only, name it: the band's weight counts once. */
  readonly band?: string
  /** How often each person had the event; the events are then persons. 1 when events are independent. */
  readonly frequency?: number
}

/**
 * A directly standardised rate with Dobson's interval (1991). Fewer than ten events give no rate at all. Where the same person has
 * the event again, the variance counts persons, by how often they had it.
 */
export function directRate(strata: readonly Stratum[], multiplier: number, confidence: number): Estimate & { total: number } {
  const bands = new Map(strata.map((stratum, i) => [stratum.band ?? i, stratum.standard]))
  const weight = sum([...bands.values()])
  const times = (stratum: Stratum): number => stratum.frequency ?? 1
  const total = sum(strata.map((stratum) => times(stratum) * (stratum.events ?? 0)))
  if (total < byarFrom) return { total, value: null, lower: null, upper: null }
  strata.forEach((stratum) => require(stratum.population > 0, 'Every age band needs a population above 0.'))
  const share = (stratum: Stratum): number => (stratum.standard * times(stratum)) / stratum.population
  const rate = sum(strata.map((stratum) => share(stratum) * (stratum.events ?? 0))) / weight
  const variance = sum(strata.map((stratum) => share(stratum) ** 2 * (stratum.events ?? 0))) / weight ** 2
  const scale = Math.sqrt(variance / total)
  const { lower, upper } = byarCount(total, confidence)
  const at = (end: Value): Value => (end === null ? null : (rate + scale * (end - total)) * multiplier)
  return { total, value: rate * multiplier, lower: at(lower), upper: at(upper) }
}

/** What would have happened here at the reference population's rates. */
export const expectedEvents = (populations: readonly number[], referenceEvents: readonly number[], referencePopulations: readonly number[]): number =>
  sum(populations.map((population, i) => (referenceEvents[i] / referencePopulations[i]) * population))

/** Observed over expected with the interval of the observed count; times the multiplier, which is the reference rate for an indirectly standardised rate. */
export function indirectRatio(observed: number, expected: number, multiplier: number, confidence: number): Estimate & { method: 'Exact' | 'Byars' } {
  require(expected > 0, 'A ratio needs more than 0 expected events.')
  const { method, ...interval } = countInterval(observed, confidence)
  return { method, value: (observed / expected) * multiplier, ...scaleInterval(interval, multiplier / expected) }
}
