import { Readable, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

import type { Pool, PoolClient } from 'pg'
import { to, type CopyToStreamQuery } from 'pg-copy-streams'

import { StartProblem } from '../platform/problem.ts'

import { csvColumns, harmless, type CsvColumn } from './observation.csv.ts'
import { isHidden, shown, type Observation } from './observation.ts'

/** What to write, where to, and who is told how far it is. */
export interface ExportOptions {
  /** The code of a measure, or all. */
  measure: string
  out: Writable
  /** Told how many of the rows are written; they are counted beforehand only if somebody wants to know. */
  onProgress?: (done: number, total: number) => void
}

const ofSubject: readonly CsvColumn[] = ['subject', 'subject_kind', 'subject_name']

// What the lines are worked out of.
const ofRow: readonly (keyof Observation)[] = [
  'periodStart',
  'periodEnd',
  'value',
  'numerator',
  'denominator',
  'status',
  'withheld',
  'roundedTo',
  'revision',
  'recordedFrom',
  'sourceId',
  'illustrative',
  'note',
]

const moment = (sql: string): string => `to_char(${sql} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

const CELLS: Record<CsvColumn, (measureId: string) => string> = {
  subject: () => 's."code"',
  subject_kind: () => 's."kind"',
  subject_name: () => harmless('s."label"'),
  measure: (id) => `(select "code" from evaluation."measure" where "id" = '${id}')`,
  period_start: () => 't."periodStart"',
  period_end: () => 't."periodEnd"',
  value: () => shown('value')('t'),
  numerator: () => shown('numerator')('t'),
  denominator: () => shown('denominator')('t'),
  status: () => `case when ${isHidden('t')} then 'SUPPRESSED' else t."status" end`,
  revision: () => 't."revision"',
  recorded_at: () => `case t."recordedFrom" when (select at from usual) then (select written from usual) else ${moment('t."recordedFrom"')} end`,
  source: () => 't."sourceId"',
  illustrative: () => 't."illustrative"',
  note: () => harmless('t."note"'),
}

// PostgreSQL writes the lines itself, a measure at a time and in it a subject at a time, along the index: nothing is put in order. What is the same in all
// lines of a subject is worked out once for it, and so is the moment at which the first row was recorded: what came together shares it, and writing it out
// was a third of the work.
const linesOf = (measureId: string): string => `copy (
  with s as materialized (select s."id", ${ofSubject.map((name) => `${CELLS[name](measureId)} as "${name}"`).join(', ')}
    from evaluation."subject" s order by s."code"),
  usual as materialized (select "recordedFrom" as at, ${moment('"recordedFrom"')} as written
    from evaluation."observation" where "recordedTo" is null and "measureId" = '${measureId}' limit 1)
  select ${csvColumns.map((name) => (ofSubject.includes(name) ? `s."${name}"` : CELLS[name](measureId))).join(', ')}
  from s cross join lateral (select ${ofRow.map((name) => `o."${name}"`).join(', ')} from evaluation."observation" o
    where o."subjectId" = s."id" and o."measureId" = '${measureId}' and o."recordedTo" is null order by o."periodStart", o."periodEnd" offset 0) t
  ) to stdout with (format csv)`

/** Writes the current observations as CSV, by measure, subject and period; answers how many. They stream: few are in memory at any time. */
export async function exportObservations(pool: Pool, { measure, out, onProgress }: ExportOptions): Promise<number> {
  const clients = [await pool.connect(), await pool.connect()] as const
  const [client] = clients
  try {
    await readOneMoment(clients)
    const measures = await findMeasures(client, measure)
    const copies: CopyToStreamQuery[] = []
    const told = onProgress && tellRows(await countRows(client, measures), copies, onProgress)
    const lines = Readable.from(readLines(clients, measures, copies, told), { objectMode: false, highWaterMark: 1 << 16 })
    await pipeline(lines, out, { end: out !== process.stdout })
    for (const one of clients) await one.query('commit')
    return rowsOf(copies)
  } finally {
    for (const one of clients) one.release(true)
  }
}

// Two connections that see the database as it stood at the same moment.
async function readOneMoment([first, second]: readonly [PoolClient, PoolClient]): Promise<void> {
  for (const client of [first, second]) await client.query('begin isolation level repeatable read read only')
  const { rows } = await first.query<{ name: string }>('select pg_export_snapshot() as name')
  await second.query(`set transaction snapshot '${rows[0]!.name}'`)
  for (const client of [first, second]) {
    for (const timeout of ['statement_timeout', 'idle_in_transaction_session_timeout']) await client.query(`set local ${timeout} = 0`)
    await client.query(`set local work_mem = '32MB'`)
  }
}

async function findMeasures(client: PoolClient, measure: string): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(`select "id" from evaluation."measure" where $1 = 'all' or "code" = $1 order by "code"`, [
    measure,
  ])
  if (rows.length === 0 && measure !== 'all') throw new StartProblem(`No measure has the code ${measure}. Give the code of a measure, or all.`)
  return rows.map(({ id }) => id)
}

// While the lines of one measure are written, the other connection reads on: the next measure's first lines wait in memory.
async function* readLines(
  clients: readonly [PoolClient, PoolClient],
  measures: readonly string[],
  copies: CopyToStreamQuery[],
  tell?: (lines: Buffer) => void,
): AsyncGenerator<Buffer> {
  yield Buffer.from(`${csvColumns.join(',')}\n`)
  const begin = (place: number) => (place < measures.length ? beginCopy(clients[place % 2]!, measures[place]!) : null)
  let next = begin(0)
  for (let place = 1; next; place += 1) {
    const { lines, isOver } = next
    next = begin(place)
    copies.push(lines)
    for await (const chunk of lines as AsyncIterable<Buffer>) {
      yield chunk
      tell?.(chunk)
    }
    await isOver
  }
}

function beginCopy(client: PoolClient, measureId: string): { lines: CopyToStreamQuery; isOver: Promise<void> } {
  const isOver = new Promise<void>((resolve) => client.once('drain', resolve))
  const lines = client.query(to(linesOf(measureId), { highWaterMark: AHEAD }))
  // One that fails before its turn says so when its turn comes.
  lines.on('error', (error) => lines.destroy(error))
  lines.read(0)
  return { lines, isOver }
}

// Each is told how many rows it had when it is over.
const rowsOf = (copies: readonly CopyToStreamQuery[]): number => copies.reduce((sum, { rowCount }) => sum + rowCount, 0)

async function countRows(client: PoolClient, measures: readonly string[]): Promise<number> {
  const text = `select count(*)::int as n from evaluation."observation" where "recordedTo" is null and "measureId" = any($1)`
  const { rows } = await client.query<{ n: number }>(text, [measures])
  return rows[0]?.n ?? 0
}

// The rows of the measures that are over, and the lines since then: a note of several lines may run a little ahead.
function tellRows(total: number, copies: readonly CopyToStreamQuery[], onProgress: (done: number, total: number) => void): (lines: Buffer) => void {
  let [since, measures] = [0, 0]
  return (chunk) => {
    if (copies.length > measures) [since, measures] = [0, copies.length]
    for (let at = chunk.indexOf(NEW_LINE); at >= 0; at = chunk.indexOf(NEW_LINE, at + 1)) since += 1
    onProgress(Math.min(rowsOf(copies.slice(0, -1)) + since, total), total)
  }
}

const NEW_LINE = 10
const AHEAD = 1 << 17
