import { sum } from './average.ts'
import type { Share } from './before-after.proportion.ts'
import type { EventRate } from './before-after.rate.ts'
import { normalTail, twoSidedZ } from './normal.ts'
import { require } from './refusal.ts'

/** The four cells of a difference in differences. */
export interface Cells<T> {
  readonly controlBefore: T
  readonly controlAfter: T
  readonly treatedBefore: T
  readonly treatedAfter: T
}

/** (treated after − treated before) − (control after − control before). */
export const differenceInDifferences = (cells: Cells<number>): number =>
  cells.treatedAfter - cells.treatedBefore - (cells.controlAfter - cells.controlBefore)

/** The ratio of rate ratios: a Poisson model's interaction in closed form. A cell without events gives no estimate. */
export function ratioOfRateRatios(cells: Cells<EventRate>, confidence: number) {
  const rates = Object.values(cells)
  require(rates.every((cell) => cell.events > 0), 'A ratio of rate ratios needs events in all four cells.')
  const log = differenceInDifferences(mapCells(cells, ({ events, exposure }) => Math.log(events / exposure)))
  return { ...aroundLog(log, Math.sqrt(sum(rates.map((cell) => 1 / cell.events))), confidence) }
}

/** The difference of rate differences with the Poisson standard error. */
export const differenceOfRates = (cells: Cells<EventRate>) => ({
  estimate: differenceInDifferences(mapCells(cells, ({ events, exposure }) => events / exposure)),
  error: Math.sqrt(sum(Object.values(cells).map(({ events, exposure }) => events / exposure ** 2))),
})

/** The difference of differences between shares, with Wald's interval. */
export function differenceOfShares(cells: Cells<Share>, confidence: number) {
  const shares = mapCells(cells, ({ events, n }) => events / n)
  const estimate = differenceInDifferences(shares)
  const error = Math.sqrt(sum(Object.values(cells).map(({ events, n }) => ((events / n) * (1 - events / n)) / n)))
  const reach = twoSidedZ(confidence) * error
  return { estimate, error, lower: estimate - reach, upper: estimate + reach }
}

/** The ratio of odds ratios: a logistic model's interaction in closed form. */
export function ratioOfOddsRatios(cells: Cells<Share>, confidence: number) {
  const all = Object.values(cells)
  require(all.every(({ events, n }) => events > 0 && events < n), 'A ratio of odds ratios needs cases with and without the event in all four cells.')
  const log = differenceInDifferences(mapCells(cells, ({ events, n }) => Math.log(events / (n - events))))
  return aroundLog(log, Math.sqrt(sum(all.map(({ events, n }) => 1 / events + 1 / (n - events)))), confidence)
}

function aroundLog(log: number, error: number, confidence: number) {
  const reach = twoSidedZ(confidence) * error
  const z = log / error
  return { estimate: Math.exp(log), log, error, z, p: 2 * normalTail(Math.abs(z)), lower: Math.exp(log - reach), upper: Math.exp(log + reach) }
}

const mapCells = <T>(cells: Cells<T>, value: (cell: T) => number): Cells<number> => ({
  controlBefore: value(cells.controlBefore),
  controlAfter: value(cells.controlAfter),
  treatedBefore: value(cells.treatedBefore),
  treatedAfter: value(cells.treatedAfter),
})
