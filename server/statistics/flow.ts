/** A one-way pipe of a network. */
export interface Arc {
  readonly from: string
  readonly to: string
  readonly capacity: number
}

/** The largest flow from one node to another, by shortest augmenting paths (Edmonds and Karp 1972); Infinity when nothing holds it back. */
export function maximumFlow(arcs: readonly Arc[], source: string, sink: string): number {
  const left = new Map<string, Map<string, number>>()
  const add = (from: string, to: string, amount: number): void => {
    const node = left.get(from) ?? new Map<string, number>()
    left.set(from, node.set(to, (node.get(to) ?? 0) + amount))
  }
  arcs.forEach((arc) => add(arc.from, arc.to, arc.capacity))
  for (let flow = 0; ;) {
    const path = findPath(left, source, sink)
    if (path === null) return flow
    const amount = Math.min(...path.map(([from, to]) => left.get(from)?.get(to) ?? 0))
    if (amount === Infinity) return Infinity
    path.forEach(([from, to]) => {
      add(from, to, -amount)
      add(to, from, amount)
    })
    flow += amount
  }
}

function findPath(left: Map<string, Map<string, number>>, source: string, sink: string): [string, string][] | null {
  const cameFrom = new Map<string, string>()
  const queue = [source]
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    for (const [to, capacity] of left.get(at) ?? []) {
      if (capacity <= 0 || to === source || cameFrom.has(to)) continue
      cameFrom.set(to, at)
      if (to === sink) return trace(cameFrom, source, sink)
      queue.push(to)
    }
  }
  return null
}

function trace(cameFrom: Map<string, string>, source: string, sink: string): [string, string][] {
  const path: [string, string][] = []
  for (let at = sink; at !== source;) {
    const before = cameFrom.get(at) ?? source
    path.push([before, at])
    at = before
  }
  return path
}
