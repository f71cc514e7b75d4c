import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { monthOf } from './make.ts'
import { as, createWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld('comparisons')
})
afterAll(() => world.end())

const FUNNEL = `query ($measure: ID!, $from: Date!, $to: Date!, $subjects: [ID!]) { funnel(measure: $measure, from: $from, to: $to, subjects: $subjects) {
  target phi tauSquared units { value denominator lower95 upper95 lower998 upper998 outlier subject { ... on Organisation { odsCode } } }
  method { name ruleSet source settings { name value } } } }`
const EFFECT = `query ($measure: ID!, $treated: [ID!]!, $controls: [ID!], $before: DateRange!, $after: DateRange!, $design: EffectDesign) {
  effect(measure: $measure, treated: $treated, controls: $controls, before: $before, after: $after, design: $design) {
    estimate lower upper confidence scale design treatedUnits controlUnits periods preTrend { estimate lower upper sentence }
    leaveOneOut { estimate without { ... on Organisation { odsCode } } } method { name ruleSet settings { name value } } sentence } }`
const year = { from: '2008-04-01', to: '2009-03-31' }

interface Unit {
  value: number | null
  denominator: number | null
  lower95: number | null
  upper95: number | null
  outlier: string | null
  subject: { odsCode: string }
}
interface Funnel {
  target: number
  phi: number
  tauSquared: number
  units: Unit[]
  method: { name: string; ruleSet: string; settings: { name: string; value: string }[] }
}

async function shares(measureId: string, all: readonly (readonly [number, number])[], status: 'NORMAL' | 'SUPPRESSED' = 'NORMAL'): Promise<string[]> {
  const ids: string[] = []
  for (const [numerator, denominator] of all) {
    const { id } = await world.make.organisation()
    await world.make.observation({ subjectId: id, measureId, ...monthOf(0), numerator, denominator, value: (100 * numerator) / denominator, status })
    ids.push(id)
  }
  return ids
}
const share = { denominator: 'All', multiplier: 100, unit: '%' }

describe('a funnel', () => {
  test('of units that differ by chance has Wilson’s limits round sum over sum', async () => {
    const { id } = await world.make.measure(share)
    await shares(id, [
      [48, 100],
      [210, 400],
      [95, 200],
      [30, 60],
      [155, 300],
    ])
    const { funnel } = await world.read<{ funnel: Funnel }>(FUNNEL, { measure: id, ...year })
    const target = 538 / 1060
    expect(funnel.target).toBeCloseTo(100 * target, 10)
    expect(funnel.phi).toBeLessThan(1)
    expect(funnel).toMatchObject({ tauSquared: 0, method: { name: 'Funnel plot of a proportion', ruleSet: expect.stringContaining('Not adjusted') } })
    const unit = funnel.units.find(({ denominator }) => denominator === 400)!
    expect(unit.upper95).toBeCloseTo(100 * (target + 1.959963984540054 * Math.sqrt((target * (1 - target)) / 400)), 8)
    expect(unit).toMatchObject({ value: 52.5, outlier: null })
  })

  test('of a rate compares with what the overall rate would make, exactly for small numbers', async () => {
    const { id } = await world.make.measure({ denominator: 'People', multiplier: 1000, unit: 'per 1,000' })
    await shares(id, [
      [10, 1000],
      [11, 1000],
      [9, 1000],
      [10, 1000],
    ])
    const { funnel } = await world.read<{ funnel: Funnel }>(FUNNEL, { measure: id, ...year })
    expect(funnel.method.name).toBe('Funnel plot of a rate, observed over expected')
    // Ten expected: Garwood's interval of 10 is 4.795 to 18.390, the limits of 10 expected are its chi-square form.
    expect(funnel.units[0]!.lower95).toBeCloseTo(4.795389, 5)
    expect(funnel.target).toBe(10)
  })

  test('shows nothing of a unit with a suppressed part, and rests on the others', async () => {
    const { id } = await world.make.measure(share)
    await shares(id, [
      [50, 100],
      [60, 100],
      [40, 100],
    ])
    await shares(id, [[3, 100]], 'SUPPRESSED')
    const { funnel } = await world.read<{ funnel: Funnel }>(FUNNEL, { measure: id, ...year }, as('ADMIN'))
    expect(funnel.target).toBe(50)
    expect(funnel.units.filter(({ value }) => value === null)).toMatchObject([{ denominator: null, lower95: null, upper95: null, outlier: null }])
    expect(funnel.method.settings.find(({ name }) => name === 'leftOut')!.value).toContain('1 unit with a suppressed value')
  })

  test('of named subjects has them and no others', async () => {
    const { id } = await world.make.measure(share)
    const ids = await shares(id, [
      [50, 100],
      [60, 100],
      [40, 100],
      [10, 20],
    ])
    const { funnel } = await world.read<{ funnel: Funnel }>(FUNNEL, { measure: id, ...year, subjects: ids.slice(0, 3) })
    expect(funnel.units).toHaveLength(3)
    expect(funnel.target).toBe(50)
  })

  test.each<[string, { measure?: string; from?: string; to?: string; subjects?: string[] }, string, string]>([
    ['for a measure that nobody has', { measure: '00000000-0000-4000-8000-000000000000' }, 'measure', 'BAD_USER_INPUT'],
    ['for a count', { measure: 'count' }, 'measure', 'BAD_USER_INPUT'],
    ['for dates the wrong way round', { from: '2009-01-02', to: '2009-01-01' }, 'from', 'BAD_USER_INPUT'],
    ['for a subject that nobody has', { subjects: ['00000000-0000-4000-8000-000000000000'] }, 'subjects', 'BAD_USER_INPUT'],
    [
      'for more than 200 subjects',
      { subjects: Array.from({ length: 201 }, (_, n) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`) },
      'subjects',
      'BAD_USER_INPUT',
    ],
    ['for fewer than two units', {}, 'subjects', 'RULE'],
  ])('is refused %s', async (_, given, field, code) => {
    const own = given.measure === 'count' ? (await world.make.measure()).id : (await world.make.measure(share)).id
    expect(
      await world.refusal(FUNNEL, { ...year, ...given, measure: given.measure && given.measure !== 'count' ? given.measure : own }),
    ).toMatchObject({ code, field })
  })
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
  preTrend: { estimate: number; sentence: string } | null
  leaveOneOut: { estimate: number; without: { odsCode: string } }[]
}
const windows = { before: { from: '2008-04-01', to: '2008-07-31' }, after: { from: '2008-08-01', to: '2008-11-30' } }

/** Treated units that double after the change and controls that stay, each with its own level. */
async function trial(treatedBy = 2): Promise<{ measure: string; treated: string[]; controls: string[] }> {
  const measure = (await world.make.measure({ title: 'Emergency admissions' })).id
  const unit = async (level: number, after: number): Promise<string> => {
    const { id } = await world.make.organisation()
    await world.make.months({ subjectId: id, measureId: measure }, [
      level,
      level * 1.1,
      level * 0.9,
      level,
      level * after,
      level * after * 1.1,
      level * after * 0.9,
      level * after,
    ])
    return id
  }
  const treated = await Promise.all([unit(100, treatedBy * 1.05), unit(300, treatedBy), unit(50, treatedBy * 0.95)])
  const controls = await Promise.all([unit(80, 1.02), unit(120, 1), unit(500, 0.98), unit(60, 1.01)])
  return { measure, treated, controls }
}

describe('an effect', () => {
  const ask = async (variables: object, viewer = as('PUBLIC')): Promise<Effect> =>
    (await world.read<{ effect: Effect }>(EFFECT, { ...windows, ...variables }, viewer)).effect

  test('on counts is in per cent, whatever the size of the units, and worse when less is wanted', async () => {
    const effect = await ask(await trial())
    expect(effect).toMatchObject({ scale: 'PERCENT_CHANGE', treatedUnits: 3, controlUnits: 4, periods: 8 })
    expect(effect.estimate).toBeGreaterThan(95)
    expect(effect.estimate).toBeLessThan(105)
    expect(effect.lower).toBeGreaterThan(0)
    expect(effect.sentence).toMatch(
      /^Emergency admissions: The 3 treated units went on \+\d+ % differently from the 4 they are compared with \(95 % interval /,
    )
    expect(effect.sentence).toContain('for the worse. This is an association, not a proof.')
    expect(effect.preTrend!.estimate).toBeCloseTo(0, 10)
    expect(effect.preTrend!.sentence).toContain('no difference that chance would not make')
    expect(effect.leaveOneOut).toHaveLength(3)
  })

  test('by unit and period effects estimates the same', async () => {
    const given = await trial()
    const [collapsed, panel] = [await ask(given), await ask({ ...given, design: 'PANEL' })]
    expect(panel.estimate).toBeCloseTo(collapsed.estimate, 6)
    expect(panel).toMatchObject({ design: 'PANEL', method: { ruleSet: expect.stringContaining('CR2') } })
  })

  test('before and after alone describes, without controls', async () => {
    const given = await trial(0.5)
    const effect = await ask({ ...given, controls: null, design: 'BEFORE_AFTER' })
    expect(effect).toMatchObject({ controlUnits: 0, preTrend: null, method: { name: expect.stringContaining('alone') } })
    expect(effect.estimate).toBeCloseTo(-50, 0)
    expect(effect.sentence).toContain('for the better. Without controls this describes a change')
  })

  test('compares with every other unit that reported as much, when no controls are named', async () => {
    const { measure, treated } = await trial()
    const { id } = await world.make.organisation()
    await world.make.months({ subjectId: id, measureId: measure }, [5, 5, 5, 5, 500])
    expect(await ask({ measure, treated })).toMatchObject({ controlUnits: 4 })
  })

  test('on ratios is in the unit of the measure, by sum over sum', async () => {
    const measure = (await world.make.measure({ ...share, title: 'Day cases', direction: 'INCREASE' })).id
    const unit = async (before: number, after: number): Promise<string> => {
      const { id } = await world.make.organisation()
      for (const [n, numerator] of [before, before + 10, after, after + 10].entries())
        await world.make.observation({
          subjectId: id,
          measureId: measure,
          ...monthOf(n),
          numerator,
          denominator: 100 * (1 + (n % 2)),
          value: (100 * numerator) / (100 * (1 + (n % 2))),
        })
      return id
    }
    const [treated, controls] = [await Promise.all([unit(40, 52), unit(50, 61)]), await Promise.all([unit(40, 40), unit(55, 56)])]
    const effect = await ask({
      measure,
      treated,
      controls,
      before: { from: '2008-04-01', to: '2008-05-31' },
      after: { from: '2008-06-01', to: '2008-07-31' },
    })
    expect(effect).toMatchObject({ scale: 'DIFFERENCE', leaveOneOut: [], preTrend: null })
    // (24 + 22)/2 more of 300 for the treated, 1 of 300 for the controls.
    expect(effect.estimate).toBeCloseTo((100 * (23 - 1)) / 300, 10)
    expect(effect.sentence).toContain('percentage points')
  })

  test('says when one unit makes all of it', async () => {
    const { measure, treated, controls } = await trial(1)
    const { id } = await world.make.organisation({ name: 'Torbay' })
    await world.make.months({ subjectId: id, measureId: measure }, [100, 110, 90, 100, 400, 410, 390, 400])
    const effect = await ask({ measure, treated: [...treated, id], controls })
    expect(effect.sentence).toContain('One unit weighs more than the others: without Torbay it would be')
  })

  const nobody = '00000000-0000-4000-8000-000000000000'
  test.each<[string, (given: Awaited<ReturnType<typeof trial>>) => object, string, string]>([
    ['for nobody', () => ({ treated: [] }), 'treated', 'BAD_USER_INPUT'],
    ['for one treated unit', ({ treated }) => ({ treated: treated.slice(0, 1) }), 'treated', 'BAD_USER_INPUT'],
    ['for one control', ({ controls }) => ({ controls: controls.slice(0, 1) }), 'controls', 'BAD_USER_INPUT'],
    ['for a unit that is both', ({ treated }) => ({ controls: treated }), 'controls', 'BAD_USER_INPUT'],
    ['for a unit that nobody has', ({ treated }) => ({ treated: [...treated, nobody] }), 'treated', 'BAD_USER_INPUT'],
    ['for a control that nobody has', ({ controls }) => ({ controls: [...controls, nobody] }), 'controls', 'BAD_USER_INPUT'],
    ['for what is no id', () => ({ treated: ['torbay', 'wakefield'] }), 'treated', 'BAD_USER_INPUT'],
    ['for a list of more than 200', () => ({ treated: Array.from({ length: 201 }, () => nobody) }), 'treated', 'BAD_USER_INPUT'],
    ['for a measure that nobody has', () => ({ measure: nobody }), 'measure', 'BAD_USER_INPUT'],
    ['for dates the wrong way round', () => ({ before: { from: '2008-07-31', to: '2008-04-01' } }), 'before', 'BAD_USER_INPUT'],
    ['for after before before', () => ({ before: windows.after, after: windows.before }), 'after', 'BAD_USER_INPUT'],
    ['without values after', () => ({ after: { from: '2011-01-01', to: '2011-12-31' } }), 'treated', 'RULE'],
  ])('is refused %s', async (_, change, field, code) => {
    const given = await trial()
    expect(await world.refusal(EFFECT, { ...windows, ...given, ...change(given) })).toMatchObject({ code, field })
  })
})
