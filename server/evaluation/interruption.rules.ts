import { interruptedSeries, interruptedTerms, neweyWestInference } from '../statistics/interrupted.ts'
import { require } from '../statistics/refusal.ts'

import type { Interruption, InterruptionTerm } from './interruption.ts'
import { settingsOf } from './method.ts'
import { counted, formatFigure, monthName } from './period.ts'
import { placeRows } from './series.places.ts'
import type { SeriesKey } from './series.reads.ts'
import type { KnownSeries } from './series.rules.ts'
import { joinPredecessors } from './succession.rules.ts'

/** A segmented regression of the series, interrupted on a day; a gap in it is refused, for time would then stand still. */
export function makeInterruption(
  data: KnownSeries,
  key: SeriesKey,
  startsOn: string,
  asked: { lag: number | null; confidence: number },
): Interruption {
  const { measure, subject } = data
  const rows = joinPredecessors(subject.id, data.predecessors, measure.multiplier, data.observations)
  const { places } = placeRows(rows, [])
  const values = places.map((row) => row?.value ?? null)
  const gaps = values.filter((value) => value === null).length
  require(gaps === 0, `${counted(gaps, 'period')} of it ${gaps === 1 ? 'has' : 'have'} no value: choose a stretch without gaps.`)
  const start = places.findIndex((row) => row !== null && row.periodStart >= startsOn)
  require(start > 0, 'The interruption must lie within the series, with periods before it and after.')
  const series = values as number[]
  const model = interruptedSeries(series, start + 1)
  // The usual length for autocorrelation to die out in so many periods (Newey and West 1994).
  const lag = asked.lag ?? Math.floor(4 * (series.length / 100) ** (2 / 9))
  require(lag >= 0 && lag < series.length, 'The lag is a number of periods, fewer than the series has.')
  const term = (k: number): InterruptionTerm => {
    const { lower, upper } = neweyWestInference(model.fit, k, lag, true, asked.confidence)
    return { estimate: model.fit.coefficients[k]!, lower, upper }
  }
  const [levelChange, trendChange] = [term(interruptedTerms.levelChange), term(interruptedTerms.trendChange)]
  return {
    startsOn: rows[start]!.periodStart,
    before: start,
    after: series.length - start,
    trendBefore: model.trendBefore,
    levelChange,
    trendChange,
    observedLast: series.at(-1)!,
    expectedLast: model.counterfactualLast,
    durbinWatson: model.durbinWatson,
    confidence: asked.confidence,
    method: {
      name: 'Interrupted time series, segmented regression',
      ruleSet: 'Newey and West’s errors, adjusted for the number of parameters',
      settings: settingsOf({
        model: 'value ~ 1 + t + after + (t − t0) × after, t from 1, t0 the first period after',
        lag,
        weights: 'Bartlett, no prewhitening',
        confidence: asked.confidence,
        from: key.from,
        to: key.to,
        asKnownAt: key.asKnownAt,
      }),
      source: 'Wagner et al. 2002; Newey and West 1987; sandwich 3.0-2',
    },
    sentence: describe(
      data,
      rows[start]!.periodStart,
      { levelChange, trendChange },
      series.length - start,
      rows.some((row) => row.illustrative),
    ),
  }
}

const isClear = ({ lower, upper }: InterruptionTerm): boolean => lower > 0 || upper < 0

function describe(
  { measure, subject }: KnownSeries,
  startsOn: string,
  { levelChange, trendChange }: Pick<Interruption, 'levelChange' | 'trendChange'>,
  after: number,
  isMadeUp: boolean,
): string {
  const change = (name: string, { estimate, lower, upper }: InterruptionTerm, unit: string): string =>
    `${name} ${formatFigure(estimate)} ${unit} (interval ${formatFigure(lower)} to ${formatFigure(upper)})`
  return [
    `${measure.title}, ${subject.label}, from ${monthName(startsOn)}: ${change('a step of', levelChange, measure.unit)} and ${change('a trend changed by', trendChange, `${measure.unit} a period`)}.`,
    isClear(levelChange) || isClear(trendChange) ? 'At least one of them is more than chance makes.' : 'Both are within what chance makes.',
    after < 8 && `It rests on ${counted(after, 'period')} after, which is little.`,
    'Whatever else happened at that time is in it: it proves no cause.',
    subject.kind === 'ORGANISATION' && 'It is about everybody whom the organisation serves, not about a pilot.',
    isMadeUp && 'Its values are made up.',
  ]
    .filter(Boolean)
    .join(' ')
}
