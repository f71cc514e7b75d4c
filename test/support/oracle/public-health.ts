import { sum } from '../../../server/statistics/average.ts'
import { poissonRatioLimits, scoreLimits } from '../../../server/statistics/funnel.limits.ts'
import { funnelTails, type Outlier } from '../../../server/statistics/funnel.ts'
import { normalQuantile } from '../../../server/statistics/normal.ts'
import { randomEffects } from '../../../server/statistics/overdispersion.ts'
import { expectedWhere, testCount, testProportion } from '../../../server/statistics/significance.ts'
import { number, numbers, texts, values, type Answer, type Input } from './input.ts'

const words: Record<Outlier, string> = { LOW_998: 'Low (0.001)', LOW_95: 'Low (0.025)', HIGH_95: 'High (0.025)', HIGH_998: 'High (0.001)' }
const word = (outlier: Outlier | null): string => (outlier === null ? 'Not significant' : words[outlier])

/** What a rate rests on: the denominator it implies, the unit's own without events, nothing (0) where there is no rate. */
function denominatorsOf(input: Input): number[] {
  const [rates, own] = [values(input, 'rates'), numbers(input, 'denominators')]
  return numbers(input, 'events').map((count, i) => {
    const rate = rates[i]
    return rate === null ? 0 : count === 0 ? own[i] : (number(input, 'multiplier') * count) / rate
  })
}

const baselineOf = (input: Input, denominators: readonly number[]): number =>
  sum(numbers(input, 'events').filter((_, i) => denominators[i] > 0)) / sum(denominators)

function rateLimits(input: Input): Answer {
  const baseline = baselineOf(input, denominatorsOf(input)) * number(input, 'multiplier')
  const events = numbers(input, 'evaluate_at_events')
  const at = (tail: number) => events.map((count) => expectedWhere(count, tail))
  const [near, far] = [at(funnelTails.limits95), at(funnelTails.limits998)]
  const rate = (expected: number, i: number): number => (baseline * events[i]) / expected
  const population = (expected: number): number => ((expected / baseline) * number(input, 'multiplier')) / number(input, 'years_of_data')
  return {
    baseline,
    events,
    lower_2s: near.map((own, i) => rate(own.isLow, i)),
    upper_2s: near.map((own, i) => rate(own.isHigh, i)),
    lower_3s: far.map((own, i) => rate(own.isLow, i)),
    upper_3s: far.map((own, i) => rate(own.isHigh, i)),
    lower_2s_population_1_year: near.map((own) => population(own.isLow)),
    upper_2s_population_1_year: near.map((own) => population(own.isHigh)),
  }
}

function ratioLimits(input: Input): Answer {
  const observed = numbers(input, 'evaluate_at_observed')
  const at = (tail: number) => observed.map((count) => expectedWhere(count, tail))
  const [near, far] = [at(funnelTails.limits95), at(funnelTails.limits998)]
  const of = (name: string, all: ReturnType<typeof at>, side: 'isLow' | 'isHigh'): Answer => ({
    [`${name}_expected`]: all.map((own) => own[side]),
    [`${name}_ratio_x100`]: all.map((own, i) => (observed[i] / own[side]) * 100),
  })
  return { ...of('lower_2s', near, 'isLow'), ...of('upper_2s', near, 'isHigh'), ...of('lower_3s', far, 'isLow'), ...of('upper_3s', far, 'isHigh') }
}

function proportionLimits(input: Input): Answer {
  const by = number(input, 'multiplier')
  const baseline = sum(numbers(input, 'numerators')) / sum(numbers(input, 'denominators'))
  const limits = (tail: number) => numbers(input, 'evaluate_at_population').map((n) => scoreLimits(baseline, n, -normalQuantile(tail)))
  const [near, far] = [limits(funnelTails.limits95), limits(funnelTails.limits998)]
  return {
    baseline: baseline * by,
    lower_2s: near.map((own) => own.lower * by),
    upper_2s: near.map((own) => own.upper * by),
    lower_3s: far.map((own) => own.lower * by),
    upper_3s: far.map((own) => own.upper * by),
  }
}

function testRates(input: Input): Answer {
  const denominators = denominatorsOf(input)
  const baseline = baselineOf(input, denominators)
  const test = (count: number, i: number): string =>
    input.rate_type === 'dsr' && count < 10 ? 'Not applicable for events less than 10 for dsrs' : word(testCount(count, baseline * denominators[i]))
  return { significance: numbers(input, 'events').map(test) }
}

function testProportions(input: Input): Answer {
  const [numerators, denominators] = [numbers(input, 'numerators'), numbers(input, 'denominators')]
  const baseline = sum(numerators) / sum(denominators)
  return { baseline, significance: numerators.map((x, i) => word(testProportion(x, denominators[i], baseline))) }
}

/** Public health funnels (PHE) and what else goes with funnels. */
export const publicHealth: Record<string, (input: Input) => Answer> = {
  'limits-proportion-wilson': proportionLimits,
  'limits-ratio-poisson-exact': ratioLimits,
  'limits-rate-poisson-exact': rateLimits,
  'limits-sr-poisson': (input) => {
    const by = number(input, 'target') * number(input, 'multiplier')
    const limits = (tail: number) => numbers(input, 'expected_at').map((expected) => poissonRatioLimits(expected, tail))
    const [near, far] = [limits(funnelTails.limits95), limits(funnelTails.limits998)]
    const of = (all: typeof near, side: 'lower' | 'upper'): number[] => all.map((own) => own[side] * by)
    return { ll95: of(near, 'lower'), ul95: of(near, 'upper'), ll998: of(far, 'lower'), ul998: of(far, 'upper') }
  },
  'significance-proportion': testProportions,
  'significance-rate': testRates,
  'significance-ratio': (input) => {
    const expected = numbers(input, 'expected')
    return { significance: numbers(input, 'observed').map((count, i) => word(testCount(count, expected[i]))) }
  },
  'outlier-flag': (input) => ({
    outlier: numbers(input, 'rr').map((value) => (value < number(input, 'lower') || value > number(input, 'upper') ? 1 : 0)),
  }),
  aggregate: (input) => {
    const [numerators, denominators, groups] = [numbers(input, 'numerator'), numbers(input, 'denominator'), texts(input, 'group')]
    const total = (of: readonly number[], group: string): number => sum(of.filter((_, i) => groups[i] === group))
    return { rr: [...new Set(groups)].map((group) => total(numerators, group) / total(denominators, group)) }
  },
  'tau2-dersimonian-laird': (input) => {
    const { tauSquared, q, df, pooled, error } = randomEffects(numbers(input, 'yi'), numbers(input, 'sei'))
    return { tau2: tauSquared, Q: q, Q_df: df, pooled_random: pooled, se_random: error }
  },
}
