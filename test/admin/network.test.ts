import { expect, test } from 'vitest'

import { placeNetwork } from '../../admin/partnerships/layout.ts'
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

test('the map is the same at every visit, and nothing in it lies upon another', () => {
  const network = networkOf(chain, [])
  const places = placeNetwork(network)
  expect([...placeNetwork(network)]).toEqual([...places])
  const all = [...places.values()]
  for (const [at, one] of all.entries())
    for (const other of all.slice(at + 1)) expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThan(16)
})
