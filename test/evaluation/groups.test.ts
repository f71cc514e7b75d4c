import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { monthOf } from './make.ts'
import { as, createWorld, type World } from './world.ts'

let world: World
const ids: Record<'count' | 'share' | 'north' | 'south' | 'falls', string> = { count: '', share: '', north: '', south: '', falls: '' }
beforeAll(async () => {
  world = await createWorld('groups')
  const { make } = world
  ids.count = (await make.measure({ code: 'COUNT', title: 'Admissions' })).id
  ids.share = (await make.measure({ code: 'SHARE', title: 'Day cases', denominator: 'All', multiplier: 100, unit: '%' })).id
  const north = { regionCode: 'Q30', regionName: 'North East' }
  ids.north = (await make.organisation({ odsCode: 'NOR', name: 'North PCT', ...north })).id
  ids.south = (await make.organisation({ odsCode: 'SOU', name: 'South Trust', kind: 'NHS_TRUST' })).id
  ids.falls = (await make.pilot({ slug: 'falls', name: 'Falls pilot', theme: 'FALLS' })).id
  await make.months({ subjectId: ids.north, measureId: ids.count }, [1, 2, 3, null, 5])
  await make.months({ subjectId: ids.south, measureId: ids.count }, [10, 20])
  const share = (subjectId: string, n: number, numerator: number, denominator: number, more: object = {}) =>
    make.observation({ subjectId, measureId: ids.share, ...monthOf(n), numerator, denominator, value: (100 * numerator) / denominator, ...more })
  await share(ids.north, 0, 1, 10)
  await share(ids.south, 0, 90, 100)
  await share(ids.south, 1, 3, 4, { status: 'SUPPRESSED' })
  await share(ids.falls, 0, 5, 10, { subjectKind: 'PILOT' })
})
afterAll(() => world.end())

const GROUPS = `query ($by: [ObservationDimension!]!, $filter: ObservationFilter, $having: GroupHaving, $orderBy: [GroupOrder!]) {
  observationGroups(by: $by, filter: $filter, having: $having, orderBy: $orderBy) {
    key { dimension value label } count sumNumerator sumDenominator sumValue rate } }`

interface Group {
  key: { value: string; label: string }[]
  count: number
  sumValue: number | null
  sumNumerator: number | null
  sumDenominator: number | null
  rate: number | null
}
const groups = async (by: string[], more: object = {}, viewer = as('PUBLIC')): Promise<Group[]> =>
  (await world.read<{ observationGroups: Group[] }>(GROUPS, { by, ...more }, viewer)).observationGroups
const count = { filter: { measure: { code: { eq: 'COUNT' } } } }
const share = { filter: { measure: { code: { eq: 'SHARE' } } } }

describe('groups', () => {
  test('of a count have its sum and no rate; a missing value counts in nothing', async () => {
    const none = { sumNumerator: null, sumDenominator: null, rate: null }
    expect(await groups(['ORGANISATION'], count)).toEqual([
      { key: [{ dimension: 'ORGANISATION', value: 'NOR', label: 'North PCT' }], count: 4, sumValue: 11, ...none },
      { key: [{ dimension: 'ORGANISATION', value: 'SOU', label: 'South Trust' }], count: 2, sumValue: 30, ...none },
    ])
  })

  test('of a ratio have sum over sum, without what is suppressed, for whoever asks', async () => {
    for (const role of ['PUBLIC', 'ANALYST', 'ADMIN'] as const)
      expect(await groups(['ORGANISATION', 'MEASURE'], { ...share, orderBy: [{ field: 'RATE', direction: 'DESC' }] }, as(role))).toMatchObject([
        {
          key: [{ value: 'SOU' }, { value: 'SHARE', label: 'Day cases' }],
          count: 1,
          sumNumerator: 90,
          sumDenominator: 100,
          sumValue: null,
          rate: 90,
        },
        { key: [{ value: 'NOR' }, { value: 'SHARE' }], count: 1, sumNumerator: 1, sumDenominator: 10, rate: 10 },
      ])
  })

  test('over everything weigh the parts by their denominators', async () => {
    const [month] = await groups(['MONTH'], { filter: { and: [share.filter, { subjectKind: { eq: 'ORGANISATION' } }] } })
    expect(month).toMatchObject({ key: [{ value: '2008-04-01', label: 'April 2008' }], sumNumerator: 91, sumDenominator: 110 })
    expect(month!.rate).toBeCloseTo((100 * 91) / 110, 12)
  })

  test('of several measures have a count and no sums', async () => {
    const [april] = await groups(['MONTH'])
    expect(april).toEqual({
      key: [{ dimension: 'MONTH', value: '2008-04-01', label: 'April 2008' }],
      count: 4,
      sumNumerator: null,
      sumDenominator: null,
      sumValue: null,
      rate: null,
    })
  })

  test('by quarter and financial year name both as people do', async () => {
    expect((await groups(['QUARTER', 'FINANCIAL_YEAR'], count)).map(({ key }) => key)).toEqual([
      [
        { dimension: 'QUARTER', value: '2008-04-01', label: 'April to June 2008' },
        { dimension: 'FINANCIAL_YEAR', value: '2008-04-01', label: '2008/09' },
      ],
      [
        { dimension: 'QUARTER', value: '2008-07-01', label: 'July to September 2008' },
        { dimension: 'FINANCIAL_YEAR', value: '2008-04-01', label: '2008/09' },
      ],
    ])
  })

  test('leave out what a dimension does not apply to', async () => {
    expect((await groups(['REGION'], count)).map(({ key, sumValue }) => [key[0]!.value, key[0]!.label, sumValue])).toEqual([
      ['Q30', 'North East', 11],
    ])
    expect((await groups(['ORGANISATION_KIND'], count)).map(({ key }) => key[0]!.label)).toEqual(['nhs trust', 'primary care trust'])
  })

  test('hold what pilots return only for those who are signed in', async () => {
    expect(await groups(['PILOT', 'THEME'])).toEqual([])
    expect(await groups(['PILOT', 'THEME'], {}, as('MEMBER'))).toMatchObject([
      {
        key: [
          { value: 'falls', label: 'Falls pilot' },
          { value: 'FALLS', label: 'falls' },
        ],
        rate: 50,
      },
    ])
  })

  test('can be kept to those whose figures hold a condition', async () => {
    expect((await groups(['ORGANISATION'], { ...count, having: { sumValue: { gt: 11 } } })).map(({ key }) => key[0]!.value)).toEqual(['SOU'])
    expect((await groups(['ORGANISATION'], { ...share, having: { rate: { lt: 50 }, count: { gte: 1 } } })).map(({ key }) => key[0]!.value)).toEqual([
      'NOR',
    ])
    // The suppressed 3 of 4 would make 93 of 104.
    expect(await groups(['ORGANISATION'], { ...share, having: { sumNumerator: { gt: 90 } } })).toEqual([])
  })
})

describe('groups are refused', () => {
  test.each([
    ['by nothing', { by: [] }, 'by'],
    ['by a dimension twice', { by: ['MONTH', 'MONTH'] }, 'by'],
    ['by too many dimensions', { by: ['MONTH', 'PILOT', 'THEME', 'REGION', 'MEASURE'] }, 'by'],
    ['in the order of what they are not grouped by', { by: ['MONTH'], orderBy: [{ field: 'PILOT' }] }, 'orderBy'],
  ])('%s', async (_, variables, field) => {
    expect(await world.refusal(GROUPS, variables)).toMatchObject({ code: 'BAD_USER_INPUT', field })
  })
})
