import { afterAll, beforeAll, expect, test } from 'vitest'

import { measured, readEnglandActivity } from '../../server/record/activity.ts'
import { readRecord } from '../../server/record/record.ts'
import { openGraph, openWorld, type Ask, type World } from './world.ts'

let world: World
let ask: Ask

beforeAll(async () => {
  world = await openWorld('record')
  ask = await openGraph(world.database)
})
afterAll(() => world.close())

test('each figure of the return is there once, about the organisation that reported it', async () => {
  const [counted] = await world.database.query<[Record<string, number>]>(
    `select count(*) as rows, count(distinct "subjectId") as subjects, count(distinct "measureId") as measures, count(distinct "periodStart") as months,
     count(*) filter (where "subjectKind" <> 'ORGANISATION' or "sourceId" is null or illustrative) as strays from evaluation.observation`,
  )
  expect(counted).toEqual({ rows: 65_664, subjects: 156, measures: 9, months: 48, strays: 0 })
})

test('what is stored adds up to the published totals of England, but for three figures published otherwise', async () => {
  const sums = await world.database.query<{ code: string; month: string; value: number; numerator: number | null; denominator: number | null }[]>(
    `select m.code, o."periodStart"::text as month, sum(o.value) as value, sum(o.numerator) as numerator, sum(o.denominator) as denominator
     from evaluation.observation o join evaluation.measure m on m.id = o."measureId" group by 1, 2`,
  )
  expect(sums).toHaveLength(9 * 48)
  const england = new Map(readEnglandActivity().map((row) => [row.month, row]))
  const measures = new Map(readRecord().measures.map((measure) => [measure.code, measure]))
  const apart = sums.filter(({ code, month, ...sum }) => {
    const total = measured(measures.get(code)!, england.get(month)!)
    return total.numerator === null ? sum.value !== total.value : sum.numerator !== total.numerator || sum.denominator !== total.denominator
  })
  expect(apart.map(({ code, month }) => `${month} ${code}`).sort()).toEqual([
    '2009-06-01 MAR_OTHER_REFERRALS',
    '2009-07-01 MAR_GP_REFERRALS',
    '2009-07-01 MAR_OTHER_REFERRALS',
  ])
})

test('a commissioner’s months come out of the graph with measure, value and source', async () => {
  const { observations } = await ask<{ observations: { totalCount: number; nodes: object[] } }>(
    `query ($filter: ObservationFilter) { observations(filter: $filter, first: 1) { totalCount nodes { periodStart periodEnd value numerator denominator status revision
      illustrative measure { code } source { code } subject { ... on Organisation { odsCode } } } } }`,
    { filter: { measure: { code: { eq: 'MAR_DAYCASE_SHARE' } }, about: { code: { eq: '5A3' } } } },
  )
  expect(observations.totalCount).toBe(48)
  expect(observations.nodes[0]).toEqual({
    periodStart: '2008-04-01',
    periodEnd: '2008-04-30',
    value: (2059 / 2699) * 100,
    numerator: 2059,
    denominator: 2699,
    status: 'NORMAL',
    revision: 1,
    illustrative: false,
    measure: { code: 'MAR_DAYCASE_SHARE' },
    source: { code: 'MAR-PCT' },
    subject: { odsCode: '5A3' },
  })
})

test('an organisation has the nine measures, and a successor says that its series begins with its predecessors’', async () => {
  const measuresOf = async (odsCode: string) => {
    const { organisation } = await ask<{ organisation: { measures: { includesPredecessors: boolean }[] } }>(
      `query ($odsCode: String) { organisation(odsCode: $odsCode) { measures { includesPredecessors } } }`,
      { odsCode },
    )
    return organisation.measures.map(({ includesPredecessors }) => includesPredecessors)
  }
  expect(await measuresOf('5QN')).toEqual(Array(9).fill(false))
  expect(await measuresOf('5QV')).toEqual(Array(9).fill(true))
  expect(await measuresOf('5P3')).toEqual(Array(9).fill(false))
})
