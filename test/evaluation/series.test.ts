import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { monthOf } from './make.ts'
import { readSeries, SERIES, steady, valuesOf, type Series } from './series.query.ts'
import { as, createWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld('series')
})
afterAll(() => world.end())

const seriesOf = (subject: string, measure: string, more: object = {}, viewer = as('PUBLIC')) => readSeries(world, subject, measure, more, viewer)

// Then seven below: a shift.
const falling = [...steady, 90, 91, 89, 90, 88, 91, 90]

describe('a series', () => {
  test('of chance alone says so, with its limits and its method', async () => {
    const [organisation, measure] = [
      await world.make.organisation({ name: 'NHS Cumbria' }),
      await world.make.measure({ title: 'Non-elective admissions' }),
    ]
    await world.make.months({ subjectId: organisation.id, measureId: measure.id }, steady)
    const series = await seriesOf(organisation.id, measure.id)
    expect(valuesOf(series)).toEqual(steady)
    const { centreLine, upperLimit } = series.segments[0]!
    expect(centreLine).toBe(100)
    expect(upperLimit).toBeCloseTo(100 + 2.66 * (33 / 11), 10)
    expect(series).toMatchObject({
      variation: 'COMMON_CAUSE',
      assurance: null,
      method: { name: 'Individuals chart (XmR)', ruleSet: 'NHS', source: expect.stringContaining('NHSRplotthedots') },
      sentence:
        'Non-elective admissions, NHS Cumbria: 12 months from April 2008 to March 2009. Its latest value is within what chance makes. It is about everybody whom the organisation serves, not about a pilot.',
    })
    expect(series.method.settings).toContainEqual({ name: 'limitMultiplier', value: '2.66' })
    expect(series.method.settings).toContainEqual({ name: 'direction', value: 'DECREASE' })
  })

  test('that shifts down is an improvement when down is better, and says why', async () => {
    const [organisation, measure] = [await world.make.organisation(), await world.make.measure()]
    await world.make.months({ subjectId: organisation.id, measureId: measure.id }, falling)
    const series = await seriesOf(organisation.id, measure.id)
    expect(series.variation).toBe('IMPROVEMENT_LOW')
    expect(series.points.at(-1)!.signals).toContain('SHIFT')
    expect(series.sentence).toContain('more than chance, a change for the better')
  })

  test('follows the rules that are asked for, and records them', async () => {
    const [organisation, measure] = [await world.make.organisation(), await world.make.measure()]
    await world.make.months({ subjectId: organisation.id, measureId: measure.id }, [...steady, 95, 96, 97, 98, 99])
    const trends = async (rules: string) =>
      (await seriesOf(organisation.id, measure.id, { rules })).points.filter(({ signals }) => signals.includes('TREND')).length
    expect([await trends('NHS'), await trends('AUS')]).toEqual([0, 5])
    expect((await seriesOf(organisation.id, measure.id, { rules: 'AUS' })).method).toMatchObject({
      ruleSet: 'AUS',
      source: expect.stringContaining('PowerBI-SPC'),
    })
  })

  test('keeps a month without an observation open, like one that is missing', async () => {
    const measure = await world.make.measure()
    const [silent, missing, whole] = [await world.make.organisation(), await world.make.organisation(), await world.make.organisation()]
    await world.make.months({ subjectId: silent.id, measureId: measure.id }, [10, 12, undefined, 40, 42])
    await world.make.months({ subjectId: missing.id, measureId: measure.id }, [10, 12, null, 40, 42])
    await world.make.months({ subjectId: whole.id, measureId: measure.id }, [10, 12, 40, 42])
    const upper = async (id: string) => (await seriesOf(id, measure.id)).segments[0]!.upperLimit
    expect(await upper(silent.id)).toBe(await upper(missing.id))
    expect(await upper(silent.id)).toBeCloseTo(26 + 2.66 * 2, 10)
    expect(await upper(whole.id)).toBeGreaterThan(50)
    expect(valuesOf(await seriesOf(missing.id, measure.id))).toEqual([10, 12, null, 40, 42])
    expect((await seriesOf(missing.id, measure.id)).sentence).toContain('Of its periods 1 missing.')
  })

  test('holds no suppressed value, and its limits do not rest on one', async () => {
    const [organisation, measure] = [await world.make.organisation(), await world.make.measure()]
    await world.make.months({ subjectId: organisation.id, measureId: measure.id }, [10, 12, 11, 10])
    await world.make.observation({ subjectId: organisation.id, measureId: measure.id, ...monthOf(4), status: 'SUPPRESSED', value: 3 })
    const series = await seriesOf(organisation.id, measure.id, {}, as('ADMIN'))
    expect(series.points.at(-1)!.observation).toMatchObject({ value: null, status: 'SUPPRESSED' })
    expect(series.segments[0]).toMatchObject({ centreLine: 10.75, points: 4 })
  })

  test('begins its limits anew where a person decided so, with the reason', async () => {
    const [organisation, measure] = [await world.make.organisation(), await world.make.measure()]
    await world.make.months({ subjectId: organisation.id, measureId: measure.id }, falling)
    await world.make.rebase({ subjectId: organisation.id, measureId: measure.id, startsOn: '2009-04-01', reason: 'The wards moved.' })
    const { segments, points, sentence } = await seriesOf(organisation.id, measure.id)
    expect(segments).toMatchObject([
      { from: '2008-04-01', to: '2009-03-31', points: 12, provisional: false, reason: null },
      { from: '2009-04-01', to: '2009-10-31', points: 7, provisional: true, reason: 'The wards moved.' },
    ])
    expect(points.map(({ segment }) => segment)).toEqual([...steady.map(() => 0), 1, 1, 1, 1, 1, 1, 1])
    expect(sentence).toContain('calculated anew from April 2009')
    expect(sentence).toContain('Its limits are a first guess: they rest on 7 values')
  })

  test('can be cut to a window of periods', async () => {
    const [organisation, measure] = [await world.make.organisation(), await world.make.measure()]
    await world.make.months({ subjectId: organisation.id, measureId: measure.id }, steady)
    expect(valuesOf(await seriesOf(organisation.id, measure.id, { from: '2008-05-01', to: '2008-07-31' }))).toEqual([99, 102, 98])
  })

  test('without observations says so', async () => {
    const [organisation, measure] = [await world.make.organisation({ name: 'NHS Silent' }), await world.make.measure({ title: 'Falls' })]
    expect(await seriesOf(organisation.id, measure.id)).toMatchObject({
      points: [],
      segments: [],
      variation: null,
      assurance: null,
      sentence: 'Falls, NHS Silent: there is no observation to show.',
    })
  })

  test('is assured against the target of the pilot', async () => {
    const [pilot, measure] = [await world.make.pilot(), await world.make.measure()]
    await world.make.months({ subjectId: pilot.id, subjectKind: 'PILOT', measureId: measure.id, illustrative: true }, steady)
    await world.make.pilotMeasure({ pilotId: pilot.id, measureId: measure.id, target: 150 })
    const { pilot: found } = await world.read<{ pilot: { measures: { target: number; series: Series; observations: object[] }[] } }>(
      `query ($id: ID!) { pilot(id: $id) { measures { target series { assurance sentence } observations(to: "2008-05-01") { value } } } }`,
      { id: pilot.id },
    )
    expect(found.measures).toEqual([
      {
        target: 150,
        series: { assurance: 'CONSISTENTLY_PASS', sentence: expect.stringContaining('it will meet its target. Its values are made up.') },
        observations: [{ value: 101 }, { value: 99 }],
      },
    ])
  })
})

describe('as it was known', () => {
  test('the observations of a pilot and of an organisation are the revisions that stood then', async () => {
    const [pilot, organisation, measure] = [await world.make.pilot(), await world.make.organisation(), await world.make.measure()]
    await world.make.pilotMeasure({ pilotId: pilot.id, measureId: measure.id })
    for (const [subjectId, subjectKind] of [
      [pilot.id, 'PILOT'],
      [organisation.id, 'ORGANISATION'],
    ] as const) {
      const own = { subjectId, subjectKind, measureId: measure.id, illustrative: true, ...monthOf(0) }
      await world.make.observation({ ...own, value: 10, recordedFrom: new Date('2010-01-05'), recordedTo: new Date('2010-03-05') })
      await world.make.observation({ ...own, value: 12, revision: 2, recordedFrom: new Date('2010-03-05') })
    }
    const query = `query ($pilot: ID!, $organisation: ID!, $at: DateTime) {
      pilot(id: $pilot) { measures { observations(asKnownAt: $at) { value } } } organisation(id: $organisation) { measures { observations(asKnownAt: $at) { value } } } }`
    const at = async (moment: string | null) => {
      type Own = { measures: { observations: { value: number }[] }[] }
      const found = await world.read<{ pilot: Own; organisation: Own }>(query, { pilot: pilot.id, organisation: organisation.id, at: moment })
      return [found.pilot, found.organisation].flatMap(({ measures }) =>
        measures.flatMap(({ observations }) => observations.map(({ value }) => value)),
      )
    }
    expect([await at('2010-01-01T00:00:00Z'), await at('2010-02-01T00:00:00Z'), await at(null)]).toEqual([[], [10, 10], [12, 12]])
  })

  test('a series has the revisions that stood then', async () => {
    const own = { subjectId: (await world.make.organisation()).id, measureId: (await world.make.measure()).id, ...monthOf(0) }
    const [january, march] = ['2010-01-05', '2010-03-05'].map((day) => new Date(`${day}T00:00:00Z`))
    await world.make.observation({ ...own, value: 10, recordedFrom: january!, recordedTo: march! })
    await world.make.observation({ ...own, value: 12, revision: 2, recordedFrom: march! })
    const at = async (asKnownAt: string | null) => valuesOf(await seriesOf(own.subjectId, own.measureId, { asKnownAt }))
    expect([await at('2010-01-01T00:00:00Z'), await at('2010-02-01T00:00:00Z'), await at('2010-03-05T00:00:00Z'), await at(null)]).toEqual([
      [],
      [10],
      [12],
      [12],
    ])
  })
})

describe('many series', () => {
  test('come with the one statement, however many, and what they lead to by one more', async () => {
    const pilot = await world.make.pilot()
    for (const code of ['B_ONE', 'B_TWO', 'B_THREE']) {
      const measure = await world.make.measure({ code })
      await world.make.pilotMeasure({ pilotId: pilot.id, measureId: measure.id })
      await world.make.months({ subjectId: pilot.id, subjectKind: 'PILOT', measureId: measure.id, illustrative: true }, steady)
    }
    const { data, statements } = await world.ask(
      `query ($id: ID!) { pilot(id: $id) { measures { series { variation points { observation { value measure { code } } } } } } }`,
      { id: pilot.id },
    )
    expect((data as { pilot: { measures: { series: Series }[] } }).pilot.measures.map(({ series }) => series.points.length)).toEqual([12, 12, 12])
    expect(statements).toBe(2)
  })
})

describe('a series is refused', () => {
  test.each([
    ['for a subject that nobody has', { subject: world0(), measure: '' }, 'subject'],
    ['for a subject that is no id', { subject: 'torbay', measure: '' }, 'subject'],
    ['for a measure that nobody has', { subject: '', measure: world0() }, 'measure'],
    ['for a window that ends before it begins', { subject: '', measure: '', from: '2009-01-02', to: '2009-01-01' }, 'from'],
  ])('%s', async (_, given, field) => {
    const subject = given.subject || (await world.make.organisation()).id
    const measure = given.measure || (await world.make.measure()).id
    expect(await world.refusal(SERIES, { ...given, subject, measure })).toMatchObject({ code: 'BAD_USER_INPUT', field })
  })
})

function world0(): string {
  return '00000000-0000-4000-8000-000000000000'
}
