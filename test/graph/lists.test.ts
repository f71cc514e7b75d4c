import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { poolOf } from '../../server/platform/database.ts'
import { createWorld, idOf, someone, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld('graph_lists')
})
afterAll(() => world.database.destroy())

const PAGE = `query ($first: Int, $after: String, $last: Int, $before: String, $orderBy: [PersonOrder!], $filter: PersonFilter) {
  people(first: $first, after: $after, last: $last, before: $before, orderBy: $orderBy, filter: $filter) { totalCount nodes { name age } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }
}`

interface People {
  people: {
    totalCount: number
    nodes: { name: string; age: number | null }[]
    pageInfo: Record<'startCursor' | 'endCursor', string> & Record<'hasNextPage' | 'hasPreviousPage', boolean>
  }
}

async function page(variables: Record<string, unknown>): Promise<People['people']> {
  const { data, errors } = await world.ask(PAGE, { variables })
  expect(errors?.map(({ message }) => message)).toBeUndefined()
  return (data as unknown as People).people
}

describe('paging by key', () => {
  const order = fc.uniqueArray(
    fc.record({ field: fc.constantFrom('NAME', 'AGE', 'COLOUR', 'STAGE', 'ID'), direction: fc.constantFrom('ASC', 'DESC') }),
    { selector: ({ field }) => field, minLength: 1, maxLength: 4 },
  )

  test('walks the whole list once, in order, whatever the order and the size of the page, forward and backward', async () => {
    await fc.assert(
      fc.asyncProperty(order, fc.integer({ min: 1, max: 7 }), async (orderBy, size) => {
        const whole = (await page({ orderBy, first: 200 })).nodes
        const forward: unknown[] = []
        for (let after: string | null = null, more = true; more;) {
          const { nodes, pageInfo } = await page({ orderBy, first: size, after })
          forward.push(...nodes)
          expect(forward.length).toBeLessThanOrEqual(whole.length)
          after = pageInfo.endCursor
          more = pageInfo.hasNextPage
        }
        const backward: unknown[] = []
        for (let before: string | null = null, more = true; more;) {
          const { nodes, pageInfo } = await page({ orderBy, last: size, before })
          backward.unshift(...nodes)
          expect(backward.length).toBeLessThanOrEqual(whole.length)
          before = pageInfo.startCursor
          more = pageInfo.hasPreviousPage
        }
        expect([forward, backward]).toEqual([whole, whole])
      }),
      { numRuns: 40 },
    )
  })

  test('is not shifted by what is inserted before the cursor', async () => {
    const first = await page({ orderBy: [{ field: 'NAME' }], first: 3 })
    const stranger = [idOf(900), 'AAA', idOf(100)]
    await poolOf(world.database).query(`insert into directory.person values ($1, $2, 1, 'RED', false, '2009-04-01', $3)`, stranger)
    const second = await page({ orderBy: [{ field: 'NAME' }], first: 3, after: first.pageInfo.endCursor })
    await poolOf(world.database).query(`delete from directory.person where name = 'AAA'`)
    expect([...first.nodes, ...second.nodes].map(({ name }) => name)).toEqual(['PB', 'PC', 'PD', 'PE', 'PG', 'PH'])
  })

  test.each([
    ['a page over 200', { first: 201 }, 'first'],
    ['a negative page', { last: -1 }, 'last'],
    ['both directions', { first: 1, last: 1 }, 'last'],
    ['an invented cursor', { after: 'bm9uc2Vuc2U' }, 'after'],
    ['a field twice', { orderBy: [{ field: 'NAME' }, { field: 'NAME' }] }, 'orderBy'],
  ])('refuses %s by name', async (_name, variables, field) => {
    const { errors } = await world.ask(PAGE, { variables })
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field })
  })

  test('refuses a cursor that was changed or given by another order', async () => {
    const { pageInfo } = await page({ first: 2 })
    for (const variables of [{ after: `A${pageInfo.endCursor.slice(1)}` }, { after: pageInfo.endCursor, orderBy: [{ field: 'AGE' }] }]) {
      const { errors } = await world.ask(PAGE, { variables })
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: 'after' })
    }
  })
})

describe('filters', () => {
  const names = async (filter: object): Promise<string[]> =>
    (await page({ filter, first: 200, orderBy: [{ field: 'NAME' }] })).nodes.map(({ name }) => name)

  test.each<[string, object, string[]]>([
    ['equality', { name: { eq: 'PC' } }, ['PC']],
    ['difference takes empty values in', { age: { ne: 4 }, name: { in: ['PB', 'PC', 'PD'] } }, ['PC', 'PD']],
    ['emptiness', { age: { isNull: true } }, ['PD', 'PG', 'PJ', 'PM']],
    ['ranges', { age: { gte: 8, lt: 20 } }, ['PC', 'PE']],
    ['text in any case, with its wildcards taken literally', { name: { contains: 'c' }, not: { name: { contains: '%' } } }, ['PC']],
    ['enumerations and derived fields', { colour: { eq: 'BLUE' }, stage: { eq: 'ADULT' } }, ['PI', 'PK']],
    ['relations to one, by key across modules', { home: { id: { eq: idOf(101) } }, age: { lt: 20 } }, ['PB']],
    ['some of a list', { friendships: { some: { startsOn: { eq: '2009-09-01' } } } }, ['PB']],
    ['none of a list', { friendships: { none: {} }, age: { lt: 30 } }, ['PH']],
    ['every of a list', { friendships: { every: { endsOn: { isNull: false } }, some: {} } }, ['PC', 'PE']],
    ['or and and', { or: [{ name: { eq: 'PB' } }, { and: [{ name: { eq: 'PC' } }, { age: { eq: 8 } }] }] }, ['PB', 'PC']],
    ['an empty or holds for nobody', { or: [] }, []],
    ['an id that cannot exist', { id: { eq: 'nonsense' } }, []],
  ])('understand %s', async (_name, filter, expected) => {
    expect(await names(filter)).toEqual(expected)
  })

  test.each([
    ['null where a value is needed', { name: { eq: null } }, 'filter.name.eq'],
    ['more than 200 values', { name: { in: Array.from({ length: 201 }, String) } }, 'filter.name.in'],
    ['more than 50 conditions', { or: Array.from({ length: 51 }, () => ({ name: { eq: 'x' } })) }, 'filter'],
    ['nesting deeper than 5', { not: { not: { not: { not: { not: {} } } } } }, 'filter'],
  ])('refuse %s by name', async (_name, filter, field) => {
    const { errors } = await world.ask(PAGE, { variables: { filter } })
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field })
  })

  test('never show a hidden row, by filter, order, count, key or relation', async () => {
    expect(await names({ name: { eq: 'PF' } })).toEqual([])
    expect((await page({})).totalCount).toBe(11)
    expect((await world.ask(`{ person(name: "PF") { name } byId: person(id: "${idOf(5)}") { name } }`)).data).toEqual({ person: null, byId: null })
    const admin = await world.ask(`{ people { totalCount } person(id: "${idOf(5)}") { name } }`, { viewer: someone('ADMIN') })
    expect(admin.data).toEqual({ people: { totalCount: 12 }, person: { name: 'PF' } })
  })
})

test('an entity is asked for by any of its unique fields, and both must hold where both are given', async () => {
  const { data } = await world.ask(
    `{ a: person(name: "PB") { name } b: person(id: "${idOf(1)}", name: "PB") { name } c: person(id: "${idOf(1)}", name: "PC") { name } }`,
  )
  expect(data).toEqual({ a: { name: 'PB' }, b: { name: 'PB' }, c: null })
  const { errors } = await world.ask('{ person { name } }')
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: 'id' })
})
