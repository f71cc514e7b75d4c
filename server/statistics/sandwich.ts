import { dot, product, times, timesTransposed, transpose, type Matrix } from './matrix.ts'
import { inverseRoot } from './eigen.ts'
import { require } from './refusal.ts'
import type { Fit } from './least-squares.ts'

/** The heteroscedasticity-consistent errors (White 1980; MacKinnon and White 1985). */
export type Robust = 'HC0' | 'HC1' | 'HC2' | 'HC3'

/** A robust standard error of one coefficient. `leverage` is given where parameters were swept out beforehand. */
export function robustError(fit: Fit, k: number, kind: Robust): number {
  const n = fit.rows.length
  const weights = fit.rows.map((row, i) => {
    const e2 = fit.residuals[i] ** 2
    if (kind === 'HC0') return e2
    if (kind === 'HC1') return (e2 * n) / fit.df
    const left = 1 - dot(row, times(fit.bread, row))
    require(left > 1e-10, 'An observation that is alone in its cell has no spread of its own, so this error cannot be estimated.')
    return kind === 'HC2' ? e2 / left : e2 / left ** 2
  })
  return Math.sqrt(fit.rows.reduce((total, row, i) => total + weights[i] * dot(fit.bread[k], row) ** 2, 0))
}

/** The places of the observations of each cluster. */
export function groupPlaces(clusters: readonly (string | number)[]): number[][] {
  const places = new Map<string | number, number[]>()
  clusters.forEach((cluster, i) => places.set(cluster, [...(places.get(cluster) ?? []), i]))
  return [...places.values()]
}

/** CR0: errors summed within clusters before they are squared (Liang and Zeger 1986). */
export function clusterError(fit: Fit, k: number, groups: readonly (readonly number[])[]): number {
  const meat = groups.reduce((total, places) => {
    const score = places.reduce((part, i) => part + dot(fit.bread[k], fit.rows[i]) * fit.residuals[i], 0)
    return total + score ** 2
  }, 0)
  return Math.sqrt(meat)
}

/** What CR0 is multiplied by to make CR1 as Stata has it; every parameter counts. */
export const stataCorrection = (groups: number, n: number, df: number): number => Math.sqrt((groups / (groups - 1)) * ((n - 1) / df))

/** CR2 with Satterthwaite's degrees of freedom: the small-sample correction for few clusters (Bell and McCaffrey 2002; Pustejovsky and Tipton 2018). */
export function biasReducedError(fit: Fit, k: number, groups: readonly (readonly number[])[]): { error: number; df: number } {
  require(groups.length > 2, 'A clustered error needs more than two units.')
  const contrast = fit.bread[k]
  // Clusters of the same design share their adjustment: on a balanced panel there are two, of treated and of control units.
  const known: { rows: Matrix; adjuster: Matrix }[] = []
  const parts = groups.map((places) => {
    const rows = places.map((i) => fit.rows[i])
    let own = known.find((other) => isSame(other.rows, rows))
    if (!own) known.push((own = { rows, adjuster: inverseRoot(residualMaker(rows, fit.bread)) }))
    const a = times(own.adjuster, times(rows, contrast))
    const u = timesTransposed(rows, a)
    return {
      meat:
        dot(
          a,
          places.map((i) => fit.residuals[i]),
        ) ** 2,
      size: dot(a, a),
      u,
      breadU: times(fit.bread, u),
    }
  })
  const omega = (g: number, h: number): number => (g === h ? parts[g].size : 0) - dot(parts[g].u, parts[h].breadU)
  let trace = 0
  let squares = 0
  for (let g = 0; g < parts.length; g += 1) {
    trace += omega(g, g)
    for (let h = 0; h < parts.length; h += 1) squares += omega(g, h) ** 2
  }
  return { error: Math.sqrt(parts.reduce((total, part) => total + part.meat, 0)), df: trace ** 2 / squares }
}

const isSame = (a: Matrix, b: Matrix): boolean => a.length === b.length && a.every((row, i) => row.every((value, j) => value === b[i][j]))

/** I − X_g (X′X)⁻¹ X_g′ of one cluster. */
function residualMaker(rows: Matrix, bread: Matrix): number[][] {
  return product(product(rows, bread), transpose(rows)).map((row, i) => row.map((value, j) => (i === j ? 1 : 0) - value))
}
