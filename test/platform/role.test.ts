import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import type { DataSource } from 'typeorm'

import { modules } from '../../server/modules.ts'
import { createDatabase } from '../../server/platform/database.ts'
import { closeDatabase } from '../../server/start/close.ts'
import { openForServing } from '../../server/start/role.ts'
import { makeDatabase, type TestDatabase } from '../support/database.ts'
import { keepLog } from './edge.ts'

let made: TestDatabase
let owner: DataSource
let server: pg.Client

beforeAll(async () => {
  made = await makeDatabase('empty')
  const { log } = keepLog()
  owner = await createDatabase(made.url, modules, log, { pool: 2, limited: false }).initialize()
  server = new pg.Client({ connectionString: await openForServing(owner, made.url, log) })
  await server.connect()
  await server.query(
    `select platform.audit_append(now(), null, 'Somebody', 'test:note', 'Test', null, 'Somebody noted something.', null, null, null, null, false)`,
  )
})
afterAll(async () => {
  await server.end()
  await closeDatabase(owner)
  await made.drop()
})

test('the server works as another than the owner, and adds to the history by its function alone', async () => {
  const { rows } = await server.query<{ who: string; sentence: string }>(`select current_user as who, sentence from platform."auditEntry"`)
  expect(rows).toEqual([{ who: `${new URL(made.url).pathname.slice(1)}_server`, sentence: 'Somebody noted something.' }])
})

test.each([
  `update platform."auditEntry" set sentence = 'Nothing happened.'`,
  `delete from platform."auditEntry"`,
  `truncate platform."auditEntry"`,
  `insert into platform."auditEntry" select * from platform."auditEntry"`,
  `update platform."auditHead" set sequence = 0`,
  `delete from platform."auditSubject"`,
  `alter table platform."auditEntry" disable trigger user`,
  `drop table platform."auditEntry"`,
  `create or replace function platform.audit_refuse() returns trigger language plpgsql as $$ begin return null; end $$`,
  `set session_replication_role = replica`,
])('PostgreSQL refuses it: %s', async (statement) => {
  await expect(server.query(statement)).rejects.toMatchObject({ code: '42501' })
})

test('no way leads back to the owner', async () => {
  await server.query('reset role')
  await expect(server.query(`set role ${new URL(made.url).username}`)).rejects.toMatchObject({ code: '42501' })
  await expect(server.query(`delete from platform."auditEntry"`)).rejects.toMatchObject({ code: '42501' })
})

test('a second start finds the role made, and a user who may make none serves as before and says so once', async () => {
  const { log, lines } = keepLog()
  expect(await openForServing(owner, made.url, log)).toContain('_server:')
  expect(lines).toEqual([])
  const superuser = new pg.Client({ connectionString: inject('postgres') })
  await superuser.connect()
  await superuser.query(`create role plain login password 'plain'`)
  await superuser.end()
  const url = new URL(made.url)
  url.username = 'plain'
  url.password = 'plain'
  const plain = await createDatabase(url.href, modules, log, { pool: 1, limited: false }).initialize()
  expect(await openForServing(plain, url.href, log)).toBe(url.href)
  expect(lines).toHaveLength(1)
  expect(lines[0]).toMatch(/may not make roles \(CREATEROLE\).*guarded by triggers and its hash chain/)
  await closeDatabase(plain)
})
