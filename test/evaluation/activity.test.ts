import { createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { exportObservations, importObservations } from '../../server/evaluation/index.ts'
import { readCommissionerActivity, readEnglandActivity } from '../../server/record/activity.ts'
import { loadRecord } from '../../server/record/load.ts'
import { readRecord } from '../../server/record/record.ts'
import { createWorld, type World } from './world.ts'

/** What follows from the Monthly Activity Return itself, through the graph. */
let world: World
beforeAll(async () => {
  world = await createWorld('activity', { isWhole: true })
  await loadRecord(world.database, () => {})
})
afterAll(() => world.end())

interface Group {
  key: { value: string; label: string }[]
  count: number
  sumValue: number | null
  sumNumerator: number | null
  sumDenominator: number | null
  rate: number | null
}

const groups = async (by: string[], filter: object = {}, more: object = {}): Promise<Group[]> =>
  (
    await world.read<{ observationGroups: Group[] }>(
      `query ($by: [ObservationDimension!]!, $filter: ObservationFilter, $having: GroupHaving, $orderBy: [GroupOrder!]) {
        observationGroups(by: $by, filter: $filter, having: $having, orderBy: $orderBy) { key { value label } count sumValue sumNumerator sumDenominator rate } }`,
      { by, filter, ...more },
    )
  ).observationGroups

// Where what the commissioners reported differs from what was published for England, by two or three; what was reported stands.
const OTHERWISE: Record<string, number> = {
  'MAR_OTHER_REFERRALS 2009-06-01': 529_696,
  'MAR_GP_REFERRALS 2009-07-01': 961_706,
  'MAR_OTHER_REFERRALS 2009-07-01': 516_212,
}

describe('sums over all commissioners', () => {
  test('equal the totals published for England, for every month and count but three figures', async () => {
    const counted = readRecord().measures.filter(({ column }) => column !== null)
    const published = readEnglandActivity().filter(({ month }) => month <= '2012-03-01')
    const found = await groups(['MEASURE', 'MONTH'])
    for (const { code, column } of counted) {
      const own = found.filter(({ key }) => key[0]!.value === code)
      expect(own.map(({ key, sumValue }) => [key[1]!.value, sumValue])).toEqual(
        published.map(({ month, counts }) => [month, OTHERWISE[`${code} ${month}`] ?? counts[column!]]),
      )
    }
    expect(counted).toHaveLength(8)
  })

  test('of a share are sum over sum, never a mean of shares', async () => {
    const rows = readCommissionerActivity().filter(({ month }) => month === '2008-04-01')
    const total = (column: string) => rows.reduce((sum, { counts }) => sum + counts[column]!, 0)
    const filter = { measure: { code: { eq: 'MAR_DAYCASE_SHARE' } }, periodStart: { eq: '2008-04-01' } }
    const [group] = await groups(['MONTH'], filter)
    expect(group).toMatchObject({
      key: [{ value: '2008-04-01', label: 'April 2008' }],
      count: rows.length,
      sumNumerator: total('elective_daycase'),
      sumValue: null,
    })
    expect(group!.rate).toBeCloseTo((100 * total('elective_daycase')) / total('elective_total'), 10)
  })
})

test('the whole record can be exported and read in again, and nothing changes', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'careweave-'))
  const file = join(folder, 'all.csv')
  const rows = await exportObservations(world.pool, { measure: 'all', out: createWriteStream(file) })
  const report = await importObservations(world.pool, { file, dryRun: false, onProgress: () => {} })
  rmSync(folder, { recursive: true })
  expect(rows).toBe(152 * 48 * 9)
  expect(report).toEqual({ rows, added: 0, revised: 0, unchanged: rows, refused: 0, problems: [] })
})

describe('the series of a successor', () => {
  test.each([
    ['TAP', '5CC'],
    ['5QV', '5P3'],
  ])('%s has all 48 months and includes %s', async (code, earlier) => {
    const { organisation } = await world.read<{
      organisation: { measures: { includesPredecessors: boolean; series: { points: { observation: { value: number } }[]; sentence: string } }[] }
    }>(
      `query ($code: String!) { organisation(odsCode: $code) { measures(codes: ["MAR_ELECTIVE"]) { includesPredecessors series { points { observation { value } } sentence } } } }`,
      { code },
    )
    const [{ series, includesPredecessors }] = organisation.measures as [(typeof organisation.measures)[0]]
    expect(includesPredecessors).toBe(true)
    expect(series.points).toHaveLength(48)
    const rows = readCommissionerActivity()
    const months = [...new Set(rows.map(({ month }) => month))].sort()
    const parts = readRecord()
      .successions.filter(({ successor }) => successor === code)
      .map(({ predecessor }) => predecessor)
    expect(parts).toContain(earlier)
    const expected = months.map((month) =>
      rows.filter((row) => row.month === month && [code, ...parts].includes(row.code)).reduce((sum, row) => sum + row.counts.elective_total!, 0),
    )
    expect(series.points.map(({ observation }) => observation.value)).toEqual(expected)
    expect(series.sentence).toContain('It includes what')
  })
})

test('nine series of a commissioner come with the one statement that the organisation and its measures come by', async () => {
  const { data, statements } = await world.ask(
    `{ organisation(odsCode: "5QN") { measures { code series { variation points { signals observation { periodStart value } } segments { centreLine upperLimit lowerLimit } } } } }`,
  )
  const { measures } = (data as unknown as { organisation: { measures: { series: { points: object[] } }[] } }).organisation
  expect(measures.map(({ series }) => series.points.length)).toEqual(Array.from({ length: 9 }, () => 48))
  expect(statements).toBe(1)
})

interface Unit {
  value: number
  denominator: number
  lower95: number
  upper95: number
  lower998: number
  upper998: number
  outlier: string | null
  subject: { odsCode: string }
}

test('a funnel of the day-case share has every commissioner once, successors with all their months', async () => {
  const { measure } = await world.read<{ measure: { id: string } }>(`{ measure(code: "MAR_DAYCASE_SHARE") { id } }`)
  const { funnel } = await world.read<{ funnel: { target: number; phi: number; tauSquared: number; units: Unit[]; method: { settings: object[] } } }>(
    `query ($measure: ID!) { funnel(measure: $measure, from: "2008-04-01", to: "2009-03-31") { target phi tauSquared method { name settings { name value } }
      units { value denominator lower95 upper95 lower998 upper998 outlier subject { ... on Organisation { odsCode } } } } }`,
    { measure: measure.id },
  )
  const rows = readCommissionerActivity().filter(({ month }) => month < '2009-04-01')
  const total = (column: string) => rows.reduce((sum, { counts }) => sum + counts[column]!, 0)
  expect(funnel.target).toBeCloseTo((100 * total('elective_daycase')) / total('elective_total'), 10)
  const codes = funnel.units.map(({ subject }) => subject.odsCode)
  expect(new Set(codes).size).toBe(codes.length)
  expect(codes).toHaveLength(151)
  expect(codes).toEqual(expect.arrayContaining(['TAP', '5QW', '5QV']))
  expect(codes).not.toEqual(expect.arrayContaining(['5CC']))
  // The same 151 commissioners, year and estimator as the oracle case funnel/mar-daycase-pr-151pcts-2008.
  expect(funnel.phi).toBeCloseTo(117.365058464355, 8)
  expect(funnel.tauSquared).toBeGreaterThan(0)
  for (const { value, lower998, lower95, upper95, upper998, outlier } of funnel.units) {
    expect([lower998, lower95, upper95, upper998]).toEqual([lower998, lower95, upper95, upper998].toSorted((a, b) => a - b))
    expect(outlier).toBe(
      value < lower998 ? 'LOW_998' : value > upper998 ? 'HIGH_998' : value < lower95 ? 'LOW_95' : value > upper95 ? 'HIGH_95' : null,
    )
  }
})

interface Effect {
  estimate: number
  lower: number
  upper: number
  scale: string
  treatedUnits: number
  controlUnits: number
  periods: number
  sentence: string
  preTrend: { estimate: number; sentence: string }
  leaveOneOut: { estimate: number; without: { odsCode: string } }[]
}

describe('the hosts of the pilots against all other commissioners', () => {
  const ask = async (design: string): Promise<Effect> => {
    const { measure } = await world.read<{ measure: { id: string } }>(`{ measure(code: "MAR_NONELECTIVE") { id } }`)
    const { pilots } = await world.read<{ pilots: { nodes: { hostCommissioners: { id: string }[] }[] } }>(
      `{ pilots(first: 16) { nodes { hostCommissioners { id } } } }`,
    )
    const treated = [...new Set(pilots.nodes.flatMap(({ hostCommissioners }) => hostCommissioners.map(({ id }) => id)))]
    const { effect } = await world.read<{ effect: Effect }>(
      `query ($measure: ID!, $treated: [ID!]!, $design: EffectDesign) { effect(measure: $measure, treated: $treated, design: $design,
        before: { from: "2008-04-01", to: "2009-03-31" }, after: { from: "2009-04-01", to: "2011-03-31" }) {
        estimate lower upper scale treatedUnits controlUnits periods sentence preTrend { estimate sentence } leaveOneOut { estimate without { ... on Organisation { odsCode } } } } }`,
      { measure: measure.id, treated, design },
    )
    return effect
  }

  test.each(['DIFFERENCE_IN_DIFFERENCES', 'PANEL'])('%s shows no rise, and that Torbay’s recording change weighs most', async (design) => {
    const effect = await ask(design)
    expect(effect).toMatchObject({ scale: 'PERCENT_CHANGE', treatedUnits: 15, controlUnits: 136, periods: 36 })
    expect(effect.lower).toBeLessThan(0)
    expect(effect.upper).toBeGreaterThan(0)
    const change = ({ estimate }: { estimate: number }) => Math.abs(estimate - effect.estimate)
    expect(effect.leaveOneOut).toHaveLength(15)
    expect(effect.leaveOneOut.toSorted((a, b) => change(b) - change(a))[0]!.without.odsCode).toBe('TAL')
    expect(effect.sentence).toContain('The interval holds 0')
    expect(effect.sentence).toContain('One unit weighs more than the others: without Torbay Care Trust')
    expect(effect.sentence).toContain('not about a pilot')
    expect(effect.preTrend.sentence).toContain('Before, the treated units moved')
  })

  test('is the difference of the mean changes of the logarithms, worked out from the file', async () => {
    const rows = readCommissionerActivity().filter(({ month }) => month < '2011-04-01')
    const now = new Map(readRecord().successions.map(({ predecessor, successor }) => [predecessor, successor]))
    const changes = new Map<string, number>()
    for (const code of new Set(rows.map((row) => now.get(row.code) ?? row.code))) {
      const own = rows.filter((row) => (now.get(row.code) ?? row.code) === code)
      const level = (isAfter: boolean) => {
        const some = own.filter(({ month }) => month >= '2009-04-01' === isAfter)
        return some.reduce((sum, { counts }) => sum + counts.nonelective_total!, 0) / (isAfter ? 24 : 12)
      }
      if (new Set(own.map(({ month }) => month)).size === 36) changes.set(code, Math.log(level(true) / level(false)))
    }
    const { pilots } = await world.read<{ pilots: { nodes: { hostCommissioners: { odsCode: string }[] }[] } }>(
      `{ pilots(first: 16) { nodes { hostCommissioners { odsCode } } } }`,
    )
    const hosts = new Set(pilots.nodes.flatMap(({ hostCommissioners }) => hostCommissioners.map(({ odsCode }) => odsCode)))
    const meanOf = (isHost: boolean) => {
      const some = [...changes].filter(([code]) => hosts.has(code) === isHost).map(([, change]) => change)
      return some.reduce((sum, change) => sum + change, 0) / some.length
    }
    expect((await ask('DIFFERENCE_IN_DIFFERENCES')).estimate).toBeCloseTo(100 * Math.expm1(meanOf(true) - meanOf(false)), 8)
  })
})
