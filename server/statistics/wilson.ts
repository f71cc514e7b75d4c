import type { Interval } from './interval.ts'
import { twoSidedZ } from './normal.ts'
import { require } from './refusal.ts'

/** Wilson's score interval for a proportion (1927); the numerator need not be whole. */
export function wilsonInterval(numerator: number, denominator: number, confidence: number): Interval {
  require(denominator > 0, 'A proportion needs a denominator above 0.')
  require(numerator >= 0 && numerator <= denominator, 'The numerator of a proportion lies between 0 and its denominator.')
  const z = twoSidedZ(confidence)
  if (!Number.isFinite(z)) return { lower: 0, upper: 1 }
  const middle = 2 * numerator + z * z
  const reach = z * Math.sqrt(z * z + 4 * numerator * (1 - numerator / denominator))
  const width = 2 * (denominator + z * z)
  return { lower: numerator === 0 ? 0 : (middle - reach) / width, upper: numerator === denominator ? 1 : (middle + reach) / width }
}
