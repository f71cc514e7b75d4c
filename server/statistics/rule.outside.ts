import type { Value } from './moving-range.ts'
import type { Side } from './side.ts'

/** Rule A: a point beyond its limit; a point on the limit is inside. */
export const outsideLimits = (values: readonly Value[], lower: readonly Value[], upper: readonly Value[]): Side[] =>
  values.map((value, i) => {
    const [low, high] = [lower[i], upper[i]]
    if (value === null) return 0
    if (high !== null && value > high) return 1
    return low !== null && value < low ? -1 : 0
  })
