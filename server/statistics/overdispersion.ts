import { quantile, ranks, sum } from './average.ts'
import { require } from './refusal.ts'
import type { Score } from './funnel.scale.ts'

/** How much more the units differ than chance alone would make them. */
export interface Overdispersion {
  /** Mean squared score after trimming; 1 is chance alone. */
  readonly phi: number
  /** The variance between units on the scale of the scores; 0 is chance alone. */
  readonly tauSquared: number
  /** The scores that went in: pulled in or left out at both ends. */
  readonly used: readonly Score[]
}

/** Pulls the extreme scores in to their quantiles (type 7). Spiegelhalter 2012. */
export function winsorise(scores: readonly Score[], share: number): Score[] {
  const z = scores.map((score) => score.z)
  const [low, high] = [quantile(z, share), quantile(z, 1 - share)]
  return scores.map((score) => ({ ...score, z: Math.min(high, Math.max(low, score.z)) }))
}

/** Leaves the extreme groups of scores out, as the SHMI method does. */
export function truncate(scores: readonly Score[], share: number): Score[] {
  if (share === 0) return [...scores]
  const groups = Math.round(1 / share)
  const rank = ranks(scores.map((score) => score.z))
  const group = rank.map((r) => Math.floor((groups * r) / (scores.length + 1)))
  return scores.filter((_, i) => group[i] > 0 && group[i] < groups - 1)
}

/** φ and τ² of scores that are already trimmed: DerSimonian and Laird's moment estimate about the fixed target (Spiegelhalter 2012). */
export function overdispersion(used: readonly Score[]): Overdispersion {
  require(used.length > 1, 'Overdispersion needs at least two units.')
  const n = used.length
  const phi = sum(used.map((score) => score.z ** 2)) / n
  const weights = used.map((score) => score.error ** -2)
  const total = sum(weights)
  const excess = (n * phi - (n - 1)) / (total - sum(weights.map((w) => w * w)) / total)
  return { phi, tauSquared: n * phi < n - 1 ? 0 : Math.max(0, excess), used }
}

/** The score once the variance between units is allowed for. */
export const adjustScore = (score: Score, tauSquared: number): number => (score.z * score.error) / Math.sqrt(score.error ** 2 + tauSquared)

/** DerSimonian and Laird's random effects (1986), about the weighted mean instead of a fixed target. */
export function randomEffects(estimates: readonly number[], errors: readonly number[]) {
  require(estimates.length > 1, 'Random effects need at least two estimates.')
  const weights = errors.map((error) => error ** -2)
  const total = sum(weights)
  const fixed = sum(estimates.map((y, i) => weights[i] * y)) / total
  const q = sum(estimates.map((y, i) => weights[i] * (y - fixed) ** 2))
  const df = estimates.length - 1
  const tauSquared = Math.max(0, (q - df) / (total - sum(weights.map((w) => w * w)) / total))
  const shared = errors.map((error) => 1 / (error ** 2 + tauSquared))
  return { tauSquared, q, df, pooled: sum(estimates.map((y, i) => shared[i] * y)) / sum(shared), error: Math.sqrt(1 / sum(shared)) }
}
