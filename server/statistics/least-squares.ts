import { sum } from './average.ts'
import { dot, gram, invert, times, timesTransposed, type Matrix } from './matrix.ts'
import { require } from './refusal.ts'
import { studentP, twoSidedT } from './student.ts'

/** An ordinary least squares fit. */
export interface Fit {
  readonly rows: Matrix
  readonly coefficients: readonly number[]
  readonly residuals: readonly number[]
  /** (X′X)⁻¹ */
  readonly bread: Matrix
  /** Observations less every parameter, those swept out beforehand included. */
  readonly df: number
}

/** Fits y on the columns of the rows; `swept` counts the parameters already taken out of both. */
export function leastSquares(rows: Matrix, y: readonly number[], swept = 0): Fit {
  const df = y.length - rows[0].length - swept
  require(df > 0, 'There are no more observations than parameters, so no error can be estimated.')
  const bread = invert(gram(rows), 'The effect cannot be told apart from the differences between units and periods.')
  const coefficients = times(bread, timesTransposed(rows, y))
  return { rows, coefficients, residuals: rows.map((row, i) => y[i] - dot(row, coefficients)), bread, df }
}

/** An estimate with its standard error and what follows from them. */
export interface Inference {
  readonly error: number
  readonly df: number
  readonly t: number
  readonly p: number
  readonly lower: number
  readonly upper: number
}

/** The interval and the test of an estimate by Student's distribution. */
export function infer(estimate: number, error: number, df: number, confidence: number): Inference {
  require(error > 0, 'The values do not vary, so no error can be estimated.')
  const t = estimate / error
  const reach = twoSidedT(confidence, df) * error
  return { error, df, t, p: studentP(t, df), lower: estimate - reach, upper: estimate + reach }
}

/** The classical standard error of one coefficient. */
export const classicalError = (fit: Fit, k: number): number => Math.sqrt((sum(fit.residuals.map((e) => e * e)) / fit.df) * fit.bread[k][k])
