import { afterAll, beforeAll, expect, test } from 'vitest'

import { ROLES } from '../../server/platform/viewer.ts'
import { monthOf } from './make.ts'
import { auditsOf } from './recording.ts'
import { as, createWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld('rebase')
})
afterAll(() => world.end())

const analyst = as('ANALYST')
const REBASE = `mutation ($input: RebaseSeriesInput!) { rebaseSeries(input: $input) { id startsOn reason decidedBy illustrative } }`
const UNDO = `mutation ($input: UndoRebaseInput!) { undoRebase(input: $input) }`
const SERIES = `query ($s: ID!, $m: ID!) { series(subject: $s, measure: $m) { segments { from centreLine averageMovingRange movingRangeLimit reason } points { movingRange } } }`
type Read = {
  series: {
    segments: { centreLine: number; averageMovingRange: number; movingRangeLimit: number; reason: string | null }[]
    points: { movingRange: number | null }[]
  }
}

async function stepped() {
  const [subject, measure] = [await world.make.pilot(), await world.make.measure()]
  await world.make.months({ subjectKind: 'PILOT', subjectId: subject.id, measureId: measure.id }, [5, 7, 5, 7, 20, 22, 20, 22])
  const input = { subject: subject.id, measure: measure.id, startsOn: monthOf(4).periodStart, reason: 'A second ward, and it stays.' }
  return { subject, measure, input }
}
const read = async ({ subject, measure }: { subject: string; measure: string }) =>
  (await world.read<Read>(SERIES, { s: subject, m: measure }, analyst)).series

test('limits begin again by somebody’s decision with a reason, and the step between is no moving range', async () => {
  const { subject, input } = await stepped()
  expect((await read(input)).segments).toHaveLength(1)
  const { rebaseSeries } = await world.read(REBASE, { input }, analyst)
  expect(rebaseSeries).toMatchObject({ startsOn: input.startsOn, reason: input.reason, decidedBy: 'Somebody', illustrative: false })
  const { segments, points } = await read(input)
  expect(segments).toMatchObject([
    { centreLine: 6, averageMovingRange: 2, reason: null },
    { centreLine: 21, averageMovingRange: 2, reason: input.reason },
  ])
  expect(segments[0]!.movingRangeLimit).toBeCloseTo(6.534, 10)
  expect(points.map(({ movingRange }) => movingRange)).toEqual([null, 2, 2, 2, null, 2, 2, 2])
  expect((await auditsOf(world, subject.id)).at(-1)).toMatchObject({ action: 'series:rebase', why: input.reason })
})

test('it is taken back with a reason, and the series is as it was', async () => {
  const { subject, input } = await stepped()
  const before = await read(input)
  const { rebaseSeries } = await world.read<{ rebaseSeries: { id: string } }>(REBASE, { input }, analyst)
  expect(await world.refusal(UNDO, { input: { id: rebaseSeries.id, why: ' ' } }, analyst)).toMatchObject({ field: 'why' })
  await world.read(UNDO, { input: { id: rebaseSeries.id, why: 'The ward closed again.' } }, analyst)
  expect(await read(input)).toEqual(before)
  expect((await auditsOf(world, subject.id)).at(-1)).toMatchObject({ action: 'series:unrebase', why: 'The ward closed again.' })
  expect(await world.refusal(UNDO, { input: { id: rebaseSeries.id, why: 'Twice.' } }, analyst)).toMatchObject({ code: 'NOT_FOUND' })
})

test.each([
  ['on a day that is no point of the series', { startsOn: '2008-08-02' }, { field: 'startsOn' }],
  ['where the series begins', { startsOn: monthOf(0).periodStart }, { field: 'startsOn' }],
  ['without a reason', { reason: '  ' }, { field: 'reason' }],
  ['of nobody', { subject: 'x' }, { field: 'subject' }],
])('%s it is refused', async (_, change, refusal) => {
  const { input } = await stepped()
  expect(await world.refusal(REBASE, { input: { ...input, ...change } }, analyst)).toMatchObject({ code: 'BAD_USER_INPUT', ...refusal })
})

test('twice on one day it is refused', async () => {
  const { input } = await stepped()
  await world.read(REBASE, { input }, analyst)
  expect(await world.refusal(REBASE, { input }, analyst)).toMatchObject({ rule: 'REBASED' })
})

test.each(ROLES)('it is for analysts, administrators and the lead of the pilot: %s', async (role) => {
  const [own, other] = [await stepped(), await stepped()]
  const viewer = as(role, [own.subject.id])
  const outcome = async (input: object) =>
    ((await world.ask(REBASE, { input }, viewer)).errors?.[0]?.extensions.code as string | undefined) ?? 'allowed'
  const expected: Record<string, string[]> = {
    ANALYST: ['allowed', 'allowed'],
    PILOT_LEAD: ['allowed', 'FORBIDDEN'],
    ADMIN: ['allowed', 'allowed'],
    MEMBER: ['FORBIDDEN', 'FORBIDDEN'],
  }
  expect([await outcome(own.input), await outcome(other.input)]).toEqual(expected[role] ?? ['UNAUTHENTICATED', 'UNAUTHENTICATED'])
})
