import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { createWorld, type World } from '../programme/world.ts'

interface Page {
  organisations: {
    totalCount: number
    nodes: { name: string; odsCode: string | null }[]
    edges: { cursor: string }[]
    pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; endCursor: string; startCursor: string }
  }
}

const PAGE = `query ($filter: OrganisationFilter, $orderBy: [OrganisationOrder!], $first: Int, $after: String, $last: Int, $before: String) {
  organisations(filter: $filter, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
    totalCount nodes { name odsCode } edges { cursor } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`

let world: World
const page = async (variables: Record<string, unknown>) => (await world.read<Page>(PAGE, variables)).organisations
const names = async (variables: Record<string, unknown>) => (await page(variables)).nodes.map(({ name }) => name)

beforeAll(async () => {
  world = await createWorld('directory_organisations')
  const [north, south] = [await world.make.region(), await world.make.region()]
  const care = { kind: 'CARE_TRUST', closedOn: '2013-03-31' } as const
  const torbay = await world.make.organisation({ name: 'Torbay Care Trust', odsCode: 'TAL', regionCode: south.code, ...care, openedOn: '2005-10-01' })
  await world.make.organisation({ name: 'Northumberland Care Trust', odsCode: 'TAC', regionCode: north.code, ...care })
  await world.make.organisation({
    name: 'Sunderland Teaching PCT',
    odsCode: '5KL',
    regionCode: north.code,
    kind: 'PRIMARY_CARE_TRUST',
    openedOn: '2002-04-01',
  })
  await world.make.organisation({ name: '100% careful', kind: 'VOLUNTARY_SECTOR', openedOn: '2011-01-01' })
  await world.make.membership({ organisationId: torbay.id, role: 'LEAD' })
})
afterAll(() => world.end())

describe('organisations', () => {
  test.each<[string, object, string[]]>([
    [
      'as the contract writes a filter',
      { name: { contains: 'care' }, kind: { in: ['CARE_TRUST'] }, memberships: { some: { role: { eq: 'LEAD' } } } },
      ['Torbay Care Trust'],
    ],
    ['by a status that no column holds', { status: { in: ['NOT_YET_OPEN'] } }, ['100% careful']],
    ['by what is empty', { odsCode: { isNull: true } }, ['100% careful']],
    ['by text with a wildcard, taken literally', { name: { contains: '0% c' } }, ['100% careful']],
    ['by dates', { openedOn: { gte: '2002-04-01', lt: '2011-01-01' } }, ['Sunderland Teaching PCT', 'Torbay Care Trust']],
    [
      'by either of two conditions',
      { or: [{ odsCode: { eq: 'TAC' } }, { odsCode: { startsWith: '5k' } }] },
      ['Northumberland Care Trust', 'Sunderland Teaching PCT'],
    ],
    ['by what does not hold', { not: { kind: { eq: 'CARE_TRUST' } } }, ['100% careful', 'Sunderland Teaching PCT']],
    ['by an id that cannot exist', { id: { eq: 'not an id' } }, []],
  ])('are filtered %s', async (_name, filter, expected) => {
    const found = await page({ filter })
    expect([found.nodes.map(({ name }) => name), found.totalCount]).toEqual([expected, expected.length])
  })

  test('are filtered by region, whose code is its key', async () => {
    const [region] = await world.sql(`select "regionCode" as code from directory.organisation where "odsCode" = 'TAC'`)
    expect(await names({ filter: { region: { code: { eq: region!.code } } } })).toEqual(['Northumberland Care Trust', 'Sunderland Teaching PCT'])
  })

  test('are in the order of their names, or in the order asked for with empty values last both ways', async () => {
    expect(await names({})).toEqual(['100% careful', 'Northumberland Care Trust', 'Sunderland Teaching PCT', 'Torbay Care Trust'])
    expect(await names({ orderBy: [{ field: 'OPENED_ON' }] })).toEqual([
      'Sunderland Teaching PCT',
      'Torbay Care Trust',
      '100% careful',
      'Northumberland Care Trust',
    ])
    expect(await names({ orderBy: [{ field: 'OPENED_ON', direction: 'DESC' }] })).toEqual([
      '100% careful',
      'Torbay Care Trust',
      'Sunderland Teaching PCT',
      'Northumberland Care Trust',
    ])
    expect(await names({ orderBy: [{ field: 'KIND' }, { field: 'NAME', direction: 'DESC' }], first: 3 })).toEqual([
      'Sunderland Teaching PCT',
      'Torbay Care Trust',
      'Northumberland Care Trust',
    ])
  })

  test('are read page by page, forward and backward, and nothing inserted before the place shifts it', async () => {
    const first = await page({ first: 2 })
    expect([first.nodes.length, first.totalCount, first.pageInfo.hasNextPage, first.pageInfo.hasPreviousPage]).toEqual([2, 4, true, false])
    const stranger = await world.make.organisation({ name: '1 before all' })
    const second = await page({ first: 2, after: first.pageInfo.endCursor })
    await world.sql(`delete from directory.organisation where id = $1`, [stranger.id])
    expect(second.nodes.map(({ name }) => name)).toEqual(['Sunderland Teaching PCT', 'Torbay Care Trust'])
    expect(second.pageInfo.hasNextPage).toBe(false)
    expect(await names({ last: 1, before: second.pageInfo.startCursor })).toEqual(['Northumberland Care Trust'])
  })

  test.each([
    [{ first: 201 }, 'first'],
    [{ last: 201 }, 'last'],
    [{ after: 'bm90aGluZw' }, 'after'],
    [{ filter: { name: { in: Array.from({ length: 201 }, String) } } }, 'filter.name.in'],
  ])('are refused by name for what is too much or wrong', async (variables, field) => {
    const { errors } = await world.ask(PAGE, variables)
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field })
  })
})

test('a code is unique and written in capitals, by the table itself', async () => {
  await expect(world.make.organisation({ odsCode: 'TAL' })).rejects.toThrow('organisation_odsCode')
  await expect(world.make.organisation({ odsCode: 'tam' })).rejects.toThrow('organisation_capitals')
})
