import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { ROLES, type Viewer } from '../../server/platform/viewer.ts'
import { monthOf } from './make.ts'
import { auditsOf } from './recording.ts'
import { as, createWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld('measures')
})
afterAll(() => world.end())

const admin = as('ADMIN')
const CREATE = `mutation ($input: CreateMeasureInput!) { createMeasure(input: $input) {
  id code title scope version pilot { id } suppression versions { version changeNote effectiveFrom breaksComparability definition } } }`
const UPDATE = `mutation ($input: UpdateMeasureInput!) { updateMeasure(input: $input) {
  id title version retiredOn versions { version changeNote effectiveFrom breaksComparability decidedBy definition } } }`
const ASSIGN = `mutation ($input: AssignMeasureInput!) { assignMeasure(input: $input) {
  id code baseline baselineNumerator baselineMethod target frequency responsible version targets { by value } } }`
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
type Made = { id: string; code: string; version: number }
const define = async (change: object = {}, viewer: Viewer = admin): Promise<Made> =>
  (await world.read<{ createMeasure: Made }>(CREATE, { input: { ...definition, code: newCode(), scope: 'NATIONAL', ...change } }, viewer))
    .createMeasure
const codeOf = async (mutation: string, input: object, viewer: Viewer): Promise<string> => {
  const { errors } = await world.ask(mutation, { input }, viewer)
  return (errors?.[0]?.extensions.code as string | undefined) ?? 'allowed'
}

describe('a definition', () => {
  test('begins with its first version and a line of history', async () => {
    const measure = await define()
    expect(measure).toMatchObject({ version: 1, versions: [{ version: 1, changeNote: 'First defined.', definition: { title: definition.title } }] })
    expect(await auditsOf(world, measure.id)).toMatchObject([{ action: 'measure:create' }])
  })

  test.each([
    ['a code in small letters', { code: 'reviews' }, 'code'],
    ['a code that the record keeps', { code: 'MAR_REVIEWS' }, 'code'],
    ['a local one without its pilot', { scope: 'LOCAL' }, 'pilot'],
    ['per cent of nothing', { denominator: ' ' }, 'denominator'],
    ['per cent times one', { multiplier: 1 }, 'multiplier'],
    ['a count times a hundred', { unit: 'reviews', denominator: null }, 'multiplier'],
    ['a range upside down', { lowest: 5, highest: 5 }, 'highest'],
    ['no name', { title: ' ' }, 'title'],
  ])('with %s is refused at its field', async (_, change, field) => {
    const input = { ...definition, code: newCode(), scope: 'NATIONAL', ...change }
    expect(await world.refusal(CREATE, { input }, admin)).toMatchObject({ code: 'BAD_USER_INPUT', field })
  })

  test('twice by one code is refused', async () => {
    const { code } = await define()
    expect(await world.refusal(CREATE, { input: { ...definition, code, scope: 'NATIONAL' } }, admin)).toMatchObject({
      code: 'BAD_USER_INPUT',
      field: 'code',
    })
  })

  test('keeps what it said before it was changed', async () => {
    const { id } = await define()
    const { updateMeasure } = await world.read(
      UPDATE,
      { input: { ...definition, id, version: 1, title: 'Reviews in time', changeNote: 'Shorter.', effectiveFrom: '2010-01-01' } },
      admin,
    )
    expect(updateMeasure).toMatchObject({
      title: 'Reviews in time',
      version: 2,
      versions: [
        { version: 1, definition: { title: definition.title } },
        {
          version: 2,
          changeNote: 'Shorter.',
          effectiveFrom: '2010-01-01',
          breaksComparability: false,
          decidedBy: 'Somebody',
          definition: { title: 'Reviews in time' },
        },
      ],
    })
  })

  test('that somebody else changed meanwhile is a conflict', async () => {
    const { id } = await define()
    await world.read(UPDATE, { input: { ...definition, id, version: 1, changeNote: 'First.' } }, admin)
    expect(await world.refusal(UPDATE, { input: { ...definition, id, version: 1, changeNote: 'Late.' } }, admin)).toMatchObject({
      code: 'CONFLICT',
      currentVersion: 2,
    })
  })

  test('keeps what its values rest on', async () => {
    const { id } = await define()
    const { id: subjectId } = await world.make.organisation()
    await world.make.months({ subjectId, measureId: id, numerator: 1, denominator: 2 }, [50])
    const input = { ...definition, id, version: 1, changeNote: 'Quarterly now.', frequency: 'QUARTERLY' }
    expect(await world.refusal(UPDATE, { input }, admin)).toMatchObject({ code: 'RULE', rule: 'MEASURE_HAS_VALUES', field: 'frequency' })
  })

  test('that breaks comparability opens a new segment in every series, with its reason', async () => {
    const { id } = await define({ unit: 'reviews', multiplier: 1, denominator: null })
    const { id: subject } = await world.make.organisation()
    await world.make.months({ subjectId: subject, measureId: id }, [5, 6, 5, 6, 9, 8, 9, 8])
    const since = monthOf(4).periodStart
    await world.read(
      UPDATE,
      {
        input: {
          ...definition,
          unit: 'reviews',
          multiplier: 1,
          denominator: null,
          id,
          version: 1,
          changeNote: 'Telephone reviews count too.',
          effectiveFrom: since,
          breaksComparability: true,
        },
      },
      admin,
    )
    const { series } = await world.read(`query ($s: ID!, $m: ID!) { series(subject: $s, measure: $m) { segments { from centreLine reason } } }`, {
      s: subject,
      m: id,
    })
    expect(series).toEqual({
      segments: [
        { from: monthOf(0).periodStart, centreLine: 5.5, reason: null },
        { from: since, centreLine: 8.5, reason: 'Telephone reviews count too.' },
      ],
    })
  })

  test.each(ROLES)('is for administrators, and a local one for the lead of its pilot: %s', async (role) => {
    const [own, other] = [await world.make.pilot(), await world.make.pilot()]
    const viewer = as(role, [own.id])
    const outcomes = [
      await codeOf(CREATE, { ...definition, code: newCode(), scope: 'NATIONAL' }, viewer),
      await codeOf(CREATE, { ...definition, code: newCode(), scope: 'LOCAL', pilot: own.id }, viewer),
      await codeOf(CREATE, { ...definition, code: newCode(), scope: 'LOCAL', pilot: other.id }, viewer),
    ]
    const expected: Record<string, string[]> = {
      PUBLIC: Array(3).fill('UNAUTHENTICATED'),
      PILOT_LEAD: ['FORBIDDEN', 'allowed', 'FORBIDDEN'],
      ADMIN: Array(3).fill('allowed'),
    }
    expect(outcomes).toEqual(expected[role] ?? Array(3).fill('FORBIDDEN'))
  })
})

describe('an assignment', () => {
  const targets = [
    { by: '2011-03-31', value: 80 },
    { by: '2010-03-31', value: 70 },
  ]
  const assign = async (pilot: string, measure: string, terms: object = {}, viewer = admin) =>
    (await world.read<{ assignMeasure: { id: string } }>(ASSIGN, { input: { pilot, measure, ...terms } }, viewer)).assignMeasure

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
