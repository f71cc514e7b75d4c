import type { Value } from './moving-range.ts'
import type { Direction } from './variation.ts'

export type Assurance = 'CONSISTENTLY_PASS' | 'CONSISTENTLY_FAIL' | 'INCONSISTENT'

/** Whether the process will meet its target: from the limits of the last segment; null without a target, a direction or limits. */
export function assuranceOf(lower: Value, upper: Value, target: Value, direction: Direction): Assurance | null {
  if (target === null || lower === null || upper === null || direction === 'MAINTAIN' || direction === 'NEUTRAL') return null
  if (target > upper) return direction === 'INCREASE' ? 'CONSISTENTLY_FAIL' : 'CONSISTENTLY_PASS'
  if (target < lower) return direction === 'INCREASE' ? 'CONSISTENTLY_PASS' : 'CONSISTENTLY_FAIL'
  return 'INCONSISTENT'
}
