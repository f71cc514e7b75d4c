import { sum } from '../statistics/average.ts'
import { asShare } from '../statistics/normal.ts'
import { byarFrom } from '../statistics/poisson.ts'
import { crudeRate, proportion } from '../statistics/rate.ts'
import { require } from '../statistics/refusal.ts'
import { directRate, expectedEvents, indirectRatio } from '../statistics/standardised-rate.ts'

import { settingsOf } from './method.ts'
import type { RateEstimate, ReferenceStratum, StandardStratum } from './rate-estimate.ts'

const PHE = 'PHEindicatormethods 093fd288'
const MOST_STRATA = 500

/** A share by Wilson, or a rate by the exact interval and from ten events on by Byar's: whichever the figures are. */
export function estimateRate(events: number, denominator: number, multiplier: number, confidence: number): RateEstimate {
  const isShare = multiplier <= 100 && events <= denominator
  const estimate = (isShare ? proportion : crudeRate)(events, denominator, multiplier, confidence)
  const ruleSet = isShare ? 'Wilson’s score interval' : events < byarFrom ? 'Exact Poisson interval' : 'Byar’s approximation'
  return {
    ...estimate,
    confidence: asShare(confidence),
    events,
    method: methodOf(isShare ? 'Share' : 'Crude rate', ruleSet, { per: multiplier, confidence }),
  }
}

/** A directly standardised rate of the strata given. */
export function standardiseDirectly(strata: readonly StandardStratum[], per: number, confidence: number): RateEstimate {
  requireStrata(strata, per)
  strata.forEach(({ events, population, standard, frequency }) =>
    require((events ?? 0) >= 0 && population >= 0 && standard >= 0 && (frequency ?? 1) > 0, 'Events, populations and weights cannot be below 0.'),
  )
  require(sum(strata.map(({ standard }) => standard)) > 0, 'The standard population cannot be empty.')
  const repeats = strata.some(({ frequency }) => (frequency ?? 1) !== 1)
  const { total, ...estimate } = directRate(
    strata.map(({ events, population, standard, band, frequency }) => ({
      events: events ?? null,
      population,
      standard,
      ...(band == null ? {} : { band }),
      ...(frequency == null ? {} : { frequency }),
    })),
    per,
    confidence,
  )
  const ruleSet = repeats ? 'Dobson’s interval, its variance of persons by how often they had the event' : 'Dobson’s interval with Byar’s limits'
  return {
    ...estimate,
    confidence: asShare(confidence),
    events: total,
    method: methodOf('Directly standardised rate', ruleSet, {
      per,
      confidence,
      strata: strata.length,
      fewerThanTen: 'no rate with fewer than 10 events',
    }),
  }
}

/** Observed over expected at the reference population's rates, as a ratio or times the reference rate. */
export function standardiseIndirectly(
  observed: number,
  strata: readonly ReferenceStratum[],
  { per, confidence, asRate }: { per: number; confidence: number; asRate: boolean },
): RateEstimate {
  requireStrata(strata, per)
  strata.forEach(({ population, referenceEvents, referencePopulation }) =>
    require(population >= 0 && referenceEvents >= 0 && referencePopulation > 0, 'A reference population lies above 0, and nothing else below it.'),
  )
  const [events, populations] = [strata.map(({ referenceEvents }) => referenceEvents), strata.map(({ referencePopulation }) => referencePopulation)]
  const expected = expectedEvents(
    strata.map(({ population }) => population),
    events,
    populations,
  )
  const { method, ...estimate } = indirectRatio(observed, expected, asRate ? (sum(events) / sum(populations)) * per : per, confidence)
  const ruleSet = method === 'Exact' ? 'Exact Poisson interval' : 'Byar’s approximation'
  return {
    ...estimate,
    confidence: asShare(confidence),
    events: observed,
    method: methodOf(asRate ? 'Indirectly standardised rate' : 'Indirectly standardised ratio', ruleSet, {
      per,
      confidence,
      expected,
      strata: strata.length,
    }),
  }
}

function requireStrata(strata: readonly unknown[], per: number): void {
  require(strata.length > 0 && strata.length <= MOST_STRATA, `Give 1 to ${MOST_STRATA} strata.`)
  require(per > 0, 'A rate is per more than 0.')
}

const methodOf = (name: string, ruleSet: string, settings: Record<string, string | number>) => ({
  name,
  ruleSet,
  settings: settingsOf(settings),
  source: PHE,
})
