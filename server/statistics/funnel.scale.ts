import { sum } from './average.ts'
import { require } from './refusal.ts'

/** One unit of a funnel: events over items, events over events, or observed over expected. */
export interface FunnelUnit {
  readonly events: number
  readonly denominator: number
}

/** What is compared, and for standardised ratios on which scale (Spiegelhalter 2005; CQC and SHMI as FunnelPlotR has them). */
export type FunnelKind = 'PROPORTION' | 'RATIO_OF_COUNTS' | 'RATIO_CQC' | 'RATIO_SHMI'

/** How far a unit is from the target on a scale where chance is even. */
export interface Score {
  readonly z: number
  /** The standard error of the unit on that scale. */
  readonly error: number
}

/** The value all units would have but for chance: the whole over the whole, or 1 for standardised ratios. */
export function funnelTarget(kind: FunnelKind, units: readonly FunnelUnit[]): number {
  if (kind === 'RATIO_CQC' || kind === 'RATIO_SHMI') return 1
  return sum(units.map((unit) => unit.events)) / sum(units.map((unit) => unit.denominator))
}

/** The units as the method takes them: SHMI rests on expected deaths as they are published, with two decimals. */
export const prepareUnits = (kind: FunnelKind, units: readonly FunnelUnit[]): FunnelUnit[] =>
  units.map((unit) => (kind === 'RATIO_SHMI' ? { ...unit, denominator: Math.round(unit.denominator * 100) / 100 } : unit))

/** The score of a unit against the target. */
export function scoreUnit(kind: FunnelKind, { events: x, denominator: n }: FunnelUnit, target: number): Score {
  require(n > 0, 'Every unit of a funnel needs a denominator above 0.')
  switch (kind) {
    case 'PROPORTION':
      require(x <= n, 'The numerator of a proportion lies between 0 and its denominator.')
      return score(Math.asin(Math.sqrt(x / n)), Math.asin(Math.sqrt(target)), 1 / (2 * Math.sqrt(n)))
    case 'RATIO_OF_COUNTS':
      return score(Math.log((x + 0.5) / (n + 0.5)), Math.log(target), Math.sqrt(x / (x + 0.5) ** 2 + n / (n + 0.5) ** 2))
    case 'RATIO_CQC':
      return score(Math.sqrt(x / n), Math.sqrt(target), 1 / (2 * Math.sqrt(n)))
    case 'RATIO_SHMI':
      require(x > 0, 'The SHMI scale has no place for a unit with 0 events: use the square root scale.')
      return score(Math.log(x / n), Math.log(target), 1 / Math.sqrt(n))
  }
}

const score = (value: number, target: number, error: number): Score => ({ z: (value - target) / error, error })
