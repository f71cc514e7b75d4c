import pg from 'pg'
import type { DataSource } from 'typeorm'
import { inject } from 'vitest'

import { modules } from '../../server/modules.ts'
import { createDatabase } from '../../server/platform/database.ts'
import { createLog } from '../../server/platform/log.ts'
import { migrate } from '../../server/platform/migrate.ts'
import type { Module } from '../../server/platform/module.ts'
import { loadDemonstration, loadRecord } from '../../server/record/load.ts'
import { closeDatabase } from '../../server/start/close.ts'

/** What a test's database begins with: nothing, the tables alone, the programme's record, or the demonstration on top of it. */
export type Content = 'nothing' | 'empty' | 'record' | 'demonstration'

/** A database of a test file's own. */
export interface TestDatabase {
  url: string
  drop(): Promise<void>
}

const PARENT: Record<Content, Content | null> = { nothing: null, empty: null, record: 'empty', demonstration: 'record' }

/** Makes a database with this content, as a copy of one that the run makes once. */
export async function makeDatabase(content: Content): Promise<TestDatabase> {
  const name = `test_${process.pid}_${Date.now().toString(36)}_${Math.random().toString(36).slice(2, 8)}`
  await asSuperuser(async (server) => {
    await ensureTemplate(server, content)
    await copy(server, templateOf(content), name)
  })
  return { url: urlOf(name), drop: () => asSuperuser(async (server) => void (await server.query(`drop database "${name}" with (force)`))) }
}

/** Opens a database of this name with the tables of these modules and nothing in them. */
export async function openEmpty(name: string, modules: readonly Module[], options: { limited?: boolean } = {}): Promise<DataSource> {
  await asSuperuser(async (server) => {
    await server.query(`drop database if exists "${name}"`)
    await server.query(`create database "${name}"`)
  })
  const address = new URL(inject('postgres'))
  address.pathname = `/${name}`
  const database = await createDatabase(address.href, modules, createLog('silent'), options).initialize()
  await migrate(database)
  return database
}

const templateOf = (content: Content): string => `template_${content}`

const copy = (server: pg.Client, template: string, name: string) =>
  server.query(`create database "${name}" template "${template}" owner careweave strategy file_copy`)

// Test files run at the same time; whoever needs a template first makes it and the others wait.
async function ensureTemplate(server: pg.Client, content: Content): Promise<void> {
  const parent = PARENT[content]
  if (parent) await ensureTemplate(server, parent)
  await server.query('select pg_advisory_lock(hashtext($1))', [content])
  const { rowCount } = await server.query('select from pg_database where datname = $1', [templateOf(content)])
  if (!rowCount) {
    const unfinished = `unfinished_${content}`
    await server.query(`drop database if exists "${unfinished}"`)
    if (parent) await copy(server, templateOf(parent), unfinished)
    else await server.query(`create database "${unfinished}" owner careweave`)
    await fill(urlOf(unfinished), content)
    await server.query(`alter database "${unfinished}" rename to "${templateOf(content)}"`)
  }
  await server.query('select pg_advisory_unlock(hashtext($1))', [content])
}

async function fill(url: string, content: Content): Promise<void> {
  const database = await createDatabase(url, modules, createLog('warn'), { pool: 2, limited: false }).initialize()
  if (content === 'empty') await migrate(database)
  if (content === 'record') await loadRecord(database, () => {})
  if (content === 'demonstration') await loadDemonstration(database, () => {})
  await database.query('analyze')
  await closeDatabase(database)
}

async function asSuperuser(work: (server: pg.Client) => Promise<void>): Promise<void> {
  const server = new pg.Client({ connectionString: inject('postgres') })
  await server.connect()
  await work(server).finally(() => server.end())
}

// The product's own role, so that a test sees what the product may not do.
function urlOf(name: string): string {
  const address = new URL(inject('postgres'))
  address.username = 'careweave'
  address.pathname = `/${name}`
  return address.href
}
