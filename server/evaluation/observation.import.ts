import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'

import type { Pool, PoolClient } from 'pg'
import { from } from 'pg-copy-streams'

import { StartProblem } from '../platform/problem.ts'

import { csvColumns, neededColumns, type CsvColumn } from './observation.csv.ts'
import { enterRows } from './observation.enter.ts'
import { findProblems, stageRows } from './observation.stage.ts'

/** What to read, and who is told how far it is. */
export interface ImportOptions {
  file: string
  /** Everything is checked and nothing is kept. */
  dryRun: boolean
  onProgress: (done: number, total: number) => void
}

/** Why a row was refused; the row is counted as a spreadsheet counts it, with the header as the first. */
export interface RefusedCell {
  row: number
  column: string
  value: string | null
  reason: string
}

/** What came of an import. */
export interface ImportReport {
  rows: number
  added: number
  revised: number
  unchanged: number
  refused: number
  /** The first thousand of what is wrong, by row. */
  problems: RefusedCell[]
}

/** Enters a CSV file of observations as new ones or as revisions. Rows that are wrong are refused and told; the others are entered together. */
export async function importObservations(pool: Pool, { file, dryRun, onProgress }: ImportOptions): Promise<ImportReport> {
  const columns = await readHeader(file)
  const client = await pool.connect()
  try {
    await client.query('begin')
    for (const timeout of ['statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout']) await client.query(`set local ${timeout} = 0`)
    await client.query(`select pg_advisory_xact_lock(hashtext('careweave import'))`)
    await copyIn(client, file, columns, onProgress)
    const rows = await stageRows(client, columns)
    const { refused, problems } = await findProblems(client)
    const entered = await enterRows(client, columns)
    await client.query(dryRun ? 'rollback' : 'commit')
    return { rows, ...entered, refused, problems }
  } finally {
    client.release(true)
  }
}

/** The columns of the file; refuses what we do not know and a file that lacks what is needed. */
async function readHeader(file: string): Promise<CsvColumn[]> {
  const input = createReadStream(file, 'utf8')
  const lines = createInterface({ input, crlfDelay: Infinity })
  let first = ''
  try {
    for await (const line of lines) {
      first = line
      break
    }
  } catch (cause) {
    throw new StartProblem(`${file} cannot be read.`, { cause })
  } finally {
    input.destroy()
  }
  const names = first
    .replace(/^\uFEFF/, '')
    .split(',')
    .map((name) => name.trim().replaceAll('"', ''))
  const strange = names.find((name) => !csvColumns.includes(name as CsvColumn))
  if (strange !== undefined) throw new StartProblem(`${file} has a column “${strange}”. The columns are: ${csvColumns.join(', ')}.`)
  const missing = neededColumns.filter((name) => !names.includes(name))
  if (missing.length > 0) throw new StartProblem(`${file} lacks ${missing.join(', ')}. The first line names the columns.`)
  if (new Set(names).size < names.length) throw new StartProblem(`${file} has a column twice.`)
  return names as CsvColumn[]
}

async function copyIn(client: PoolClient, file: string, columns: readonly CsvColumn[], onProgress: ImportOptions['onProgress']): Promise<void> {
  await client.query(
    `create temp table line (row bigint generated always as identity (start 2), ${columns.map((name) => `"${name}" text`).join(', ')}) on commit drop`,
  )
  const total = (await stat(file)).size
  let done = 0
  const counter = new Transform({
    transform(chunk: Buffer, _encoding, next) {
      onProgress((done += chunk.length), total)
      next(null, chunk)
    },
  })
  const copy = client.query(from(`copy line (${columns.map((name) => `"${name}"`).join(', ')}) from stdin with (format csv, header)`))
  try {
    await pipeline(createReadStream(file), counter, copy)
  } catch (cause) {
    const { where, message } = cause as { where?: string; message: string }
    const line = /line (\d+)/.exec(where ?? '')?.[1]
    throw line ? new StartProblem(`Line ${line} of ${file} cannot be read as CSV: ${message}.`, { cause }) : cause
  }
}
