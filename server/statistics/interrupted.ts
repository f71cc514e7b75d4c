import { sum } from './average.ts'
import { classicalError, infer, leastSquares, type Fit, type Inference } from './least-squares.ts'
import { dot } from './matrix.ts'
import { require } from './refusal.ts'

/** A segmented regression of a series that something interrupts. */
export interface Interrupted {
  readonly fit: Fit
  readonly intercept: number
  readonly trendBefore: number
  /** The step at the interruption. */
  readonly levelChange: number
  readonly trendChange: number
  readonly durbinWatson: number
  /** What the last point would have been had the first trend gone on. */
  readonly counterfactualLast: number
}

/** The places of the level change and the trend change among the coefficients. */
export const interruptedTerms = { levelChange: 2, trendChange: 3 } as const

/** y ~ 1 + t + post + (t − t0)·post, with t from 1 and t0 the first point after (Wagner et al. 2002). */
export function interruptedSeries(values: readonly number[], start: number): Interrupted {
  require(start > 2 && start <= values.length - 1, 'A change of trend needs at least two points before it and two after.')
  const rows = values.map((_, i) => (i + 1 < start ? [1, i + 1, 0, 0] : [1, i + 1, 1, i + 1 - start]))
  const fit = leastSquares(rows, values)
  const [intercept, trendBefore, levelChange, trendChange] = fit.coefficients
  const e = fit.residuals
  const steps = sum(e.slice(1).map((value, i) => (value - e[i]) ** 2))
  return {
    fit,
    intercept,
    trendBefore,
    levelChange,
    trendChange,
    durbinWatson: steps / sum(e.map((value) => value * value)),
    counterfactualLast: intercept + trendBefore * values.length,
  }
}

/** Inference with the classical error of one coefficient. */
export const classicalInference = (fit: Fit, k: number, confidence: number): Inference =>
  infer(fit.coefficients[k], classicalError(fit, k), fit.df, confidence)

/** Inference that allows for autocorrelation up to a lag: Bartlett weights, no prewhitening (Newey and West 1987); `isAdjusted` multiplies by n/(n − k). */
export function neweyWestInference(fit: Fit, k: number, lag: number, isAdjusted: boolean, confidence: number): Inference {
  const scores = fit.rows.map((row, i) => dot(fit.bread[k], row) * fit.residuals[i])
  const covariance = (l: number): number => dot(scores.slice(l), scores.slice(0, scores.length - l))
  const meat = covariance(0) + sum(Array.from({ length: lag }, (_, l) => 2 * (1 - (l + 1) / (lag + 1)) * covariance(l + 1)))
  return infer(fit.coefficients[k], Math.sqrt(meat * (isAdjusted ? fit.rows.length / fit.df : 1)), fit.df, confidence)
}
