import { collapsedEffect } from '../../../server/statistics/collapsed.ts'
import { differenceOfRates, differenceOfShares, ratioOfOddsRatios, ratioOfRateRatios, type Cells } from '../../../server/statistics/difference.ts'
import { classicalInference, interruptedSeries, interruptedTerms, neweyWestInference } from '../../../server/statistics/interrupted.ts'
import { classicalError, infer, leastSquares, type Fit } from '../../../server/statistics/least-squares.ts'
import { biasReducedInference, fitPanel, stataInference, type PanelFit } from '../../../server/statistics/panel.ts'
import { preTrend } from '../../../server/statistics/pre-trend.ts'
import { clusterError, groupPlaces, robustError, stataCorrection, type Robust } from '../../../server/statistics/sandwich.ts'
import { mean } from '../../../server/statistics/average.ts'
import { inferred } from './before-after.ts'
import { number, numbers, orNone, part, texts, truths, type Answer, type Input } from './input.ts'

const cellsOf = <T>(of: (name: string) => T): Cells<T> => ({
  controlBefore: of('control_before'),
  controlAfter: of('control_after'),
  treatedBefore: of('treated_before'),
  treatedAfter: of('treated_after'),
})

const robust = (fit: Fit, k: number, kind: Robust, confidence: number): Answer =>
  inferred(() => infer(fit.coefficients[k], robustError(fit, k, kind), fit.df, confidence))

function fourCells(input: Input): Answer {
  const [treated, post, y, confidence] = [numbers(input, 'treated'), numbers(input, 'post'), numbers(input, 'y'), number(input, 'confidence')]
  const fit = leastSquares(
    y.map((_, i) => [1, treated[i], post[i], treated[i] * post[i]]),
    y,
  )
  const cell = (t: number, p: number): number => mean(y.filter((_, i) => treated[i] === t && post[i] === p))
  return {
    cell_means: { control_before: cell(0, 0), control_after: cell(0, 1), treated_before: cell(1, 0), treated_after: cell(1, 1) },
    did: fit.coefficients[3],
    classical: inferred(() => infer(fit.coefficients[3], classicalError(fit, 3), fit.df, confidence)),
    ...Object.fromEntries((['HC0', 'HC1', 'HC2', 'HC3'] as const).map((kind) => [kind, robust(fit, 3, kind, confidence)])),
    n: y.length,
  }
}

function cellsOfShares(input: Input): Answer {
  const [events, n, confidence] = [part(input, 'events'), part(input, 'n'), number(input, 'confidence')]
  const cells = cellsOf((name) => ({ events: number(events, name), n: number(n, name) }))
  const difference = differenceOfShares(cells, confidence)
  const odds = orNone(() => ratioOfOddsRatios(cells, confidence))
  return {
    did: difference.estimate,
    se: difference.error,
    lower: difference.lower,
    upper: difference.upper,
    ratio_of_odds_ratios: odds?.estimate ?? null,
    log_se: odds?.error ?? null,
    or_lower: odds?.lower ?? null,
    or_upper: odds?.upper ?? null,
    or_p: odds?.p ?? null,
  }
}

function cellsOfRates(input: Input): Answer {
  const [events, exposure] = [part(input, 'events'), part(input, 'exposure')]
  const cells = cellsOf((name) => ({ events: number(events, name), exposure: number(exposure, name) }))
  const ratio = orNone(() => ratioOfRateRatios(cells, number(input, 'confidence')))
  const difference = differenceOfRates(cells)
  return {
    ratio_of_rate_ratios: ratio?.estimate ?? null,
    log_estimate: ratio?.log ?? null,
    se_log: ratio?.error ?? null,
    z: ratio?.z ?? null,
    p: ratio?.p ?? null,
    lower: ratio?.lower ?? null,
    upper: ratio?.upper ?? null,
    difference_in_rate_differences: difference.estimate,
    difference_se: difference.error,
  }
}

function collapsed(input: Input): Answer {
  const [units, treated, change, confidence] = [
    texts(input, 'units'),
    truths(input, 'treated'),
    numbers(input, 'change'),
    number(input, 'confidence'),
  ]
  const changes = units.map((unit, i) => ({ unit, isTreated: treated[i], change: change[i] }))
  const of = (isTreated: boolean): number[] => change.filter((_, i) => treated[i] === isTreated)
  const fit = leastSquares(
    units.map((_, i) => [1, Number(treated[i])]),
    change,
  )
  return {
    did: mean(of(true)) - mean(of(false)),
    classical: inferred(() => infer(fit.coefficients[1], classicalError(fit, 1), fit.df, confidence)),
    HC2: robust(fit, 1, 'HC2', confidence),
    HC3: robust(fit, 1, 'HC3', confidence),
    welch: inferred(() => collapsedEffect(changes, confidence)),
  }
}

function panel(input: Input): Answer {
  const [units, periods, confidence] = [texts(input, 'unit'), texts(input, 'period'), number(input, 'confidence')]
  const fit = fitPanel({ units, periods, regressors: numbers(input, 'treated_post').map((on) => [on]), values: numbers(input, 'y') })
  const [did] = fit.coefficients
  const [groups, n] = [fit.groups.length, fit.rows.length]
  const crZero = clusterError(fit, 0, fit.groups)
  const stata = () => stataInference(fit, 0, confidence)
  const clustered = (error: number): Answer => inferred(() => infer(did, error, groups - 1, confidence))
  return {
    did,
    n,
    n_units: groups,
    n_periods: new Set(periods).size,
    residual_df: fit.df,
    n_parameters: n - fit.df,
    classical: inferred(() => infer(did, classicalError(fit, 0), fit.df, confidence)),
    HC1: robust(fit, 0, 'HC1', confidence),
    cluster_CR0: clustered(crZero),
    cluster_CR0_times_G_over_Gm1: clustered(crZero * Math.sqrt(groups / (groups - 1))),
    cluster_CR1_stata: inferred(stata),
    cluster_CR2_satterthwaite: inferred(() => biasReducedInference(fit, 0, confidence)),
    estimatr_stata: inferred(stata),
  }
}

function panelWithCovariate(input: Input): Answer {
  const names = Object.keys(part(input, 'regressors'))
  const columns = names.map((name) => numbers(part(input, 'regressors'), name))
  const y = numbers(input, 'y')
  const fit = fitPanel({
    units: texts(input, 'unit'),
    periods: texts(input, 'period'),
    regressors: y.map((_, i) => columns.map((column) => column[i])),
    values: y,
  })
  const each = (value: (k: number, fit: PanelFit) => number, end = ''): Answer =>
    Object.fromEntries(names.map((name, k) => [`${name}${end}`, value(k, fit)]))
  const groups = fit.groups.length
  return {
    coef: each((k) => fit.coefficients[k]),
    CR1_se: each((k) => clusterError(fit, k, fit.groups) * Math.sqrt(groups / (groups - 1))),
    CR2: { ...each((k) => biasReducedInference(fit, k, 0.95).error, '_se'), ...each((k) => biasReducedInference(fit, k, 0.95).df, '_df') },
  }
}

function clusterBenchmark(input: Input): Answer {
  const [x, y] = [numbers(input, 'x'), numbers(input, 'y')]
  const fit = leastSquares(
    x.map((value) => [1, value]),
    y,
  )
  const by = (name: string) => groupPlaces(texts(input, name))
  const crOne = (name: string): number => clusterError(fit, 1, by(name)) * stataCorrection(by(name).length, y.length, fit.df)
  return {
    intercept: fit.coefficients[0],
    slope: fit.coefficients[1],
    se: {
      classical: classicalError(fit, 1),
      HC0: robustError(fit, 1, 'HC0'),
      HC1: robustError(fit, 1, 'HC1'),
      HC3: robustError(fit, 1, 'HC3'),
      cluster_firm_CR0: clusterError(fit, 1, by('firm')),
      cluster_firm_CR1: crOne('firm'),
      cluster_year_CR1: crOne('year'),
    },
  }
}

function interrupted(input: Input): Answer {
  const [series, confidence, lag] = [numbers(input, 'y'), number(input, 'confidence'), number(input, 'newey_west_lag')]
  const { fit, ...model } = interruptedSeries(series, number(input, 'intervention_index_1based'))
  const { levelChange, trendChange } = interruptedTerms
  const both = (of: (k: number) => Answer): Answer => ({ level_change: of(levelChange), trend_change: of(trendChange) })
  return {
    coef: { intercept: model.intercept, trend_before: model.trendBefore, level_change: model.levelChange, trend_change: model.trendChange },
    classical: both((k) => inferred(() => classicalInference(fit, k, confidence))),
    newey_west: both((k) => inferred(() => neweyWestInference(fit, k, lag, false, confidence))),
    newey_west_adjusted: both((k) => inferred(() => neweyWestInference(fit, k, lag, true, confidence))),
    durbin_watson: model.durbinWatson,
    counterfactual_last: model.counterfactualLast,
  }
}

function trendBefore(input: Input): Answer {
  const trend = preTrend(
    { units: texts(input, 'unit'), times: numbers(input, 'time'), isTreated: truths(input, 'treated'), values: numbers(input, 'y') },
    0.95,
  )
  return { slope_difference: trend.slope, se_cluster_CR1: trend.error, t: trend.t, df: trend.df, p: trend.p }
}

/** Differences in differences and interrupted series. */
export const differences: Record<string, (input: Input) => Answer> = {
  'did-2x2-means': fourCells,
  'did-2x2-proportions': cellsOfShares,
  'did-2x2-rates': cellsOfRates,
  'did-collapsed': collapsed,
  'did-panel-twfe': panel,
  'did-panel-twfe-covariate': panelWithCovariate,
  'cluster-se-benchmark': clusterBenchmark,
  'its-segmented': interrupted,
  'pretrend-linear': trendBefore,
}
