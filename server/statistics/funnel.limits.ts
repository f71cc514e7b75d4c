import { chiSquareQuantile } from './chi-square.ts'
import { normalQuantile } from './normal.ts'
import type { FunnelKind } from './funnel.scale.ts'

/** The limits within which a unit of a given size lies by chance. */
export interface FunnelLimits {
  readonly lower: number
  readonly upper: number
}

/** Where Wilson's interval of the observed share just touches the target, which comes to this (PHE Fingertips). */
export function scoreLimits(target: number, n: number, z: number): FunnelLimits {
  const reach = z * Math.sqrt((target * (1 - target)) / n)
  return { lower: Math.max(0, target - reach), upper: Math.min(1, target + reach) }
}

/** The arcsine limits, cut at 0 and 1 and not at what the drawing grid happens to hold. */
export function arcsineLimits(target: number, n: number, z: number, tauSquared: number): FunnelLimits {
  const centre = Math.asin(Math.sqrt(target))
  const reach = z * Math.sqrt(1 / (4 * n) + tauSquared)
  return {
    lower: centre - reach < 0 ? 0 : Math.sin(centre - reach) ** 2,
    upper: centre + reach > Math.PI / 2 ? 1 : Math.sin(centre + reach) ** 2,
  }
}

/** Log limits of a ratio of two counts with a given standard error: FunnelPlotR's is 1/(2√n), PowerBI-Funnels' √(2n)/(n + ½). */
export function logLimits(target: number, error: number, z: number, tauSquared: number): FunnelLimits {
  const reach = z * Math.sqrt(error ** 2 + tauSquared)
  return { lower: target * Math.exp(-reach), upper: target * Math.exp(reach) }
}

/** FunnelPlotR's standard error of a log ratio of counts. */
export const ratioError = (n: number): number => 1 / (2 * Math.sqrt(n))

/** PowerBI-Funnels' standard error of a log ratio of counts. */
export const ratioErrorOfBoth = (n: number): number => Math.sqrt((2 * n) / (n + 0.5) ** 2)

/** Square root limits, squared back to the ratio (PowerBI-Funnels); below 0 there is nothing to square. */
export function rootLimits(expected: number, z: number, tauSquared: number): FunnelLimits {
  const reach = z * Math.sqrt(1 / (4 * expected) + tauSquared)
  return { lower: Math.max(0, 1 - reach) ** 2, upper: (1 + reach) ** 2 }
}

/** FunnelPlotR's reading of the same limits: on the scale of the ratio, not squared back. */
export function unsquaredRootLimits(expected: number, z: number, tauSquared: number): FunnelLimits {
  const reach = z * Math.sqrt(1 / (4 * expected) + tauSquared)
  return { lower: 1 - reach, upper: 1 + reach }
}

/** Exact Poisson limits of observed over expected (chi-square form), with the given probability in each tail. */
export function poissonRatioLimits(expected: number, tail: number): FunnelLimits {
  return { lower: chiSquareQuantile(tail, 2 * expected) / 2 / expected, upper: chiSquareQuantile(1 - tail, 2 * (expected + 1)) / 2 / expected }
}

/** The product's limits for a unit, with the given probability in each tail: by chance alone, or widened by the variance between units. */
export function unitLimits(kind: FunnelKind, target: number, denominator: number, tail: number, tauSquared: number | null): FunnelLimits {
  const z = -normalQuantile(tail)
  switch (kind) {
    case 'PROPORTION':
      return tauSquared === null ? scoreLimits(target, denominator, z) : arcsineLimits(target, denominator, z, tauSquared)
    case 'RATIO_OF_COUNTS':
      return logLimits(target, ratioError(denominator), z, tauSquared ?? 0)
    case 'RATIO_CQC':
      return tauSquared === null ? poissonRatioLimits(denominator, tail) : rootLimits(denominator, z, tauSquared)
    case 'RATIO_SHMI':
      return tauSquared === null ? poissonRatioLimits(denominator, tail) : logLimits(1, 1 / Math.sqrt(denominator), z, tauSquared)
  }
}
