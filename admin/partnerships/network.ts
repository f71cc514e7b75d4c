/** Something in the map: an organisation or a partnership. */
export interface NetworkNode {
  id: string
  name: string
  kind: 'organisation' | 'partnership'
  /** The kind of an organisation, or the stage of a partnership. */
  sort: string
}

/** That an organisation belongs to a partnership, in these roles. */
export interface NetworkEdge {
  organisation: string
  partnership: string
  roles: string[]
}

export interface Network {
  nodes: NetworkNode[]
  edges: NetworkEdge[]
}

interface Member {
  role: string
  organisation: { id: string; name: string; kind: string }
}

/** The map of partnerships and who belongs to them, in the roles that are wanted; a partnership without any such member is left out. */
export function networkOf(
  partnerships: readonly { id: string; name: string; status: string; members: readonly Member[] }[],
  roles: readonly string[],
): Network {
  const nodes = new Map<string, NetworkNode>()
  const edges: NetworkEdge[] = []
  for (const { id, name, status, members } of partnerships) {
    const wanted = members.filter(({ role }) => roles.length === 0 || roles.includes(role))
    if (wanted.length === 0) continue
    nodes.set(id, { id, name, kind: 'partnership', sort: status })
    for (const { role, organisation } of wanted) {
      nodes.set(organisation.id, { id: organisation.id, name: organisation.name, kind: 'organisation', sort: organisation.kind })
      const known = edges.find((edge) => edge.partnership === id && edge.organisation === organisation.id)
      if (known) known.roles.push(role)
      else edges.push({ organisation: organisation.id, partnership: id, roles: [role] })
    }
  }
  return { nodes: [...nodes.values()], edges }
}

/** What a place in the map says of an organisation. */
export interface Standing {
  id: string
  name: string
  /** How many partnerships it belongs to. */
  degree: number
  /** The organisations that it meets in them, and in how many. */
  meets: { id: string; name: string; shared: number }[]
  /** The share of all shortest ways between others that go by it, 0 to 1 (Freeman 1977, by Brandes' algorithm). */
  betweenness: number
  /** Whether the map would fall apart without it: an articulation point. */
  isBridge: boolean
}

/** How each organisation stands in the map, the best connected first. */
export function standingsOf(network: Network): Standing[] {
  const near = neighboursOf(network)
  const betweenness = betweennessOf(network, near)
  const bridges = articulationsOf(network, near)
  const named = new Map(network.nodes.map((node) => [node.id, node]))
  const organisations = network.nodes.filter(({ kind }) => kind === 'organisation')
  return organisations
    .map(({ id, name }): Standing => {
      const shared = new Map<string, number>()
      for (const partnership of near.get(id) ?? [])
        for (const other of near.get(partnership) ?? []) if (other !== id) shared.set(other, (shared.get(other) ?? 0) + 1)
      const meets = [...shared].map(([other, count]) => ({ id: other, name: named.get(other)?.name ?? '', shared: count }))
      return {
        id,
        name,
        degree: near.get(id)?.length ?? 0,
        meets: meets.toSorted((one, two) => two.shared - one.shared || (one.name < two.name ? -1 : 1)),
        betweenness: betweenness.get(id) ?? 0,
        isBridge: bridges.has(id),
      }
    })
    .toSorted((one, other) => other.degree - one.degree || other.betweenness - one.betweenness || (one.name < other.name ? -1 : 1))
}

function neighboursOf({ nodes, edges }: Network): Map<string, string[]> {
  const near = new Map<string, string[]>(nodes.map(({ id }) => [id, []]))
  for (const { organisation, partnership } of edges) {
    near.get(organisation)?.push(partnership)
    near.get(partnership)?.push(organisation)
  }
  return near
}

// Brandes 2001, "A faster algorithm for betweenness centrality", for ways that all have length one.
function betweennessOf({ nodes }: Network, near: Map<string, string[]>): Map<string, number> {
  const total = new Map(nodes.map(({ id }) => [id, 0]))
  for (const { id: start } of nodes) {
    const order: string[] = []
    const before = new Map<string, string[]>()
    const ways = new Map([[start, 1]])
    const distance = new Map([[start, 0]])
    for (const queue = [start]; queue.length > 0;) {
      const here = queue.shift()!
      order.push(here)
      for (const next of near.get(here) ?? []) {
        if (!distance.has(next)) {
          distance.set(next, distance.get(here)! + 1)
          queue.push(next)
        }
        if (distance.get(next) !== distance.get(here)! + 1) continue
        ways.set(next, (ways.get(next) ?? 0) + ways.get(here)!)
        before.set(next, [...(before.get(next) ?? []), here])
      }
    }
    const share = new Map<string, number>()
    for (const here of order.toReversed()) {
      for (const former of before.get(here) ?? [])
        share.set(former, (share.get(former) ?? 0) + (ways.get(former)! / ways.get(here)!) * (1 + (share.get(here) ?? 0)))
      if (here !== start) total.set(here, total.get(here)! + (share.get(here) ?? 0))
    }
  }
  // Each way was found from both of its ends.
  const pairs = (nodes.length - 1) * (nodes.length - 2)
  return new Map([...total].map(([id, sum]) => [id, pairs > 0 ? sum / pairs : 0]))
}

// Hopcroft and Tarjan 1973, without recursion, so that a long chain cannot exhaust the stack.
function articulationsOf({ nodes }: Network, near: Map<string, string[]>): Set<string> {
  const found = new Map<string, number>()
  const low = new Map<string, number>()
  const cuts = new Set<string>()
  for (const { id: root } of nodes) {
    if (found.has(root)) continue
    const stack = [{ id: root, from: '', at: 0 }]
    let branches = 0
    found.set(root, found.size)
    low.set(root, found.get(root)!)
    while (stack.length > 0) {
      const here = stack.at(-1)!
      const next = near.get(here.id)?.[here.at]
      here.at += 1
      if (next !== undefined) {
        if (next === here.from) continue
        if (found.has(next)) low.set(here.id, Math.min(low.get(here.id)!, found.get(next)!))
        else {
          if (here.id === root) branches += 1
          found.set(next, found.size)
          low.set(next, found.get(next)!)
          stack.push({ id: next, from: here.id, at: 0 })
        }
        continue
      }
      stack.pop()
      const parent = stack.at(-1)
      if (!parent) continue
      low.set(parent.id, Math.min(low.get(parent.id)!, low.get(here.id)!))
      if (parent.id !== root && low.get(here.id)! >= found.get(parent.id)!) cuts.add(parent.id)
    }
    if (branches > 1) cuts.add(root)
  }
  return cuts
}
