import { normalCdf } from './normal.ts'
import { require } from './refusal.ts'
import { runsDistribution, type RunsDistribution } from './runs-distribution.ts'

/** A box of chance: at least so many crossings and no run longer than so, its corner perhaps cut. */
export interface RunsBox {
  readonly crossings: number
  readonly longest: number
  /** On the box's longest run, this many crossings are needed; null without a cut. */
  readonly crossingsOnEdge: number | null
  /** At the box's fewest crossings, no run may be longer than this; null without a cut. */
  readonly longestOnEdge: number | null
}

const specificity = 0.925
const shiftInSigmas = 0.8

/** The box that keeps the specificity and misses a shift of 0.8 sigma least often. Anhøj and Wentzel-Larsen 2020, doi 10.1371/journal.pone.0233920. */
export function bestBox(n: number): RunsBox {
  const [chance, shifted] = distributions(n)
  let best: RunsBox | null = null
  let missed = Infinity
  for (let c = 0; c < n; c += 1)
    for (let l = 1; l <= n; l += 1) {
      if (chance.at(c, l) <= 0 || chance.box(c, l) < specificity) continue
      const misses = shifted.box(c, l)
      if (misses < missed) [best, missed] = [{ crossings: c, longest: l, crossingsOnEdge: null, longestOnEdge: null }, misses]
    }
  require(best !== null, `No box keeps the specificity for ${n} points.`)
  return best
}

/** The best box with as much of its corner cut off as the specificity allows, the likelier cell under a shift first. */
export function cutBox(n: number): RunsBox {
  const [chance, shifted] = distributions(n)
  const { crossings: c, longest: l } = bestBox(n)
  let left = chance.box(c, l) - chance.at(c, l)
  if (left < specificity) return { crossings: c, longest: l, crossingsOnEdge: null, longestOnEdge: null }
  let [crossingsOnEdge, longestOnEdge] = [c + 1, l - 1]
  for (;;) {
    const along = [
      { cell: [crossingsOnEdge, l] as const, cut: () => (crossingsOnEdge += 1) },
      { cell: [c, longestOnEdge] as const, cut: () => (longestOnEdge -= 1) },
    ]
    const possible = along.filter(({ cell: [cc, ll] }) => chance.at(cc, ll) > 0 && left - chance.at(cc, ll) >= specificity)
    if (possible.length === 0) return { crossings: c, longest: l, crossingsOnEdge, longestOnEdge }
    const next = possible.toSorted((a, b) => shifted.at(...b.cell) - shifted.at(...a.cell))[0]
    left -= chance.at(...next.cell)
    next.cut()
  }
}

/** Whether runs with so many crossings and so long a longest run fall outside the box. */
export function isOutsideBox(box: RunsBox, crossings: number, longest: number): boolean {
  if (crossings < box.crossings || longest > box.longest) return true
  if (box.crossingsOnEdge !== null && longest === box.longest && crossings < box.crossingsOnEdge) return true
  return box.longestOnEdge !== null && crossings === box.crossings && longest > box.longestOnEdge
}

function distributions(n: number): [RunsDistribution, RunsDistribution] {
  require(n >= 10 && n <= 100, 'Boxes are known for 10 to 100 useful points.')
  return [runsDistribution(n, 0.5), runsDistribution(n, normalCdf(shiftInSigmas))]
}
