import { funnelTarget, prepareUnits, scoreUnit, type FunnelKind, type FunnelUnit } from './funnel.scale.ts'
import { unitLimits, type FunnelLimits } from './funnel.limits.ts'
import { adjustScore, overdispersion, truncate, winsorise } from './overdispersion.ts'
import { require } from './refusal.ts'

/** Where a unit lies outside its limits: beyond 99.8%, or beyond 95% only. */
export type Outlier = 'LOW_998' | 'LOW_95' | 'HIGH_95' | 'HIGH_998'

export interface FunnelPoint {
  readonly value: number
  readonly z: number
  readonly limits95: FunnelLimits
  readonly limits998: FunnelLimits
  readonly outlier: Outlier | null
}

export interface FunnelPlot {
  readonly target: number
  readonly points: readonly FunnelPoint[]
  readonly phi: number
  readonly tauSquared: number
  /** Whether the limits allow for the variance between units: they do when φ is above 1. */
  readonly isAdjusted: boolean
}

/** The probability in each tail of the two-sided 95% and 99.8% limits. */
export const funnelTails = { limits95: 0.025, limits998: 0.001 }

/** A tenth at each end is pulled in or left out before φ is estimated. */
export const trimShare = 0.1

/** A funnel plot about the whole, its limits widened when the units differ by more than chance (Spiegelhalter 2005). */
export function funnelPlot(kind: FunnelKind, given: readonly FunnelUnit[]): FunnelPlot {
  require(given.length > 1, 'A funnel compares at least two units.')
  const units = prepareUnits(kind, given)
  const target = funnelTarget(kind, units)
  require(target > 0, 'A funnel needs at least one event.')
  const scores = units.map((unit) => scoreUnit(kind, unit, target))
  const { phi, tauSquared } = overdispersion(kind === 'RATIO_SHMI' ? truncate(scores, trimShare) : winsorise(scores, trimShare))
  const isAdjusted = phi > 1
  const points = units.map(({ denominator }, i) => {
    const value = given[i].events / given[i].denominator
    const within = (tail: number) => unitLimits(kind, target, denominator, tail, isAdjusted ? tauSquared : null)
    const [limits95, limits998] = [within(funnelTails.limits95), within(funnelTails.limits998)]
    return {
      value,
      z: isAdjusted ? adjustScore(scores[i], tauSquared) : scores[i].z,
      limits95,
      limits998,
      outlier: outlierOf(value, limits95, limits998),
    }
  })
  return { target, points, phi, tauSquared, isAdjusted }
}

/** A unit is an outlier when it is strictly outside; the wider limits are looked at first. */
export function outlierOf(value: number, limits95: FunnelLimits, limits998: FunnelLimits): Outlier | null {
  if (value < limits998.lower) return 'LOW_998'
  if (value > limits998.upper) return 'HIGH_998'
  if (value < limits95.lower) return 'LOW_95'
  return value > limits95.upper ? 'HIGH_95' : null
}
