import { leastSquares, infer, type Fit, type Inference } from './least-squares.ts'
import { transpose, type Matrix } from './matrix.ts'
import { biasReducedError, clusterError, groupPlaces, stataCorrection } from './sandwich.ts'

/** Observations of units over periods, with the regressors of each. */
export interface Panel {
  readonly units: readonly string[]
  readonly periods: readonly string[]
  readonly regressors: Matrix
  readonly values: readonly number[]
}

/** A fit with unit and period effects: the first coefficients are the regressors', in order. */
export interface PanelFit extends Fit {
  readonly groups: readonly (readonly number[])[]
}

/**
 * Two-way fixed effects. Units are swept out by their means, periods are dummies; that is exact on unbalanced panels too, and when
 * the clusters are the units it leaves the clustered errors as they are (Pustejovsky and Tipton 2018, theorem 2).
 */
export function fitPanel({ units, periods, regressors, values }: Panel): PanelFit {
  const groups = groupPlaces(units)
  const [, ...dummies] = [...new Set(periods)].toSorted()
  const columns = [...transpose(regressors), ...dummies.map((period) => periods.map((own) => (own === period ? 1 : 0)))]
  const rows = transpose(columns.map((column) => sweep(column, groups)))
  return { ...leastSquares(rows, sweep(values, groups), groups.length), groups }
}

/** The effect of the k-th regressor with CR1 as Stata has it and t on G − 1 degrees of freedom. */
export function stataInference(fit: PanelFit, k: number, confidence: number): Inference {
  const correction = stataCorrection(fit.groups.length, fit.rows.length, fit.df)
  return infer(fit.coefficients[k], correction * clusterError(fit, k, fit.groups), fit.groups.length - 1, confidence)
}

/** The effect of the k-th regressor with CR2 and Satterthwaite's degrees of freedom, the default with few clusters. */
export function biasReducedInference(fit: PanelFit, k: number, confidence: number): Inference {
  const { error, df } = biasReducedError(fit, k, fit.groups)
  return infer(fit.coefficients[k], error, df, confidence)
}

function sweep(values: readonly number[], groups: readonly (readonly number[])[]): number[] {
  const result = [...values]
  for (const places of groups) {
    let total = 0
    for (const i of places) total += values[i]
    const centre = total / places.length
    for (const i of places) result[i] -= centre
  }
  return result
}
