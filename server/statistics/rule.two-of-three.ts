import { outsideLimits } from './rule.outside.ts'
import type { Value } from './moving-range.ts'
import type { Side } from './side.ts'

/** The points of every window of three on one side of the centre of which two or more are near a limit (and not beyond it). */
export function nearWindows(isNear: readonly boolean[], sides: readonly (Side | null)[]): boolean[] {
  const marks = isNear.map(() => false)
  for (let i = 2; i < sides.length; i += 1) {
    const isOneSided = sides[i] !== null && sides[i] !== 0 && sides[i - 1] === sides[i] && sides[i - 2] === sides[i]
    const near = [isNear[i - 2], isNear[i - 1], isNear[i]].filter(Boolean).length
    if (isOneSided && near >= 2) marks.fill(true, i - 2, i + 1)
  }
  return marks
}

/** Rule C as the NHS has it: in such a window the near points are marked, not the third. */
export const twoOfThreeSameSide = (isNear: readonly boolean[], sides: readonly (Side | null)[]): Side[] =>
  nearWindows(isNear, sides).map((mark, i) => (mark && isNear[i] ? (sides[i] ?? 0) : 0))

/** Rule C as PowerBI-SPC has it: two of three beyond two sigma on one side, net of the other; points beyond three sigma count too. */
export function twoOfThreeNetSum(values: readonly Value[], nearLower: readonly Value[], nearUpper: readonly Value[], marksWindow = false): Side[] {
  const beyond = outsideLimits(values, nearLower, nearUpper)
  const marks: Side[] = values.map(() => 0)
  beyond.forEach((_, i) => {
    const from = Math.max(0, i - 2)
    const net = beyond.slice(from, i + 1).reduce((total: number, side) => total + side, 0)
    if (Math.abs(net) < 2) return
    for (let j = from; j <= i; j += 1) if (marksWindow || beyond[j] !== 0) marks[j] = net > 0 ? 1 : -1
  })
  return marks
}
