import { pairedChange } from '../statistics/before-after.ts'
import { collapsedEffect, eachAgainstControls, leaveOneOut, requireUnits } from '../statistics/collapsed.ts'
import { biasReducedInference, fitPanel } from '../statistics/panel.ts'
import { preTrend } from '../statistics/pre-trend.ts'
import { require } from '../statistics/refusal.ts'

import type { EffectUnit } from './effect.units.ts'
import type { Effect, EffectDesign, LeaveOneOut, PlaceEffect } from './effect.ts'

export const confidence = 0.95

/** An estimate with its interval, on whatever scale. */
export interface Estimated {
  estimate: number
  lower: number
  upper: number
}

/** How each design estimates. */
export const designs: Record<EffectDesign, (units: readonly EffectUnit[]) => Estimated> = {
  DIFFERENCE_IN_DIFFERENCES: (units) => collapsedEffect(changesOf(units), confidence),
  PANEL: panelEffect,
  BEFORE_AFTER: (units) => {
    const treated = units.filter((unit) => unit.isTreated)
    require(treated.length > 1, 'A change needs at least two treated units: with one, chance and change cannot be told apart.')
    return pairedChange(
      treated.map((unit) => unit.before),
      treated.map((unit) => unit.after),
      confidence,
    )
  },
}

const changesOf = (units: readonly EffectUnit[]) => units.map(({ id, isTreated, before, after }) => ({ unit: id, isTreated, change: after - before }))

function panelEffect(units: readonly EffectUnit[]): Estimated {
  const count = (isTreated: boolean): number => units.filter((unit) => unit.isTreated === isTreated).length
  requireUnits(count(true), count(false))
  const cells = units.flatMap((unit) => unit.periods.map((cell) => ({ ...cell, unit })))
  const fit = fitPanel({
    units: cells.map(({ unit }) => unit.id),
    periods: cells.map(({ period }) => period),
    regressors: cells.map(({ unit, isAfter }) => [unit.isTreated && isAfter ? 1 : 0]),
    values: cells.map(({ value }) => value),
  })
  return { estimate: fit.coefficients[0]!, ...biasReducedInference(fit, 0, confidence) }
}

/** The effect without each treated unit in turn, by the same design. */
export function withoutEach(units: readonly EffectUnit[], design: EffectDesign): { unit: EffectUnit; effect: Estimated }[] {
  const treated = units.filter((unit) => unit.isTreated)
  if (treated.length < 3) return []
  if (design !== 'DIFFERENCE_IN_DIFFERENCES')
    return treated.map((unit) => ({ unit, effect: designs[design](units.filter((other) => other !== unit)) }))
  return leaveOneOut(changesOf(units), confidence).map(({ unit, effect }) => ({ unit: treated.find(({ id }) => id === unit)!, effect }))
}

/** Each treated unit by itself; none without controls. */
export function placeByPlace(units: readonly EffectUnit[]): { unit: EffectUnit; effect: Estimated }[] {
  const found = eachAgainstControls(changesOf(units), confidence)
  return found.map(({ unit, effect }) => ({ unit: units.find(({ id }) => id === unit)!, effect }))
}

/** How differently treated and controls moved before; null where there is too little to tell. */
export function trendBefore(units: readonly EffectUnit[]): Estimated | null {
  const times = [...new Set(units.flatMap((unit) => unit.periods.filter(({ isAfter }) => !isAfter).map(({ period }) => period)))].toSorted()
  const cells = units.flatMap((unit) => unit.periods.filter(({ isAfter }) => !isAfter).map((cell) => ({ ...cell, unit })))
  if (times.length < 3 || units.every((unit) => unit.isTreated)) return null
  const { slope, lower, upper } = preTrend(
    {
      units: cells.map(({ unit }) => unit.id),
      times: cells.map(({ period }) => times.indexOf(period) + 1),
      isTreated: cells.map(({ unit }) => unit.isTreated),
      values: cells.map(({ value }) => value),
    },
    confidence,
  )
  return { estimate: slope, lower, upper }
}

/** An effect as the rules know it: the graph's links follow its subjects. */
export type EstimatedEffect = Omit<Effect, 'leaveOneOut' | 'places'> & {
  leaveOneOut: Omit<LeaveOneOut, 'without'>[]
  places: Omit<PlaceEffect, 'place'>[]
}
