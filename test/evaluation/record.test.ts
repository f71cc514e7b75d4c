import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { ROLES } from '../../server/platform/viewer.ts'
import { monthOf } from './make.ts'
import { auditsOf, pilotWithMeasures, RECORD, recordAll } from './recording.ts'
import { as, createWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld('record')
})
afterAll(() => world.end())

const admin = as('ADMIN')
const refusedRecord = (observations: object[], viewer = admin) => world.refusal(RECORD, { input: { observations } }, viewer)

describe('recording', () => {
  test('enters counts and ratios, works ratios out, and leaves a line of history', async () => {
    const { pilot, count, share } = await pilotWithMeasures(world)
    const result = await recordAll(world, [
      { ...count, value: 7, note: ' By hand. ' },
      { ...share, numerator: 3, denominator: 8 },
      { ...count, ...monthOf(21), status: 'MISSING' },
    ])
    expect(result).toMatchObject({
      recorded: 3,
      unchanged: 0,
      observations: [
        { value: 7, numerator: null, revision: 1, status: 'NORMAL', note: 'By hand.' },
        { value: 37.5, numerator: 3, revision: 1 },
        { value: null, status: 'MISSING' },
      ],
    })
    expect(await auditsOf(world, pilot.id)).toMatchObject([
      {
        action: 'observation:record',
        actor: 'Somebody',
        subjectKind: 'Pilot',
        sentence: `Somebody recorded 3 observations of ${pilot.name} for December 2009 and January 2010.`,
        after: [{ value: 7 }, { value: 37.5 }, { value: null }],
      },
    ])
  })

  test('the same again changes nothing and leaves no second line', async () => {
    const { pilot, count, share } = await pilotWithMeasures(world)
    const all = [
      { ...count, value: 7 },
      { ...share, numerator: 3, denominator: 8 },
    ]
    const [first, second] = [await recordAll(world, all), await recordAll(world, [...all, { ...count, ...monthOf(21), value: 1 }])]
    expect(second).toMatchObject({ recorded: 1, unchanged: 2 })
    expect(second.observations.slice(0, 2)).toEqual(first.observations)
    expect(await auditsOf(world, pilot.id)).toHaveLength(2)
  })

  test('another value for the same period is a conflict, and nothing of the command is kept', async () => {
    const { count } = await pilotWithMeasures(world)
    await recordAll(world, [{ ...count, value: 7 }])
    expect(
      await refusedRecord([
        { ...count, ...monthOf(21), value: 1 },
        { ...count, value: 8 },
      ]),
    ).toMatchObject({
      code: 'CONFLICT',
      currentVersion: 1,
      message: expect.stringContaining('has another value for December 2009 already'),
    })
    expect(await recordAll(world, [{ ...count, ...monthOf(21), value: 2 }])).toMatchObject({ recorded: 1 })
  })

  test('of two at once one wins and the other is told', async () => {
    const { count } = await pilotWithMeasures(world)
    const outcomes = await Promise.allSettled([1, 2, 3, 4].map((value) => recordAll(world, [{ ...count, value }])))
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const [{ rows }] = await world.sql<{ rows: number }>(`select count(*) as rows from evaluation.observation where "subjectId" = $1`, [
      count.subject,
    ])
    expect(rows).toBe(1)
  })

  test.each(ROLES)('by %s is allowed to administrators, and to pilot leads for their own pilots', async (role) => {
    const { pilot, count } = await pilotWithMeasures(world)
    const other = await pilotWithMeasures(world)
    const lead = as(role, [pilot.id])
    const outcome = async (input: object) => {
      const { errors } = await world.ask(RECORD, { input: { observations: [input] } }, lead)
      return (errors?.[0]?.extensions.code as string | undefined) ?? 'allowed'
    }
    const expected = { PUBLIC: ['UNAUTHENTICATED', 'UNAUTHENTICATED'], PILOT_LEAD: ['allowed', 'FORBIDDEN'], ADMIN: ['allowed', 'allowed'] }
    expect([await outcome({ ...count, value: 1 }), await outcome({ ...other.count, value: 1 })]).toEqual(
      expected[role as keyof typeof expected] ?? ['FORBIDDEN', 'FORBIDDEN'],
    )
  })

  test('by a token that may only read is refused', async () => {
    const { count } = await pilotWithMeasures(world)
    expect(await refusedRecord([{ ...count, value: 1 }], { ...admin, canWrite: false })).toMatchObject({ code: 'FORBIDDEN' })
  })

  test('by a pilot lead does not reach organisations', async () => {
    const [{ id: subject }, { id: measure }] = [await world.make.organisation(), await world.make.measure()]
    const one = { subject, measure, ...monthOf(0), value: 1 }
    expect(await refusedRecord([one], as('PILOT_LEAD', [subject]))).toMatchObject({ code: 'FORBIDDEN' })
    expect(await recordAll(world, [one])).toMatchObject({ recorded: 1 })
  })

  const nobody = '00000000-0000-4000-8000-000000000000'
  test.each<[string, (given: Awaited<ReturnType<typeof pilotWithMeasures>>) => object[], string, string]>([
    ['nothing', () => [], 'observations', 'BAD_USER_INPUT'],
    ['more than 200', ({ count }) => Array.from({ length: 201 }, () => count), 'observations', 'BAD_USER_INPUT'],
    ['about nobody', ({ count }) => [{ ...count, subject: nobody, value: 1 }], 'observations.0.subject', 'BAD_USER_INPUT'],
    [
      'by no measure',
      ({ count }) => [
        { ...count, value: 1 },
        { ...count, measure: 'x', value: 1 },
      ],
      'observations.1.measure',
      'BAD_USER_INPUT',
    ],
    [
      'twice',
      ({ count }) => [
        { ...count, value: 1 },
        { ...count, value: 1 },
      ],
      'observations.1',
      'BAD_USER_INPUT',
    ],
    ['without a value', ({ count }) => [count], 'observations.0.value', 'BAD_USER_INPUT'],
    ['below 0', ({ count }) => [{ ...count, value: -1 }], 'observations.0.value', 'BAD_USER_INPUT'],
    ['missing and there', ({ count }) => [{ ...count, value: 1, status: 'MISSING' }], 'observations.0.status', 'BAD_USER_INPUT'],
    ['a count with a numerator', ({ count }) => [{ ...count, value: 1, numerator: 1 }], 'observations.0.numerator', 'BAD_USER_INPUT'],
    ['a ratio without a denominator', ({ share }) => [{ ...share, numerator: 1 }], 'observations.0.denominator', 'BAD_USER_INPUT'],
    ['a ratio over 0', ({ share }) => [{ ...share, numerator: 0, denominator: 0 }], 'observations.0.denominator', 'BAD_USER_INPUT'],
    ['more than all', ({ share }) => [{ ...share, numerator: 9, denominator: 8 }], 'observations.0.numerator', 'BAD_USER_INPUT'],
    ['a ratio with another value', ({ share }) => [{ ...share, numerator: 1, denominator: 8, value: 12 }], 'observations.0.value', 'BAD_USER_INPUT'],
    ['half a month', ({ count }) => [{ ...count, periodEnd: '2009-12-15', value: 1 }], 'observations.0.periodEnd', 'BAD_USER_INPUT'],
    [
      'from the middle of a month',
      ({ count }) => [{ ...count, periodStart: '2009-12-02', value: 1 }],
      'observations.0.periodStart',
      'BAD_USER_INPUT',
    ],
    ['a month to come', ({ count }) => [{ ...count, ...monthOf(27), value: 1 }], 'observations.0.periodStart', 'BAD_USER_INPUT'],
    ['a source that is no id', ({ count }) => [{ ...count, value: 1, source: 'MAR' }], 'observations.0.source', 'BAD_USER_INPUT'],
    ['a long note', ({ count }) => [{ ...count, value: 1, note: 'x'.repeat(2001) }], 'observations.0.note', 'BAD_USER_INPUT'],
  ])('%s is refused and names the place', async (_, change, field, code) => {
    expect(await refusedRecord(change(await pilotWithMeasures(world)))).toMatchObject({ code, field })
  })

  test('by a measure that the pilot does not report by is against the rules', async () => {
    const { count } = await pilotWithMeasures(world)
    const { id } = await world.make.measure()
    expect(await refusedRecord([{ ...count, measure: id, value: 1 }])).toMatchObject({ code: 'RULE', rule: 'MEASURE_NOT_ASSIGNED' })
  })
})
