import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { ROLES, type Viewer } from '../../server/platform/viewer.ts'
import { monthOf } from './make.ts'
import { auditsOf } from './recording.ts'
import { as, createWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld('assignments')
})
afterAll(() => world.end())

const admin = as('ADMIN')
const CREATE = `mutation ($input: CreateMeasureInput!) { createMeasure(input: $input) { id code } }`
const UPDATE = `mutation ($input: UpdateMeasureInput!) { updateMeasure(input: $input) { id } }`
const ASSIGN = `mutation ($input: AssignMeasureInput!) { assignMeasure(input: $input) {
  id code baseline baselineNumerator baselineMethod target frequency responsible version comparison { id } targets { by value } } }`
const AGREE = `mutation ($input: UpdatePilotMeasureInput!) { updatePilotMeasure(input: $input) { id target baseline version endsOn targets { by value } } }`

const definition = {
  title: 'Reviews done in time',
  summary: 'How many of each hundred reviews were done in time.',
  domain: 'QUALITY_OF_CARE',
  kind: 'PROCESS',
  unit: '%',
  multiplier: 100,
  direction: 'INCREASE',
  frequency: 'MONTHLY',
  numerator: 'Reviews done in time.',
  denominator: 'Reviews due.',
}
let made = 0
const newCode = () => `REVIEWS_${(made += 1)}`
type Made = { id: string; code: string }
const define = async (change: object = {}): Promise<Made> =>
  (await world.read<{ createMeasure: Made }>(CREATE, { input: { ...definition, code: newCode(), scope: 'NATIONAL', ...change } }, admin))
    .createMeasure
const codeOf = async (mutation: string, input: object, viewer: Viewer): Promise<string> => {
  const { errors } = await world.ask(mutation, { input }, viewer)
  return (errors?.[0]?.extensions.code as string | undefined) ?? 'allowed'
}

describe('an assignment', () => {
  const targets = [
    { by: '2011-03-31', value: 80 },
    { by: '2010-03-31', value: 70 },
  ]
  const assign = async (pilot: string, measure: string, terms: object = {}) =>
    (await world.read<{ assignMeasure: { id: string } }>(ASSIGN, { input: { pilot, measure, ...terms } }, admin)).assignMeasure

  test('has a baseline, a way to the target, a frequency and somebody who answers for it', async () => {
    const [pilot, measure] = [await world.make.pilot(), await define()]
    const terms = {
      baseline: { from: '2008-04-01', to: '2009-03-31', numerator: 30, denominator: 60 },
      targets,
      frequency: 'QUARTERLY',
      responsible: 'Practice manager',
    }
    expect(await assign(pilot.id, measure.id, terms)).toMatchObject({
      baseline: 50,
      baselineNumerator: 30,
      target: 80,
      targets: [
        { by: '2010-03-31', value: 70 },
        { by: '2011-03-31', value: 80 },
      ],
      frequency: 'QUARTERLY',
      responsible: 'Practice manager',
    })
    expect((await auditsOf(world, pilot.id)).at(-1)).toMatchObject({ action: 'measure:assign' })
  })

  test('works a baseline out as sum over sum, never as a mean of ratios', async () => {
    const [pilot, measure] = [await world.make.pilot(), await define()]
    await world.make.observation({
      subjectKind: 'PILOT',
      subjectId: pilot.id,
      measureId: measure.id,
      ...monthOf(0),
      numerator: 1,
      denominator: 10,
      value: 10,
    })
    await world.make.observation({
      subjectKind: 'PILOT',
      subjectId: pilot.id,
      measureId: measure.id,
      ...monthOf(1),
      numerator: 45,
      denominator: 50,
      value: 90,
    })
    const assigned = await assign(pilot.id, measure.id, { baseline: { from: '2008-04-01', to: '2009-03-31' } })
    expect(assigned).toMatchObject({ baselineNumerator: 46, baselineMethod: 'Worked out of what was reported in that time.' })
    expect((assigned as unknown as { baseline: number }).baseline).toBeCloseTo((46 / 60) * 100, 10)
  })

  test('names an area to compare with, which must have reported the measure', async () => {
    const [pilot, measure] = [await world.make.pilot(), await world.make.measure()]
    const [area, silent] = [await world.make.organisation(), await world.make.organisation()]
    await world.make.months({ subjectId: area.id, measureId: measure.id }, [10, 11])
    expect(await assign(pilot.id, measure.id, { comparison: area.id })).toMatchObject({ comparison: { id: area.id } })
    const another = await world.make.pilot()
    for (const comparison of [silent.id, another.id, 'nobody'])
      expect(await world.refusal(ASSIGN, { input: { pilot: another.id, measure: measure.id, comparison } }, admin)).toMatchObject({
        code: 'BAD_USER_INPUT',
        field: 'comparison',
      })
  })

  test('reports in its own frequency', async () => {
    const [pilot, measure] = [await world.make.pilot(), await define()]
    await assign(pilot.id, measure.id, { frequency: 'QUARTERLY' })
    const RECORD = `mutation ($input: RecordObservationsInput!) { recordObservations(input: $input) { recorded } }`
    const input = (periodEnd: string) => ({
      observations: [{ subject: pilot.id, measure: measure.id, periodStart: '2010-01-01', periodEnd, numerator: 1, denominator: 2 }],
    })
    expect(await world.refusal(RECORD, { input: input('2010-01-31') }, admin)).toMatchObject({
      code: 'BAD_USER_INPUT',
      field: 'observations.0.periodEnd',
    })
    expect(await world.read(RECORD, { input: input('2010-03-31') }, admin)).toEqual({ recordObservations: { recorded: 1 } })
  })

  test.each([
    ['two steps for one day', { targets: [targets[0], targets[0]] }, 'targets'],
    ['an end before its beginning', { startsOn: '2010-01-01', endsOn: '2009-01-01' }, 'endsOn'],
    ['a baseline of more than all', { baseline: { from: '2008-04-01', to: '2009-03-31', numerator: 3, denominator: 2 } }, 'baseline.numerator'],
    ['a baseline of no values', { baseline: { from: '2008-04-01', to: '2009-03-31' } }, 'baseline.from'],
  ])('with %s is refused at its field', async (_, terms, field) => {
    const [pilot, measure] = [await world.make.pilot(), await define()]
    expect(await world.refusal(ASSIGN, { input: { pilot: pilot.id, measure: measure.id, ...terms } }, admin)).toMatchObject({
      code: 'BAD_USER_INPUT',
      field,
    })
  })

  test('is refused twice, of another’s own measure, and of a retired one', async () => {
    const [pilot, other, measure] = [await world.make.pilot(), await world.make.pilot(), await define()]
    await assign(pilot.id, measure.id)
    const local = await define({ scope: 'LOCAL', pilot: other.id })
    const retired = await define()
    await world.read(UPDATE, { input: { ...definition, id: retired.id, version: 1, changeNote: 'No longer used.', retiredOn: '2010-01-01' } }, admin)
    const rules = await Promise.all(
      [measure, local, retired].map(({ id }) => world.refusal(ASSIGN, { input: { pilot: pilot.id, measure: id } }, admin)),
    )
    expect(rules.map(({ rule }) => rule)).toEqual(['MEASURE_ASSIGNED', 'MEASURE_OF_ANOTHER', 'MEASURE_RETIRED'])
  })

  test('is changed with a reason, and what somebody else changed meanwhile is a conflict', async () => {
    const [pilot, measure] = [await world.make.pilot(), await define()]
    const { id } = await assign(pilot.id, measure.id, { targets })
    const input = { id, version: 1, why: 'Agreed at the review.', targets: [{ by: '2011-03-31', value: 75 }], endsOn: '2011-03-31' }
    expect(await world.read(AGREE, { input }, admin)).toMatchObject({
      updatePilotMeasure: { target: 75, version: 2, endsOn: '2011-03-31', targets: [{ value: 75 }] },
    })
    expect(await world.refusal(AGREE, { input }, admin)).toMatchObject({ code: 'CONFLICT', currentVersion: 2 })
    expect((await auditsOf(world, pilot.id)).at(-1)).toMatchObject({
      action: 'measure:agree',
      why: 'Agreed at the review.',
      before: { target: 80 },
      after: { target: 75 },
    })
  })

  test.each(ROLES)('is for administrators and the lead of the pilot: %s', async (role) => {
    const [own, other, measure] = [await world.make.pilot(), await world.make.pilot(), await define()]
    const viewer = as(role, [own.id])
    const outcomes = [
      await codeOf(ASSIGN, { pilot: own.id, measure: measure.id }, viewer),
      await codeOf(ASSIGN, { pilot: other.id, measure: measure.id }, viewer),
    ]
    const expected: Record<string, string[]> = {
      PUBLIC: Array(2).fill('UNAUTHENTICATED'),
      PILOT_LEAD: ['allowed', 'FORBIDDEN'],
      ADMIN: Array(2).fill('allowed'),
    }
    expect(outcomes).toEqual(expected[role] ?? Array(2).fill('FORBIDDEN'))
  })
})
