/** The joint distribution of crossings C and longest run L among n independent points, each above the line with probability p. */
export interface RunsDistribution {
  /** P(C = c, L = l). */
  readonly at: (c: number, l: number) => number
  /** P(C ≥ c, L ≤ l). */
  readonly box: (c: number, l: number) => number
}

/** Computes it exactly, by adding run after run (Wentzel-Larsen and Anhøj 2019, doi 10.1371/journal.pone.0223233). */
export function runsDistribution(n: number, p: number): RunsDistribution {
  // upTo[l][c]: the probability of c crossings with no run longer than l.
  const upTo = Array.from({ length: n + 1 }, (_, l) => crossingsWithRunsUpTo(n, p, l))
  return {
    // c crossings make c + 1 runs: what those cannot fill is exactly 0, whatever the rounding says.
    at: (c, l) => (l < 1 || c < 0 || l > n - c || l * (c + 1) < n ? 0 : upTo[l][c] - upTo[l - 1][c]),
    box: (c, l) => upTo[l].slice(c).reduce((total, share) => total + share, 0),
  }
}

function crossingsWithRunsUpTo(n: number, p: number, longest: number): number[] {
  const shares = Array.from({ length: n }, () => 0)
  let above = Array.from({ length: n + 1 }, (_, length) => Number(length === 0))
  let below = above
  for (let runs = 1; runs <= n; runs += 1) {
    ;[above, below] = [addRun(below, p, longest), addRun(above, 1 - p, longest)]
    shares[runs - 1] = above[n] + below[n]
  }
  return shares
}

/** From the probability of each length before a run to that after one more run of 1 to `longest` points. */
function addRun(before: readonly number[], p: number, longest: number): number[] {
  const leaves = p ** longest
  let window = 0
  return before.map((_, length) => {
    if (length === 0) return 0
    window = p * (window + before[length - 1])
    if (length > longest) window -= leaves * before[length - 1 - longest] * p
    return window
  })
}
