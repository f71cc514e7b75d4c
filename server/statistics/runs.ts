import { binomialQuantile } from './binomial.ts'
import type { Value } from './moving-range.ts'
import { sidesOf } from './side.ts'

/** How the points of a series lie about a line. */
export interface Runs {
  /** Points that do not lie exactly on the line. */
  readonly useful: number
  readonly longest: Value
  readonly longestAllowed: Value
  readonly crossings: Value
  readonly crossingsNeeded: Value
  readonly hasSignal: boolean
}

/** The longest run that n useful points make by chance (Schilling 2012), half rounded to even as R does. */
export const longestRunAllowed = (n: number): number => roundHalfEven(Math.log2(n)) + 3

/** The fewest crossings that n useful points make by chance (Chen 2010). */
export const crossingsNeeded = (n: number): number => binomialQuantile(0.05, Math.max(n - 1, 0), 0.5)

/** Counts runs and crossings about any line and judges them by the Anhøj rules; points on the line and gaps are passed over (Anhøj and Olesen 2014). */
export function runsAbout(values: readonly Value[], line: Value): Runs {
  const sides = sidesOf(values, line).filter((side) => side !== null && side !== 0)
  const n = sides.length
  if (n === 0) return { useful: 0, longest: null, longestAllowed: null, crossings: null, crossingsNeeded: null, hasSignal: false }
  let longest = 0
  let current = 0
  let crossings = 0
  sides.forEach((side, i) => {
    if (i > 0 && side !== sides[i - 1]) crossings += 1
    current = i > 0 && side === sides[i - 1] ? current + 1 : 1
    longest = Math.max(longest, current)
  })
  const [allowed, needed] = [longestRunAllowed(n), crossingsNeeded(n)]
  return { useful: n, longest, longestAllowed: allowed, crossings, crossingsNeeded: needed, hasSignal: longest > allowed || crossings < needed }
}

function roundHalfEven(x: number): number {
  const below = Math.floor(x)
  if (x - below !== 0.5) return Math.round(x)
  return below % 2 === 0 ? below : below + 1
}
