import { mean, sum, variance } from '../../../server/statistics/average.ts'
import { byarCount, countInterval } from '../../../server/statistics/poisson.ts'
import { crudeRate, exactRate, meanEstimate, proportion, type Estimate } from '../../../server/statistics/rate.ts'
import { directRate, expectedEvents, indirectRatio } from '../../../server/statistics/standardised-rate.ts'
import { wilsonInterval } from '../../../server/statistics/wilson.ts'
import { maybe, number, numbers, orNone, texts, values, type Answer, type Input } from './input.ts'

/** Both intervals of one estimate, by the names the cases use. */
function bothIntervals(estimate: (confidence: number) => Estimate): Answer {
  const [near, far] = [estimate(0.95), estimate(0.998)]
  return { value: near.value, lower95: near.lower, upper95: near.upper, lower998: far.lower, upper998: far.upper }
}

function direct(input: Input): Answer {
  const persons = input.persons === undefined ? values(input, 'events') : values(input, 'persons')
  const [populations, standards] = [numbers(input, 'populations'), numbers(input, 'standard_populations')]
  const isIndependent = input.persons === undefined
  const strata = persons.map((events, i) => ({
    events,
    population: populations[i],
    standard: standards[i],
    ...(isIndependent ? {} : { band: texts(input, 'agebands')[i], frequency: numbers(input, 'event_frequency')[i] }),
  }))
  const multiplier = number(input, 'multiplier')
  const { total } = directRate(strata, multiplier, 0.95)
  return { total_count: total, total_pop: sum(populations), ...bothIntervals((confidence) => directRate(strata, multiplier, confidence)) }
}

function indirect(input: Input, isRate: boolean): Answer {
  const [reference, populations] = [numbers(input, 'reference_events'), numbers(input, 'reference_populations')]
  const observed = sum(values(input, 'events').map((events) => events ?? 0))
  const expected = expectedEvents(numbers(input, 'populations'), reference, populations)
  const rate = (sum(reference) / sum(populations)) * number(input, 'multiplier')
  const multiplier = isRate ? rate : number(input, 'multiplier')
  const { method } = indirectRatio(observed, expected, multiplier, 0.95)
  return {
    observed,
    expected,
    ref_rate: isRate ? rate : null,
    method,
    ...bothIntervals((confidence) => indirectRatio(observed, expected, multiplier, confidence)),
  }
}

function published(input: Input): Answer {
  const expected = numbers(input, 'expected')
  const all = numbers(input, 'observed').map((observed, i) =>
    bothIntervals((confidence) => indirectRatio(observed, expected[i], number(input, 'reference_rate_per_100k'), confidence)),
  )
  const pick = (name: string): unknown[] => all.map((answer) => answer[name])
  return { rate: pick('value'), lower95: pick('lower95'), upper95: pick('upper95'), lower998: pick('lower998'), upper998: pick('upper998') }
}

function meanT(input: Input): Answer {
  const series = values(input, 'values').filter((value) => value !== null)
  const [near, far] = [0.95, 0.998].map((confidence) => orNone(() => meanEstimate(series, confidence)))
  return {
    value_sum: sum(series),
    value_count: series.length,
    stdev: orNone(() => Math.sqrt(variance(series))),
    value: orNone(() => mean(series)),
    lower95_0cl: near?.lower ?? null,
    upper95_0cl: near?.upper ?? null,
    lower99_8cl: far?.lower ?? null,
    upper99_8cl: far?.upper ?? null,
  }
}

/** Rates and intervals. */
export const rates: Record<string, (input: Input) => Answer> = {
  'ci-wilson': (input) => ({ ...wilsonInterval(number(input, 'numerator'), number(input, 'denominator'), number(input, 'confidence')) }),
  'ci-byars': (input) => ({ ...byarCount(number(input, 'events'), number(input, 'confidence')) }),
  'ci-poisson-exact': (input) => {
    const { value, lower, upper } = exactRate(number(input, 'events'), number(input, 'exposure'), number(input, 'confidence'))
    return { rate: value, lower, upper }
  },
  'crude-rate': (input) => {
    const [events, exposure] = [maybe(input, 'numerator'), maybe(input, 'denominator')]
    const method = events === null ? null : countInterval(events, 0.95).method
    return { ...bothIntervals((confidence) => crudeRate(events, exposure, number(input, 'multiplier'), confidence)), method }
  },
  proportion: (input) =>
    bothIntervals((confidence) => proportion(maybe(input, 'numerator'), maybe(input, 'denominator'), number(input, 'multiplier'), confidence)),
  'mean-t': meanT,
  'dsr-dobson': direct,
  'dsr-nonindependent': direct,
  'indirect-rate': (input) => indirect(input, true),
  'indirect-ratio': (input) => indirect(input, false),
  'indirect-rate-published': published,
}
