import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { ROLES } from '../../server/platform/viewer.ts'
import { monthOf } from './make.ts'
import { auditsOf, recordAll, RECORD } from './recording.ts'
import { as, createWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld('returns')
})
afterAll(() => world.end())

const admin = as('ADMIN')
const may = { periodStart: '2010-05-01', periodEnd: '2010-05-31', dueOn: '2010-06-15' }
const step = (name: string) => `mutation ($input: ReturnStepInput!) { ${name}(input: $input) { id status version steps { kind by comment } } }`
const SAVE = `mutation ($input: SaveReturnInput!) { saveReturn(input: $input) { id status lines { measure { code } observation { value revision note } warnings { kind isExplained } } } }`
const READ = `query ($id: ID!) { pilotReturn(id: $id) { status version lines { measure { code } periodStart isChanged observation { id value revision } accepted { value }
  previous { value } warnings { kind sentence isExplained } } } }`

interface Line {
  measure: { code: string }
  periodStart: string
  isChanged: boolean
  observation: { id: string; value: number; revision: number } | null
  accepted: { value: number } | null
  previous: { value: number } | null
  warnings: { kind: string; sentence: string; isExplained: boolean }[]
}
const read = async (id: string) =>
  (await world.read<{ pilotReturn: { status: string; version: number; lines: Line[] } }>(READ, { id }, admin)).pilotReturn
const statusOf = async (id: string) => (await read(id)).status

/** A pilot with a count and a share, twelve months of each, and a return for May 2010 that is late. */
async function lateReturn() {
  const pilot = await world.make.pilot()
  const count = await world.make.measure()
  const share = await world.make.measure({ denominator: 'All', multiplier: 100, unit: '%' })
  for (const { id } of [count, share]) await world.make.pilotMeasure({ pilotId: pilot.id, measureId: id })
  const own = { subjectKind: 'PILOT' as const, subjectId: pilot.id }
  for (let n = 12; n < 25; n += 1) {
    await world.make.observation({ ...own, measureId: count.id, ...monthOf(n), value: 10 + (n % 3) })
    await world.make.observation({
      ...own,
      measureId: share.id,
      ...monthOf(n),
      numerator: 20 + (n % 2),
      denominator: 40,
      value: ((20 + (n % 2)) / 40) * 100,
    })
  }
  const { id } = await world.make.dataReturn({ pilotId: pilot.id, ...may })
  const values = [
    { measure: count.id, value: 11 },
    { measure: share.id, numerator: 20, denominator: 40 },
  ]
  return { pilot, count, share, id, values, lead: as('PILOT_LEAD', [pilot.id]) }
}
const take = async (name: string, id: string, viewer = admin, comment?: string) => {
  const { version } = await read(id)
  return (await world.read<Record<string, { status: string; steps: object[] }>>(step(name), { input: { id, version, comment } }, viewer))[name]!
}
const refused = async (name: string, id: string, comment?: string, viewer = admin) => {
  const { version } = await read(id)
  return world.refusal(step(name), { input: { id, version, comment } }, viewer)
}
const save = (id: string, values: object[], viewer = admin) => world.read<{ saveReturn: { lines: Line[] } }>(SAVE, { input: { id, values } }, viewer)

test('a return goes from late to accepted, is opened again, and shows only what changed since', async () => {
  const { pilot, count, id, values, lead } = await lateReturn()
  expect(await statusOf(id)).toBe('LATE')
  expect((await take('remindReturn', id)).status).toBe('LATE')
  await save(id, values, lead)
  expect((await take('submitReturn', id, lead)).status).toBe('SUBMITTED')
  expect((await take('queryReturn', id, admin, 'Is the count without transfers?')).status).toBe('QUERIED')
  await save(id, [{ measure: count.id, value: 10, revision: 1 }], lead)
  expect((await take('submitReturn', id, lead, 'Corrected.')).status).toBe('SUBMITTED')
  expect((await read(id)).lines.map(({ isChanged }) => isChanged)).toEqual([true, true])
  expect((await take('acceptReturn', id)).status).toBe('ACCEPTED')
  expect((await read(id)).lines.map(({ isChanged }) => isChanged)).toEqual([false, false])
  expect((await take('reopenReturn', id, admin, 'A late admission.')).status).toBe('REOPENED')
  await save(id, [{ measure: count.id, value: 12, revision: 2 }], lead)
  const again = await take('submitReturn', id, lead)
  expect((await read(id)).lines.filter(({ isChanged }) => isChanged)).toMatchObject([
    { measure: { code: count.code }, accepted: { value: 10 }, observation: { value: 12 } },
  ])
  expect(again.steps).toMatchObject([
    { kind: 'REMINDED' },
    { kind: 'SUBMITTED' },
    { kind: 'QUERIED', comment: 'Is the count without transfers?' },
    { kind: 'SUBMITTED', comment: 'Corrected.' },
    { kind: 'ACCEPTED' },
    { kind: 'REOPENED', comment: 'A late admission.' },
    { kind: 'SUBMITTED' },
  ])
  expect((await auditsOf(world, pilot.id)).map(({ action }) => action)).toContain('return:reopened')
})

test('what has been accepted is touched by nobody, by whatever way, until it is opened again', async () => {
  const { pilot, count, id, values, lead } = await lateReturn()
  await save(id, values, lead)
  await take('submitReturn', id, lead)
  await take('acceptReturn', id)
  const { lines } = await read(id)
  const own = lines[0]!.observation!
  const REVISE = `mutation ($input: ReviseObservationInput!) { reviseObservation(input: $input) { id } }`
  expect(await world.refusal(SAVE, { input: { id, values: [{ measure: count.id, value: 1, revision: 1 }] } }, admin)).toMatchObject({
    rule: 'RETURN_CLOSED',
  })
  expect(await world.refusal(REVISE, { input: { id: own.id, version: 1, value: 1, why: 'A slip.' } }, admin)).toMatchObject({ rule: 'RETURN_CLOSED' })
  const other = await world.make.measure()
  await world.make.pilotMeasure({ pilotId: pilot.id, measureId: other.id })
  const observations = [{ subject: pilot.id, measure: other.id, periodStart: may.periodStart, periodEnd: may.periodEnd, value: 1 }]
  expect(await world.refusal(RECORD, { input: { observations } }, admin)).toMatchObject({ rule: 'RETURN_CLOSED' })
  await take('reopenReturn', id, admin, 'One more measure.')
  expect(await recordAll(world, observations)).toMatchObject({ recorded: 1 })
})

describe('a value that is unusual', () => {
  test.each([
    ['outside the limits of the values before it', (of: { count: { id: string } }) => ({ measure: of.count.id, value: 90 }), 'OUTSIDE_LIMITS'],
    [
      'with a denominator that jumped',
      (of: { share: { id: string } }) => ({ measure: of.share.id, numerator: 50, denominator: 100 }),
      'DENOMINATOR_JUMP',
    ],
    ['that is missing', (of: { count: { id: string } }) => ({ measure: of.count.id, status: 'MISSING' }), 'NO_VALUE'],
  ])('%s is kept, asks for a note, and is sent in with one', async (_, make, kind) => {
    const { id, values, lead, count, share } = await lateReturn()
    const odd = make({ count, share }) as { measure: string }
    await save(id, [...values.filter(({ measure }) => measure !== odd.measure), odd], lead)
    const { lines } = await read(id)
    expect(lines.flatMap(({ warnings }) => warnings)).toMatchObject([{ kind, isExplained: false }])
    expect(await refused('submitReturn', id, undefined, lead)).toMatchObject({ code: 'RULE', rule: 'NOTE_NEEDED' })
    await save(id, [{ ...odd, revision: 1, note: 'Two wards were joined.' }], lead)
    expect((await take('submitReturn', id, lead)).status).toBe('SUBMITTED')
  })

  test('outside what its measure calls likely is asked about', async () => {
    const { id, count, lead } = await lateReturn()
    await world.sql('update evaluation.measure set highest = 10.5 where id = $1', [count.id])
    await save(id, [{ measure: count.id, value: 11 }], lead)
    expect((await read(id)).lines[0]!.warnings).toMatchObject([{ kind: 'OUTSIDE_RANGE', sentence: expect.stringContaining('above 10.5') }])
  })
})

test('a return holds what is due with it: a quarter with its last month, a year with March', async () => {
  const pilot = await world.make.pilot()
  for (const frequency of ['MONTHLY', 'QUARTERLY', 'ANNUAL'] as const) {
    const { id } = await world.make.measure({ frequency, code: `DUE_${frequency}` })
    await world.make.pilotMeasure({ pilotId: pilot.id, measureId: id })
  }
  const linesFor = async (periodStart: string, periodEnd: string) => {
    const { id } = await world.make.dataReturn({ pilotId: pilot.id, periodStart, periodEnd, dueOn: '2010-06-30' })
    return (await read(id)).lines.map((line) => [line.measure.code, line.periodStart])
  }
  expect(await linesFor('2010-02-01', '2010-02-28')).toEqual([['DUE_MONTHLY', '2010-02-01']])
  expect(await linesFor('2010-03-01', '2010-03-31')).toEqual([
    ['DUE_ANNUAL', '2009-04-01'],
    ['DUE_MONTHLY', '2010-03-01'],
    ['DUE_QUARTERLY', '2010-01-01'],
  ])
})

describe('a step', () => {
  test.each([
    ['to send in what lacks a figure', 'submitReturn', undefined, { rule: 'RETURN_INCOMPLETE' }],
    ['to accept what was not sent', 'acceptReturn', undefined, { rule: 'RETURN_STATUS', message: 'A return that is late cannot be accepted.' }],
    ['to give back what was not sent', 'queryReturn', 'Why?', { rule: 'RETURN_STATUS' }],
    ['to open what was not accepted', 'reopenReturn', 'Why?!', { rule: 'RETURN_STATUS' }],
    ['to waive without a reason', 'waiveReturn', ' ', { code: 'BAD_USER_INPUT', field: 'comment' }],
  ])('%s is refused', async (_, name, comment, refusal) => {
    const { id } = await lateReturn()
    expect(await refused(name, id, comment)).toMatchObject(refusal)
  })

  test('that somebody else was faster with is a conflict', async () => {
    const { id } = await lateReturn()
    await take('remindReturn', id)
    expect(await world.refusal(step('remindReturn'), { input: { id, version: 1 } }, admin)).toMatchObject({ code: 'CONFLICT', currentVersion: 2 })
  })

  test('waives, and what is waived can still be given more time or come', async () => {
    const { id, values, lead } = await lateReturn()
    expect((await take('waiveReturn', id, admin, 'The system was down.')).status).toBe('MISSING')
    const EXTEND = `mutation ($input: ExtendReturnInput!) { extendReturn(input: $input) { status } }`
    expect(await world.read(EXTEND, { input: { id, version: 2, dueOn: '2010-06-30', comment: 'It is back.' } }, admin)).toEqual({
      extendReturn: { status: 'DUE' },
    })
    expect(await world.refusal(EXTEND, { input: { id, version: 3, dueOn: '2010-06-30', comment: 'Again.' } }, admin)).toMatchObject({
      field: 'dueOn',
    })
    await save(id, values, lead)
    expect((await take('submitReturn', id, lead)).status).toBe('SUBMITTED')
  })

  test.each(ROLES)('is for the lead of the pilot to send and for administrators to accept: %s', async (role) => {
    const [own, other] = [await lateReturn(), await lateReturn()]
    const viewer = as(role, [own.pilot.id])
    const outcome = async (mutation: string, input: object) =>
      ((await world.ask(mutation, { input }, viewer)).errors?.[0]?.extensions.code as string | undefined) ?? 'allowed'
    const outcomes = [
      await outcome(SAVE, { id: own.id, values: own.values }),
      await outcome(SAVE, { id: other.id, values: other.values }),
      await outcome(step('submitReturn'), { id: own.id, version: 1 }),
      await outcome(step('acceptReturn'), { id: own.id, version: 2 }),
    ]
    const expected: Record<string, string[]> = {
      PUBLIC: Array(4).fill('UNAUTHENTICATED'),
      PILOT_LEAD: ['allowed', 'FORBIDDEN', 'allowed', 'FORBIDDEN'],
      ADMIN: Array(4).fill('allowed'),
    }
    expect(outcomes).toEqual(expected[role] ?? Array(4).fill('FORBIDDEN'))
  })
})

describe('figures', () => {
  test.each([
    ['of another measure', { measure: '00000000-0000-4000-8000-000000000001', value: 1 }, { rule: 'NOT_IN_RETURN' }],
    ['that cannot be', { value: -1 }, { code: 'BAD_USER_INPUT', field: 'values.0.value' }],
    ['that somebody entered meanwhile', { value: 5, revision: 3 }, { code: 'CONFLICT', currentVersion: 0 }],
  ])('%s are refused', async (_, change, refusal) => {
    const { id, count } = await lateReturn()
    expect(await world.refusal(SAVE, { input: { id, values: [{ measure: count.id, ...change }] } }, admin)).toMatchObject(refusal)
  })
})

test('returns are asked of every pilot with a measure, once', async () => {
  const pilot = await world.make.pilot()
  await world.make.pilotMeasure({ pilotId: pilot.id, measureId: (await world.make.measure()).id })
  const OPEN = `mutation ($input: OpenReturnsInput!) { openReturns(input: $input) }`
  const { openReturns } = await world.read<{ openReturns: number }>(OPEN, { input: { month: '2010-06-01' } }, admin)
  expect(openReturns).toBeGreaterThan(0)
  expect(await world.read(OPEN, { input: { month: '2010-06-01' } }, admin)).toEqual({ openReturns: 0 })
  const { returns } = await world.read(
    `query ($pilot: ID!) { returns(filter: { about: { id: { eq: $pilot } } }) { nodes { periodStart dueOn status } } }`,
    { pilot: pilot.id },
  )
  expect(returns).toEqual({ nodes: [{ periodStart: '2010-06-01', dueOn: '2010-07-15', status: 'NOT_DUE' }] })
  expect(await world.refusal(OPEN, { input: { month: '2010-06-02' } }, admin)).toMatchObject({ field: 'month' })
  expect(await world.refusal(OPEN, { input: { month: '2010-06-01', dueOn: '2010-06-30' } }, admin)).toMatchObject({ field: 'dueOn' })
})
