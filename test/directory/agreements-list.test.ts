import { afterAll, beforeAll, expect, test } from 'vitest'

import { agreementsIn } from './agreements.ts'
import { as, createWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld('agreements_list')
})
afterAll(() => world.end())
const { draft, inForce } = agreementsIn(() => world)

interface Page {
  agreements: { totalCount: number; pageInfo: { hasNextPage: boolean; endCursor: string }; nodes: { title: string; status: string }[] }
}
interface Group {
  key: { value: string | null; label: string | null }[]
  count: number
  sum: number | null
}

test('the agreements of all partnerships are one list, filtered, ordered and paged, for everybody', async () => {
  await inForce()
  await draft({ title: 'A word', kind: 'MOU', clauses: [], parties: [], signatories: [] })
  const ask = (first: number, after: string | null, filter: object | null = null) =>
    world.read<Page>(
      `query ($first: Int, $after: String, $filter: AgreementFilter) { agreements(first: $first, after: $after, filter: $filter, orderBy: [{ field: TITLE }]) {
        totalCount pageInfo { hasNextPage endCursor } nodes { title status } } }`,
      { first, after, filter },
      as('PUBLIC'),
    )
  const { agreements: all } = await ask(50, null)
  const titles = await world.sql(`select title from directory.agreement order by title, id`)
  expect(all.totalCount).toBe(titles.length)
  expect(all.nodes.map(({ title }) => ({ title }))).toEqual(titles)
  const { agreements: one } = await ask(1, null)
  const { agreements: next } = await ask(1, one.pageInfo.endCursor)
  expect([...one.nodes, ...next.nodes]).toEqual(all.nodes.slice(0, 2))
  const found = await ask(50, null, { status: { eq: 'IN_FORCE' }, parties: { some: { organisation: { name: { contains: 'council' } } } } })
  expect(found.agreements.nodes).toEqual(all.nodes.filter(({ status }) => status === 'IN_FORCE'))
  expect(found.agreements.totalCount).toBeGreaterThan(0)
})

test('they are counted by what they have in common, and what is paid in is added up as SQL adds it', async () => {
  const { partnership } = await draft()
  await draft({ title: 'No amounts', kind: 'MOU', clauses: [], parties: [], signatories: [] })
  const groups = async (by: string) =>
    (
      await world.read<{ agreementGroups: Group[] }>(
        `{ agreementGroups(by: [${by}], orderBy: [{ field: COUNT }]) { key { value label } count sum } }`,
        {},
        as('ANALYST'),
      )
    ).agreementGroups
  const expected = await world.sql(
    `select a.kind::text as value, count(*)::int as count, sum(p.pence)::float8 as sum from directory.agreement a
     left join lateral (select sum("contributionPence") as pence from directory."agreementParty" where "agreementId" = a.id) p on true group by a.kind`,
  )
  const byKind = (await groups('KIND')).map(({ key, count, sum }) => ({ value: key[0]!.value, count, sum }))
  expect(byKind).toHaveLength(expected.length)
  expect(byKind).toEqual(expect.arrayContaining(expected))
  expect(byKind.find(({ value }) => value === 'MOU')?.sum).toBeNull()
  expect(await groups('PARTNERSHIP')).toContainEqual({ key: [{ value: partnership.id, label: 'Torbay' }], count: 1, sum: 15_000_00 })
})
