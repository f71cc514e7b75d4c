import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { pipeline } from 'node:stream/promises'

import type { Pool, PoolClient } from 'pg'
import { from } from 'pg-copy-streams'

import { StartProblem } from '../platform/problem.ts'

import { csvColumns, neededColumns, type CsvColumn } from './observation.csv.ts'
import { enterRows } from './observation.enter.ts'
import { scanRows } from './observation.scan.ts'
import { asBytes, findStanding, readKnown, refuseTogether, STAGE } from './observation.stage.ts'

const MOST_PROBLEMS = 1000

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
    await client.query(`set local work_mem = '64MB'`)
    await client.query(`select pg_advisory_xact_lock(hashtext('careweave import'))`)
    const total = (await stat(file)).size
    // Reading is the lesser half of the work.
    const tell = (share: number): void => onProgress(share * total, total)
    const { rows, refused, problems } = await stageRows(client, file, columns, (done) => tell((done / total) * 0.4))
    await findStanding(client, columns)
    const together = await refuseTogether(client)
    const entered = await enterRows(client, columns, rows, (done) => tell(0.4 + (done / rows) * 0.6))
    await client.query(dryRun ? 'rollback' : 'commit')
    tell(1)
    const told = [...problems, ...together].toSorted((one, other) => one.row - other.row || one.column.localeCompare(other.column))
    return { rows, ...entered, refused: refused + together.length, problems: told.slice(0, MOST_PROBLEMS) }
  } finally {
    client.release(true)
  }
}

// The rows as they come, checked on the way.
async function stageRows(
  client: PoolClient,
  file: string,
  columns: readonly CsvColumn[],
  onRead: (bytes: number) => void,
): Promise<{ rows: number; refused: number; problems: RefusedCell[] }> {
  const known = await readKnown(async (text, values) => (await client.query(text, values)).rows, asBytes)
  await client.query(STAGE)
  const scanned = { rows: 0, refused: 0 }
  const problems: RefusedCell[] = []
  const scan = scanRows(known, columns, scanned, {
    read: onRead,
    wrong: (row, wrong) => void (problems.length < MOST_PROBLEMS && problems.push({ row, ...wrong })),
  })
  await pipeline(createReadStream(file, { highWaterMark: 1 << 18 }), scan, client.query(from('copy staged from stdin')))
  return { ...scanned, problems }
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
