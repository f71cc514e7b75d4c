import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { monthOf } from './make.ts'
import { createWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld('charts')
})
afterAll(() => world.end())

const CHART = `query ($subject: ID!, $measure: ID!, $kind: ChartKind!, $from: Date, $to: Date) {
  controlChart(subject: $subject, measure: $measure, kind: $kind, from: $from, to: $to) {
    kind sentence points { segment value lowerLimit upperLimit isOutside observation { periodStart status } }
    segments { from to centreLine usefulPoints longestRun longestRunAllowed crossings crossingsNeeded hasRunsSignal reason }
    method { name source settings { name value } } } }`
interface Chart {
  kind: string
  sentence: string
  points: { segment: number; value: number | null; lowerLimit: number | null; upperLimit: number | null; isOutside: boolean }[]
  segments: { centreLine: number; usefulPoints: number; longestRun: number; hasRunsSignal: boolean; reason: string | null }[]
  method: { name: string; settings: { name: string; value: string }[] }
}
const ITS = `query ($subject: ID!, $measure: ID!, $startsOn: Date!, $lag: Int) { interruption(subject: $subject, measure: $measure, startsOn: $startsOn, lag: $lag) {
  startsOn before after trendBefore levelChange { estimate lower upper } trendChange { estimate } observedLast expectedLast durbinWatson confidence sentence method { name settings { name value } } } }`

/** A measure and an organisation with these counts over these denominators, month by month; null is a month that is missing. */
async function counted(measure: object, months: readonly (readonly [number, number] | null)[], per = 100) {
  const { id } = await world.make.organisation()
  const made = await world.make.measure({ denominator: 'All', multiplier: per, unit: per === 100 ? '%' : 'per 1,000', ...measure })
  for (const [i, month] of months.entries())
    await world.make.observation({
      subjectId: id,
      measureId: made.id,
      ...monthOf(i),
      ...(month === null ? { status: 'MISSING' } : { numerator: month[0], denominator: month[1], value: (per * month[0]) / month[1] }),
    })
  return { subject: id, measure: made.id }
}
const chart = async (of: { subject: string; measure: string }, kind: string, more: object = {}): Promise<Chart> =>
  (await world.read<{ controlChart: Chart }>(CHART, { ...of, kind, ...more })).controlChart

describe('a chart for counts', () => {
  test('has limits for the size of each month, and none for a month that is missing', async () => {
    const of = await counted({}, [[10, 100], [30, 400], null, [40, 300]])
    const { points, segments, method } = await chart(of, 'P')
    const share = 80 / 800
    const limit = (n: number) => 100 * (share + 3 * Math.sqrt((share * (1 - share)) / n))
    expect(segments).toMatchObject([{ centreLine: expect.closeTo(100 * share, 9), usefulPoints: 2 }])
    expect(points.map(({ upperLimit }) => upperLimit)).toEqual([
      expect.closeTo(limit(100), 9),
      expect.closeTo(limit(400), 9),
      null,
      expect.closeTo(limit(300), 9),
    ])
    expect(points[2]).toMatchObject({ value: null, isOutside: false })
    expect(method).toMatchObject({ name: 'p chart', settings: expect.arrayContaining([{ name: 'multiplier', value: '100' }]) })
  })

  test('is stretched by what varies where denominators are large, and says when it should be', async () => {
    const months = Array.from({ length: 12 }, (_, i) => [100_000 + (i % 2 ? 9000 : -9000), 1_000_000] as const)
    const of = await counted({}, months)
    const [plain, prime] = [await chart(of, 'P'), await chart(of, 'P_PRIME')]
    expect(plain.points.filter(({ isOutside }) => isOutside)).toHaveLength(12)
    expect(plain.sentence).toContain('a p′ chart allows for it')
    expect(prime.points.filter(({ isOutside }) => isOutside)).toEqual([])
    expect(prime.sentence).toContain('None lies outside its limits.')
  })

  test('of a rate is a u chart, in its unit; a share of it is refused', async () => {
    const of = await counted(
      {},
      [
        [3, 1000],
        [5, 2000],
        [1, 1500],
      ],
      1000,
    )
    const { segments } = await chart(of, 'U')
    expect(segments[0]!.centreLine).toBeCloseTo(2, 9)
    await expect(chart(of, 'P')).rejects.toThrow('this measure is a rate: ask for a U chart')
  })

  test('of a count alone is a c chart or a run chart; a ratio of it is refused', async () => {
    const [organisation, measure] = [await world.make.organisation(), await world.make.measure({ denominator: null })]
    await world.make.months({ subjectId: organisation.id, measureId: measure.id }, [4, 4, 4, 4, 4, 4, 16, 4, 4, 4, 4, 2])
    const of = { subject: organisation.id, measure: measure.id }
    const { points, sentence } = await chart(of, 'C')
    expect(points.map(({ isOutside }) => isOutside).indexOf(true)).toBe(6)
    expect(sentence).toContain('1 value outside the limits is more than chance makes.')
    const run = await chart(of, 'RUN')
    expect(run.segments).toMatchObject([{ centreLine: 4, usefulPoints: 2 }])
    expect(run.points.every(({ upperLimit }) => upperLimit === null)).toBe(true)
    await expect(chart(of, 'U_PRIME')).rejects.toThrow('this measure has no denominator')
  })

  test('begins its centre anew where a person decided so', async () => {
    const of = await counted({}, [
      [1, 10],
      [1, 10],
      [5, 10],
      [5, 10],
    ])
    await world.make.rebase({ subjectId: of.subject, measureId: of.measure, startsOn: '2008-06-01', reason: 'A new form.' })
    expect((await chart(of, 'P')).segments).toMatchObject([
      { centreLine: 10, reason: null },
      { centreLine: 50, reason: 'A new form.' },
    ])
  })

  test('without observations says so, and of nobody is refused', async () => {
    const of = await counted({}, [])
    expect(await chart(of, 'P')).toMatchObject({ points: [], segments: [], sentence: expect.stringContaining('there is no observation') })
    await expect(chart({ ...of, subject: of.measure }, 'P')).rejects.toThrow('No pilot or organisation has the id')
    await expect(chart(of, 'P', { from: '2010-01-01', to: '2009-01-01' })).rejects.toThrow('from is later than to')
  })
})

describe('an interrupted series', () => {
  // A line of 100 + t that steps up by 20 in the seventh month, with a little that comes and goes.
  const stepped = Array.from({ length: 12 }, (_, i) => 101 + i + (i >= 6 ? 20 : 0) + (i % 2 ? 0.5 : -0.5))
  const made = async (values: (number | null)[]) => {
    const [organisation, measure] = [await world.make.organisation(), await world.make.measure({ denominator: null, unit: 'admissions' })]
    await world.make.months({ subjectId: organisation.id, measureId: measure.id }, values)
    return { subject: organisation.id, measure: measure.id }
  }

  test('tells the step from the trend, with an interval, and that it proves nothing', async () => {
    const { interruption } = await world.read<{ interruption: Record<string, never> & { sentence: string } }>(ITS, {
      ...(await made(stepped)),
      startsOn: '2008-10-01',
    })
    expect(interruption).toMatchObject({ startsOn: '2008-10-01', before: 6, after: 6, confidence: 0.95, observedLast: 132.5 })
    const { levelChange, expectedLast } = interruption as unknown as {
      levelChange: { estimate: number; lower: number; upper: number }
      expectedLast: number
    }
    expect(Math.abs(levelChange.estimate - 20)).toBeLessThan(1)
    expect(levelChange.lower).toBeGreaterThan(15)
    expect(Math.abs(expectedLast - 112)).toBeLessThan(2)
    expect(interruption.sentence).toContain('it proves no cause')
  })

  test('is refused with a gap, outside the series, and with too little after', async () => {
    const ask = async (values: (number | null)[], startsOn: string) => world.read(ITS, { ...(await made(values)), startsOn })
    await expect(ask([1, 2, 3, null, 5, 6], '2008-08-01')).rejects.toThrow('1 period of it has no value')
    await expect(ask(stepped, '2012-01-01')).rejects.toThrow('must lie within the series')
    await expect(ask(stepped, '2009-03-01')).rejects.toThrow('at least two points before it and two after')
  })
})

describe('a rate', () => {
  test('of a group has Wilson’s interval for a share and an exact one for few events, and a count has none', async () => {
    const GROUPS = `query ($code: String!, $confidence: Float!) { observationGroups(by: [MEASURE], filter: { measure: { code: { eq: $code } } }) {
      rate estimate(confidence: $confidence) { value lower upper confidence events method { name ruleSet } } } }`
    interface Group {
      rate: number | null
      estimate: { value: number; lower: number; upper: number; method: { ruleSet: string } } | null
    }
    const of = async (code: string, confidence = 0.95) =>
      (await world.read<{ observationGroups: Group[] }>(GROUPS, { code, confidence })).observationGroups[0]!
    await counted({ code: 'SHARED' }, [
      [30, 50],
      [35, 50],
    ])
    expect((await of('SHARED')).estimate).toMatchObject({
      value: 65,
      lower: expect.closeTo(55.2544, 3),
      upper: expect.closeTo(73.6358, 3),
      method: { ruleSet: 'Wilson’s score interval' },
    })
    await counted(
      { code: 'RATED' },
      [
        [2, 600],
        [2, 200],
      ],
      1000,
    )
    // Garwood's limits of four events are 1.0899 and 10.2416.
    expect((await of('RATED')).estimate).toMatchObject({
      value: 5,
      lower: expect.closeTo(1.0899 / 0.8, 3),
      upper: expect.closeTo(10.2416 / 0.8, 3),
      method: { ruleSet: 'Exact Poisson interval' },
    })
    await expect(of('RATED', 0.5)).rejects.toThrow('A confidence lies between')
    const [organisation, measure] = [await world.make.organisation(), await world.make.measure({ code: 'COUNTED', denominator: null })]
    await world.make.months({ subjectId: organisation.id, measureId: measure.id }, [4])
    expect((await of('COUNTED')).estimate).toBeNull()
  })

  test('is standardised directly and indirectly, and not at all of fewer than ten events', async () => {
    const DIRECT = `query ($strata: [StandardStratum!]!) { directlyStandardisedRate(strata: $strata, per: 1000) { value lower upper events method { name } } }`
    const strata = [
      { events: 10, population: 1000, standard: 1 },
      { events: 30, population: 1000, standard: 3 },
    ]
    const { directlyStandardisedRate: direct } = await world.read<{ directlyStandardisedRate: { value: number; lower: number } }>(DIRECT, { strata })
    expect(direct).toMatchObject({ value: expect.closeTo(25, 9), events: 40 })
    expect(direct.lower).toBeLessThan(25)
    const few = strata.map((stratum) => ({ ...stratum, events: 4 }))
    expect(await world.read(DIRECT, { strata: few })).toMatchObject({ directlyStandardisedRate: { value: null, lower: null, events: 8 } })
    await expect(world.read(DIRECT, { strata: [] })).rejects.toThrow('Give 1 to 500 strata')
    await expect(world.read(DIRECT, { strata: [{ events: 20, population: 0, standard: 1 }] })).rejects.toThrow('population above 0')
    const INDIRECT = `query ($observed: Float!, $strata: [ReferenceStratum!]!, $asRatio: Boolean!) {
      indirectlyStandardisedRate(observed: $observed, strata: $strata, per: 100, asRatio: $asRatio) { value events method { name ruleSet } } }`
    const reference = [{ population: 100, referenceEvents: 10, referencePopulation: 100 }]
    const of = (observed: number, asRatio: boolean) => world.read(INDIRECT, { observed, strata: reference, asRatio })
    expect(await of(20, true)).toMatchObject({ indirectlyStandardisedRate: { value: 200, method: { ruleSet: 'Byar’s approximation' } } })
    expect(await of(5, false)).toMatchObject({ indirectlyStandardisedRate: { value: 5, method: { ruleSet: 'Exact Poisson interval' } } })
  })
})
