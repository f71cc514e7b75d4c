import { upperGamma } from './gamma.ts'
import { require } from './refusal.ts'

/** P(Z > z) of the standard normal distribution, accurate far into the tail. */
export const normalTail = (z: number): number => (z < 0 ? 1 - normalTail(-z) : 0.5 * upperGamma(0.5, (z * z) / 2))

/** P(Z ≤ z) of the standard normal distribution. */
export const normalCdf = (z: number): number => normalTail(-z)

/** The standard normal quantile: Abramowitz and Stegun 26.2.23, then Halley steps to full precision. */
export function normalQuantile(p: number): number {
  require(p >= 0 && p <= 1, 'A probability lies between 0 and 1.')
  if (p > 0.5) return -normalQuantile(1 - p)
  if (p === 0) return -Infinity
  const t = Math.sqrt(-2 * Math.log(p))
  let z = t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)))
  for (let round = 0; round < 3; round += 1) {
    const step = (normalTail(z) - p) / (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI))
    z += step / (1 - (z * step) / 2)
  }
  return -z
}

/** z for a two-sided interval at the given confidence, e.g. 1.96 for 0.95. */
export const twoSidedZ = (confidence: number): number => -normalQuantile((1 - asShare(confidence)) / 2)

/** A confidence as a share: 95 and 0.95 are the same; from 90% to 100%. */
export function asShare(confidence: number): number {
  const share = confidence > 1 ? confidence / 100 : confidence
  require(share >= 0.9 && share <= 1, 'A confidence lies between 0.9 and 1, or between 90 and 100.')
  return share
}
