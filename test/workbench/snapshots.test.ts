import { beforeAll, describe, expect, test } from 'vitest'

import { latestDue, nextDue } from '../../server/workbench/snapshot.rules.ts'
import { Refusal, type Client } from '../support/client.ts'
import { useProduct } from '../support/product.ts'

const { as, product } = useProduct()

const PLACE = 'query Place($code: String!) { organisation(odsCode: $code) { name odsCode } pilots(first: 3) { nodes { name } } }'
const SEEN = `id version nextDueAt stoppedAt whyStopped keep snapshots { dueAt rows failure receipt {
  id operationName operationVersion variables schemaVersion asKnownAt suppressed rows format isKept sha256 } }`
const CREATE = `mutation C($input: CreateSnapshotScheduleInput!) { createSnapshotSchedule(input: $input) { ${SEEN} } }`
const UPDATE = `mutation U($input: UpdateSnapshotScheduleInput!) { updateSnapshotSchedule(input: $input) { ${SEEN} } }`
const STOP = `mutation S($input: SnapshotScheduleInput!) { stopSnapshotSchedule(input: $input) { ${SEEN} } }`
const REMOVE = 'mutation R($input: SnapshotScheduleInput!) { removeSnapshotSchedule(input: $input) }'

interface Schedule {
  id: string
  version: number
  nextDueAt: string
  stoppedAt: string | null
  whyStopped: string | null
  snapshots: { dueAt: string; rows: number | null; failure: string | null; receipt: Record<string, unknown> | null }[]
}

const at = (day: string, time = '06:00:00') => new Date(`${day}T${time}Z`)
const ids: Record<string, string> = {}

async function save(name: string, operation: string, variables = '{}'): Promise<void> {
  const { saveOperation } = await as('ANALYST').run<{ saveOperation: { id: string } }>(
    'mutation S($input: SaveOperationInput!) { saveOperation(input: $input) { id } }',
    { input: { name, operation, variables, audience: 'MEMBER' } },
  )
  ids[name] = saveOperation.id
}
const schedule = async (who: Client, operation: string, more: object = {}): Promise<Schedule> => {
  const input = { operationId: ids[operation], pace: 'MONTHLY', firstOn: '2030-01-31', ...more }
  return (await who.run<{ createSnapshotSchedule: Schedule }>(CREATE, { input })).createSnapshotSchedule
}
const read = async (who: Client, id: string): Promise<Schedule | undefined> =>
  (
    await who.run<{ snapshotSchedules: { nodes: Schedule[] } }>(
      `query Q($id: ID!) { snapshotSchedules(filter: { id: { eq: $id } }) { nodes { ${SEEN} } } }`,
      { id },
    )
  ).snapshotSchedules.nodes[0]
const refused = async (asked: Promise<unknown>): Promise<{ code: string; field: unknown }> => {
  const error = await asked.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (!(error instanceof Refusal)) throw new Error('it was not refused')
  return { code: error.code, field: error.answer.errors?.[0]?.extensions.field }
}
// What other tests of the file scheduled is not in the way.
const clear = () => product().database.query(`update workbench."snapshotSchedule" set "stoppedAt" = now() where "stoppedAt" is null`)

beforeAll(async () => {
  // The tests are in years to come, when the tokens of today would have ended.
  for (const who of ['MEMBER', 'ANALYST', 'ADMIN'] as const) await as(who).run('{ viewer { id } }')
  await product().database.query(`update identity."apiToken" set "expiresAt" = '2040-01-01'`)
  await save('place', PLACE, '{"code": "TAL"}')
  await save('dear', '{ accounts { nodes { name } } }')
})

describe('when a snapshot is due', () => {
  test('is counted from the first day, so that the 31st comes back after February', () => {
    const monthly = { pace: 'MONTHLY', firstOn: '2031-12-31' } as const
    const days: string[] = []
    for (let after = at('2031-12-30'); days.length < 4; after = nextDue(monthly, after)) days.push(nextDue(monthly, after).toISOString().slice(0, 10))
    expect(days).toEqual(['2031-12-31', '2032-01-31', '2032-02-29', '2032-03-31'])
    expect(nextDue({ pace: 'WEEKLY', firstOn: '2030-01-07' }, at('2030-01-07'))).toEqual(at('2030-01-14'))
    expect(nextDue({ pace: 'DAILY', firstOn: '2030-01-07' }, at('2029-01-01'))).toEqual(at('2030-01-07'))
    expect(latestDue({ pace: 'DAILY', firstOn: '2030-01-07' }, at('2030-03-01', '05:59:59'))).toEqual(at('2030-02-28'))
    expect(latestDue(monthly, at('2060-06-15'))).toEqual(at('2060-05-31'))
  })
})

describe('a schedule', () => {
  test('keeps a file with its receipt for each time, which is had again byte for byte', async () => {
    const analyst = as('ANALYST')
    const { id, nextDueAt } = await schedule(analyst, 'place', { variables: '{"code": "5CC"}' })
    expect(nextDueAt).toBe('2030-01-31T06:00:00.000Z')
    expect(await product().takeSnapshots(at('2030-01-31', '05:59:59'))).toBe(0)
    expect(await product().takeSnapshots(at('2030-01-31'))).toBe(1)
    expect(await product().takeSnapshots(at('2030-01-31', '23:00:00'))).toBe(0)
    expect(await product().takeSnapshots(at('2030-02-28'))).toBe(1)
    const seen = await read(analyst, id)
    expect(seen?.nextDueAt).toBe('2030-03-31T06:00:00.000Z')
    expect(seen?.snapshots.map(({ dueAt, rows, failure }) => [dueAt.slice(0, 10), rows, failure])).toEqual([
      ['2030-02-28', 3, null],
      ['2030-01-31', 3, null],
    ])
    const receipt = seen?.snapshots[1]?.receipt
    expect(receipt).toMatchObject({
      operationName: 'place',
      operationVersion: 1,
      variables: '{"code":"5CC"}',
      asKnownAt: '2030-01-31T06:00:00.000Z',
      suppressed: 0,
      rows: 3,
      format: 'csv',
      isKept: true,
      schemaVersion: expect.stringMatching(/^[0-9a-f]{12}$/) as string,
    })
    const live = Buffer.from(await (await analyst.fetch('/ops/place.csv?code=5CC')).arrayBuffer())
    const file = await analyst.fetch(`/receipts/${String(receipt?.id)}/file`)
    expect(Buffer.from(await file.arrayBuffer()).equals(live)).toBe(true)
    await clear()
  })

  test('is for whoever may run the query, with values that it has and a day to come', async () => {
    const member = as('MEMBER')
    expect(await schedule(member, 'place')).toMatchObject({ stoppedAt: null })
    expect(await refused(schedule(as('PUBLIC'), 'place'))).toMatchObject({ code: 'UNAUTHENTICATED' })
    expect(await refused(schedule(member, 'none'))).toMatchObject({ code: 'BAD_USER_INPUT' })
    expect(await refused(schedule(member, 'place', { operationId: '00000000-0000-4000-8000-000000000000' }))).toMatchObject({ code: 'NOT_FOUND' })
    expect(await refused(schedule(member, 'place', { firstOn: '2020-01-01' }))).toEqual({ code: 'BAD_USER_INPUT', field: 'firstOn' })
    expect(await refused(schedule(member, 'place', { variables: '{"cod": 1}' }))).toEqual({ code: 'BAD_USER_INPUT', field: 'variables' })
    expect(await refused(schedule(member, 'place', { format: 'pdf' }))).toEqual({ code: 'BAD_USER_INPUT', field: 'format' })
    expect(await refused(schedule(member, 'place', { keep: 400 }))).toEqual({ code: 'BAD_USER_INPUT', field: 'keep' })
    expect(await refused(schedule(member, 'place', { operationVersion: 9 }))).toEqual({ code: 'RULE', field: 'operationVersion' })
    for (let more = 1; more < 20; more += 1) await schedule(member, 'place')
    expect(await refused(schedule(member, 'place'))).toMatchObject({ code: 'RULE' })
    await clear()
  })

  test('is changed, stopped and removed by its owner, stopped by administrators, and not there for others', async () => {
    const analyst = as('ANALYST')
    const { id } = await schedule(analyst, 'place')
    expect(await read(as('MEMBER'), id)).toBeUndefined()
    expect(await read(as('ADMIN'), id)).toMatchObject({ id })
    expect(await refused(as('MEMBER').run(STOP, { input: { id, version: 1 } }))).toMatchObject({ code: 'NOT_FOUND' })
    expect(await refused(as('ADMIN').run(UPDATE, { input: { id, version: 1, keep: 2 } }))).toMatchObject({ code: 'FORBIDDEN' })
    expect(await refused(as('ADMIN').run(REMOVE, { input: { id, version: 1 } }))).toMatchObject({ code: 'FORBIDDEN' })
    expect(await refused(analyst.run(UPDATE, { input: { id, version: 1, keep: 0 } }))).toEqual({ code: 'BAD_USER_INPUT', field: 'keep' })
    expect(await analyst.run(UPDATE, { input: { id, version: 1, keep: 1, pace: 'DAILY' } })).toMatchObject({
      updateSnapshotSchedule: { version: 2, keep: 1 },
    })
    expect(await refused(analyst.run(UPDATE, { input: { id, version: 1, keep: 2 } }))).toMatchObject({ code: 'CONFLICT' })
    for (const day of ['2030-01-31', '2030-02-01', '2030-02-02']) await product().takeSnapshots(at(day))
    const kept = (await read(analyst, id))?.snapshots ?? []
    expect(kept.map(({ dueAt, receipt }) => [dueAt.slice(0, 10), receipt?.isKept])).toEqual([
      ['2030-02-02', true],
      ['2030-02-01', false],
      ['2030-01-31', false],
    ])
    expect(await as('ADMIN').run(STOP, { input: { id, version: 2 } })).toMatchObject({
      stopSnapshotSchedule: { version: 3, whyStopped: expect.stringContaining('stopped it') as string, snapshots: [{ receipt: null }, {}, {}] },
    })
    expect(await refused(analyst.run(STOP, { input: { id, version: 3 } }))).toMatchObject({ code: 'RULE' })
    expect(await product().takeSnapshots(at('2030-03-01'))).toBe(0)
    expect(await analyst.run(UPDATE, { input: { id, version: 3 } })).toMatchObject({ updateSnapshotSchedule: { stoppedAt: null, whyStopped: null } })
    expect(await refused(analyst.run(REMOVE, { input: { id, version: 1 } }))).toMatchObject({ code: 'CONFLICT' })
    expect(await analyst.run(REMOVE, { input: { id, version: 4 } })).toEqual({ removeSnapshotSchedule: id })
    expect(await read(analyst, id)).toBeUndefined()
    expect((await analyst.fetch(`/receipts/${String(kept[0]?.receipt?.id)}/file`)).status).toBe(404)
    expect((await analyst.fetch(`/receipts/${String(kept[0]?.receipt?.id)}`)).status).toBe(200)
    const entries = await product().database.query<{ action: string }[]>(
      `select action from platform."auditEntry" where "subjectId" = $1 order by sequence`,
      [id],
    )
    expect(entries.map(({ action }) => action.split(':')[1])).toEqual(['schedule', 'update', 'stop', 'update', 'remove'])
  })
})

describe('the taking', () => {
  test('makes up once for what passed while nobody was there, and never twice for one time', async () => {
    const { id } = await schedule(as('ANALYST'), 'place', { pace: 'DAILY', firstOn: '2030-05-01' })
    const now = at('2030-05-09', '14:00:00')
    expect((await Promise.all([1, 2, 3].map(() => product().takeSnapshots(now)))).reduce((sum, one) => sum + one, 0)).toBe(1)
    const seen = await read(as('ANALYST'), id)
    expect([seen?.snapshots.map(({ dueAt }) => dueAt), seen?.nextDueAt]).toEqual([['2030-05-09T06:00:00.000Z'], '2030-05-10T06:00:00.000Z'])
    await clear()
  })

  test('of a process that was lost is done by another once it is held no more', async () => {
    const { id } = await schedule(as('ANALYST'), 'place', { pace: 'DAILY', firstOn: '2030-06-01' })
    await product().database.query(`update workbench."snapshotSchedule" set "heldUntil" = '2030-06-01T06:10:00Z' where id = $1`, [id])
    expect(await product().takeSnapshots(at('2030-06-01', '06:09:59'))).toBe(0)
    expect(await product().takeSnapshots(at('2030-06-01', '06:10:00'))).toBe(1)
    expect((await read(as('ANALYST'), id))?.snapshots).toHaveLength(1)
    await clear()
  })

  test('stops, and says why, where its owner’s account is disabled, the right is gone, or the query is out of use', async () => {
    const analyst = as('ANALYST')
    const { database } = product()
    const why = async (id: string, day: string, change: string, back: string): Promise<unknown> => {
      await database.query(change)
      await product().takeSnapshots(at(day))
      await database.query(back)
      const seen = await read(analyst, id)
      expect([seen?.stoppedAt?.slice(0, 10), seen?.snapshots[0]?.rows, seen?.snapshots[0]?.failure]).toEqual([day, null, seen?.whyStopped])
      return seen?.whyStopped
    }
    const account = (to: string) => `update identity.account set "disabledAt" = ${to} where role = 'ANALYST'`
    const first = await schedule(analyst, 'place', { firstOn: '2030-07-01' })
    expect(await why(first.id, '2030-07-01', account('now()'), account('null'))).toBe('The account of its owner is disabled.')
    const second = await schedule(analyst, 'dear', { firstOn: '2030-07-02' })
    expect(await why(second.id, '2030-07-02', 'select 1', 'select 1')).toMatch(/^Your role does not allow this\./)
    const third = await schedule(analyst, 'place', { firstOn: '2030-07-03' })
    const audience = (to: string) => `update workbench."savedOperation" set "retiredAt" = ${to} where name = 'place'`
    expect(await why(third.id, '2030-07-03', audience('now()'), audience('null'))).toBe('The query was taken out of use.')
    const member = await schedule(as('MEMBER'), 'place', { firstOn: '2030-07-04' })
    const hidden = (to: string) => `update workbench."savedOperation" set audience = '${to}' where name = 'place'`
    await database.query(hidden('OWNER'))
    await product().takeSnapshots(at('2030-07-04'))
    await database.query(hidden('MEMBER'))
    expect((await read(as('MEMBER'), member.id))?.whyStopped).toMatch(/not shared with you/)
    const revoked = await schedule(analyst, 'place', { firstOn: '2030-07-05' })
    const token = (to: string) => `update identity."apiToken" set "revokedAt" = ${to} where role = 'ANALYST'`
    expect(await why(revoked.id, '2030-07-05', token('now()'), token('null'))).toBe('The token that made it was revoked.')
    const stops = await database.query<unknown[]>(
      `select from platform."auditEntry" where action = 'snapshot:stop' and "subjectId" = $1 and why = 'The account of its owner is disabled.'`,
      [first.id],
    )
    expect(stops).toHaveLength(1)
  })

  test('of what fails is told in words and tried again, and ends after three times in a row', async () => {
    const analyst = as('ANALYST')
    const { id } = await schedule(analyst, 'place', { pace: 'DAILY', firstOn: '2030-09-01', variables: '{"code": 7}' })
    const told: unknown[] = []
    for (const day of ['2030-09-01', '2030-09-02', '2030-09-03']) {
      await product().takeSnapshots(at(day))
      const seen = await read(analyst, id)
      told.push([seen?.snapshots[0]?.failure?.includes('"$code" got invalid value 7'), seen?.stoppedAt])
    }
    expect(told).toEqual([
      [true, null],
      [true, null],
      [true, '2030-09-03T06:00:00.000Z'],
    ])
    expect((await read(analyst, id))?.whyStopped).toMatch(/^It failed 3 times in a row\. The last time: /)
  })
})
