import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { monthOf } from './make.ts'
import { as, createWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld('effect')
})
afterAll(() => world.end())

const EFFECT = `query ($measure: ID!, $treated: [ID!]!, $controls: [ID!], $before: DateRange!, $after: DateRange!, $design: EffectDesign) {
  effect(measure: $measure, treated: $treated, controls: $controls, before: $before, after: $after, design: $design) {
    estimate lower upper confidence scale design treatedUnits controlUnits periods preTrend { estimate lower upper sentence }
    leaveOneOut { estimate without { ... on Organisation { odsCode } } } places { estimate lower upper place { ... on Organisation { id } } } method { name ruleSet settings { name value } } sentence } }`
const share = { denominator: 'All', multiplier: 100, unit: '%' }

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
  places: { estimate: number; lower: number; upper: number; place: { id: string } }[]
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
      /^Emergency admissions: Beside the 4 they are compared with, the 3 treated units changed by \+\d+% \(95% interval /,
    )
    expect(effect.sentence).toContain('for the worse. This is an association, not a proof.')
    expect(effect.preTrend!.estimate).toBeCloseTo(0, 10)
    expect(effect.preTrend!.sentence).toContain('no difference that chance would not make')
    expect(effect.leaveOneOut).toHaveLength(3)
  })

  test('is told place by place too, each against the same controls', async () => {
    const given = await trial()
    const { estimate, places } = await ask(given)
    expect(places.map(({ place }) => place.id).toSorted()).toEqual(given.treated.toSorted())
    for (const { estimate: own, lower, upper } of places) {
      expect(own).toBeGreaterThan(lower)
      expect(own).toBeLessThan(upper)
      expect(lower).toBeGreaterThan(0)
    }
    // The whole is the mean of the places on the scale of logarithms.
    const logs = places.map(({ estimate: own }) => Math.log1p(own / 100))
    expect(Math.log1p(estimate / 100)).toBeCloseTo(logs.reduce((sum, log) => sum + log, 0) / logs.length, 10)
    expect((await ask({ ...given, controls: null, design: 'BEFORE_AFTER' })).places).toEqual([])
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
