import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { monthOf } from './make.ts'
import { as, createWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld('funnel')
})
afterAll(() => world.end())

const FUNNEL = `query ($measure: ID!, $from: Date!, $to: Date!, $subjects: [ID!]) { funnel(measure: $measure, from: $from, to: $to, subjects: $subjects) {
  target phi tauSquared units { value denominator lower95 upper95 lower998 upper998 outlier subject { ... on Organisation { odsCode } } }
  method { name ruleSet source settings { name value } } } }`
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
