import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { surviveLostConnections } from '../../server/platform/database.ts'
import { allGone, createReader } from '../../server/platform/prepared.ts'
import { makeDatabase, type TestDatabase } from '../support/database.ts'
import { keepLog } from './edge.ts'

let database: TestDatabase
let pool: pg.Pool
let watcher: pg.Pool

beforeAll(async () => {
  database = await makeDatabase('nothing')
  pool = new pg.Pool({ connectionString: database.url, max: 1 })
  surviveLostConnections(pool, keepLog().log)
  watcher = new pg.Pool({ connectionString: database.url, max: 1 })
})
afterAll(async () => {
  await pool.end()
  await watcher.end()
  await database.drop()
})

const sleeping = async () =>
  (await watcher.query(`select 1 from pg_stat_activity where query like 'select pg_sleep%' and state = 'active' and pid <> pg_backend_pid()`))
    .rowCount

test('a statement whose client has gone is cancelled, and its connection serves the next', async () => {
  const read = createReader(pool)
  const client = new AbortController()
  const asked = expect(read('select pg_sleep(600)', [], client.signal)).rejects.toThrow('gone')
  await expect.poll(sleeping, { timeout: 10_000 }).toBe(1)
  client.abort(new Error('gone'))
  await asked
  await expect.poll(sleeping, { timeout: 10_000 }).toBe(0)
  expect(await read('select 1 as one', [], new AbortController().signal)).toEqual([{ one: 1 }])
})

test('a client that has gone before its turn asks nothing', async () => {
  const read = createReader(pool)
  await expect(read('select nothing', [], AbortSignal.abort(new Error('gone')))).rejects.toThrow('gone')
})

test('a connection that is lost is not given to anybody again', async () => {
  const read = createReader(pool)
  const [{ pid }] = (await read('select pg_backend_pid() as pid', [], new AbortController().signal)) as [{ pid: number }]
  await expect(read('select pg_terminate_backend(pg_backend_pid())', [], new AbortController().signal)).rejects.toThrow()
  const [next] = (await read('select pg_backend_pid() as pid', [], new AbortController().signal)) as [{ pid: number }]
  expect(next.pid).not.toBe(pid)
})

test('a statement for several is cancelled when the last of them has gone, and not before', async () => {
  const read = createReader(pool)
  const [one, other] = [new AbortController(), new AbortController()]
  const asked = expect(read('select pg_sleep(600)', [], allGone([one.signal, other.signal]))).rejects.toThrow('first')
  await expect.poll(sleeping, { timeout: 10_000 }).toBe(1)
  one.abort(new Error('first'))
  const unrelated = new AbortController()
  const cancelled = expect(createReader(watcher)('select pg_sleep(600)', [], unrelated.signal)).rejects.toThrow('unrelated')
  unrelated.abort(new Error('unrelated'))
  await cancelled
  expect(await sleeping()).toBe(1)
  other.abort(new Error('second'))
  await asked
})
