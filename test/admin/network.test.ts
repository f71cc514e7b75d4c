import { expect, test } from 'vitest'

import { HEIGHT, linesOf, placeNetwork, WIDTH } from '../../admin/partnerships/layout.ts'
import { networkOf, standingsOf } from '../../admin/partnerships/network.ts'

const member = (id: string, role = 'PROVIDER') => ({ role, organisation: { id, name: `Organisation ${id}`, kind: 'NHS_TRUST' } })
const partnership = (id: string, ...members: ReturnType<typeof member>[]) => ({ id, name: `Partnership ${id}`, status: 'ACTIVE', members })

// a and b meet in P, b and c in Q, c and d in R: a chain in which b and c are what holds it together.
const chain = [partnership('P', member('a'), member('b')), partnership('Q', member('b'), member('c')), partnership('R', member('c'), member('d'))]

test('an organisation’s standing is its partnerships, whom it meets there, and what would fall apart without it', () => {
  const standings = standingsOf(networkOf(chain, []))
  expect(standings.map(({ id, degree, isBridge, meets }) => [id, degree, isBridge, meets.map(({ id: other, shared }) => [other, shared])])).toEqual([
    [
      'b',
      2,
      true,
      [
        ['a', 1],
        ['c', 1],
      ],
    ],
    [
      'c',
      2,
      true,
      [
        ['b', 1],
        ['d', 1],
      ],
    ],
    ['a', 1, false, [['b', 1]]],
    ['d', 1, false, [['c', 1]]],
  ])
})

test('betweenness is the share of shortest ways, as counted by hand on a chain of seven', () => {
  // The chain is a–P–b–Q–c–R–d. Past b go the ways of {a, P} to {Q, c, R, d}: 8 of the 15 pairs of the six others.
  const [b] = standingsOf(networkOf(chain, []))
  expect(b!.betweenness).toBeCloseTo(8 / 15, 12)
})

test('in a ring nothing is a bridge', () => {
  const ring = [...chain, partnership('S', member('d'), member('a'))]
  expect(standingsOf(networkOf(ring, [])).some(({ isBridge }) => isBridge)).toBe(false)
})

test('roles narrow the map, an organisation in two roles is joined once, and nobody is not a partnership', () => {
  const { nodes, edges } = networkOf(
    [partnership('P', member('a', 'LEAD'), member('a'), member('b')), partnership('Q', member('b'))],
    ['LEAD', 'FUNDER'],
  )
  expect([nodes.map(({ id }) => id), edges]).toEqual([['P', 'a'], [{ organisation: 'a', partnership: 'P', roles: ['LEAD'] }]])
  expect(networkOf([partnership('P', member('a', 'LEAD'), member('a'))], []).edges).toEqual([
    { organisation: 'a', partnership: 'P', roles: ['LEAD', 'PROVIDER'] },
  ])
})

test('the map is the same at every visit, and no name in it lies upon another', () => {
  const crowd = Array.from({ length: 20 }, (_, n) => partnership(`${n} of a rather long name for its place`, member(`${n}`), member(`${n + 1}`)))
  const network = networkOf(crowd, [])
  const placed = () => placeNetwork(network, (id) => id.length > 3)
  const places = placed()
  expect([...placed()]).toEqual([...places])
  const named = network.nodes.filter(({ id }) => id.length > 3).map(({ id }) => places.get(id)!)
  expect(named).toHaveLength(20)
  for (const [at, one] of named.entries())
    for (const other of named.slice(at + 1))
      expect(Math.abs(one.x - other.x) >= 100 || Math.abs(one.y - other.y) >= 40, JSON.stringify([one, other])).toBe(true)
  for (const { x, y } of places.values()) {
    expect(x).toBeGreaterThan(0)
    expect(x).toBeLessThan(WIDTH)
    expect(y).toBeGreaterThan(0)
    expect(y).toBeLessThan(HEIGHT)
  }
})

test.each([
  ['Tower Hamlets', ['Tower Hamlets']],
  ['Tower Hamlets integrated care pilot', ['Tower Hamlets', 'integrated care pilot']],
  ['Cornwall and Isles of Scilly integrated care pilot', ['Cornwall and Isles of', 'Scilly integrated care…']],
  ['', ['']],
])('the name “%s” stands in at most two lines', (name, lines) => {
  expect(linesOf(name)).toEqual(lines)
})
