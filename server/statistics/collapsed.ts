import { mean, variance } from './average.ts'
import { welchChange, type Change } from './before-after.ts'
import { infer } from './least-squares.ts'
import { require } from './refusal.ts'

/** A unit's change from before to after. */
export interface UnitChange {
  readonly unit: string
  readonly isTreated: boolean
  readonly change: number
}

/** One change per unit, then treated against controls by Welch: no serial correlation to worry about, and few assumptions (Bertrand, Duflo and Mullainathan 2004). */
export function collapsedEffect(changes: readonly UnitChange[], confidence: number): Change {
  const of = (isTreated: boolean): number[] => changes.filter((unit) => unit.isTreated === isTreated).map((unit) => unit.change)
  requireUnits(of(true).length, of(false).length)
  return welchChange(of(false), of(true), confidence)
}

/** The same without each treated unit in turn: what one of them does to the whole. */
export function leaveOneOut(changes: readonly UnitChange[], confidence: number): { unit: string; effect: Change }[] {
  const treated = changes.filter((unit) => unit.isTreated)
  if (treated.length < 3) return []
  return treated.map(({ unit }) => ({
    unit,
    effect: collapsedEffect(
      changes.filter((other) => other.unit !== unit),
      confidence,
    ),
  }))
}

/**
 * Each treated unit by itself against the controls. One unit has no spread of its own, so its error is that of one more control: the interval asks whether
 * it went on differently from how controls differ among themselves (a t prediction interval; cf. Conley and Taber 2011).
 */
export function eachAgainstControls(changes: readonly UnitChange[], confidence: number): { unit: string; effect: Change }[] {
  const controls = changes.filter((unit) => !unit.isTreated).map(({ change }) => change)
  if (controls.length < 2 || variance(controls) === 0) return []
  const [usual, error] = [mean(controls), Math.sqrt(variance(controls) * (1 + 1 / controls.length))]
  return changes
    .filter((unit) => unit.isTreated)
    .map(({ unit, change }) => ({ unit, effect: { estimate: change - usual, ...infer(change - usual, error, controls.length - 1, confidence) } }))
}

/** With one unit on a side there is no variation to measure an error by, so there is no interval. */
export function requireUnits(treated: number, controls: number): void {
  require(treated > 1, 'An effect needs at least two treated units: with one, chance and effect cannot be told apart.')
  require(controls > 1, 'An effect needs at least two control units: with one, chance and effect cannot be told apart.')
}
