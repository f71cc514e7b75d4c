import { Readable, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

import type { Pool, PoolClient } from 'pg'
import { to, type CopyToStreamQuery } from 'pg-copy-streams'

import { StartProblem } from '../platform/problem.ts'

import { csvColumns, harmless, type CsvColumn } from './observation.csv.ts'
import { isHidden, shown } from './observation.ts'

/** What to write, where to, and who is told how far it is. */
export interface ExportOptions {
  /** The code of a measure, or all. */
  measure: string
  out: Writable
  /** Told how many of the measures are done. */
  onProgress: (done: number, total: number) => void
}

const ofSubject: readonly CsvColumn[] = ['subject', 'subject_kind', 'subject_name']

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
  recorded_at: () => `to_char(t."recordedFrom" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
  source: () => 't."sourceId"',
  illustrative: () => 't."illustrative"',
  note: () => harmless('t."note"'),
}

// PostgreSQL writes the lines itself, a measure at a time. What is the same in all lines of a subject is worked out once for it; the rest after the rows are
// in order, so that no more than rows is put in order.
const linesOf = (measureId: string): string => `copy (
  with s as materialized (select s."id", row_number() over (order by s."code") as place, ${ofSubject.map((name) => `${CELLS[name](measureId)} as "${name}"`).join(', ')}
    from evaluation."subject" s)
  select ${csvColumns.map((name) => (ofSubject.includes(name) ? `t."${name}"` : CELLS[name](measureId))).join(', ')}
  from (select o.*, ${ofSubject.map((name) => `s."${name}"`).join(', ')} from evaluation."observation" o join s on s."id" = o."subjectId"
    where o."recordedTo" is null and o."measureId" = '${measureId}' order by s.place, o."periodStart", o."periodEnd" offset 0) t) to stdout with (format csv)`

/** Writes the current observations as CSV, by measure, subject and period; answers how many. They stream: few are in memory at any time. */
export async function exportObservations(pool: Pool, { measure, out, onProgress }: ExportOptions): Promise<number> {
  const client = await pool.connect()
  try {
    await client.query('begin isolation level repeatable read read only')
    for (const timeout of ['statement_timeout', 'idle_in_transaction_session_timeout']) await client.query(`set local ${timeout} = 0`)
    await client.query(`set local work_mem = '32MB'`)
    const measures = await findMeasures(client, measure)
    const copies: CopyToStreamQuery[] = []
    const lines = Readable.from(readLines(client, measures, copies, onProgress), { objectMode: false, highWaterMark: 1 << 18 })
    await pipeline(lines, out, { end: out !== process.stdout })
    await client.query('commit')
    // Each is told how many rows it had when it is over, and all are over by now.
    return copies.reduce((sum, { rowCount }) => sum + rowCount, 0)
  } finally {
    client.release(true)
  }
}

async function findMeasures(client: PoolClient, measure: string): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(`select "id" from evaluation."measure" where $1 = 'all' or "code" = $1 order by "code"`, [
    measure,
  ])
  if (rows.length === 0 && measure !== 'all') throw new StartProblem(`No measure has the code ${measure}. Give the code of a measure, or all.`)
  return rows.map(({ id }) => id)
}

async function* readLines(
  client: PoolClient,
  measures: readonly string[],
  copies: CopyToStreamQuery[],
  onProgress: (done: number, total: number) => void,
): AsyncGenerator<Buffer> {
  yield Buffer.from(`${csvColumns.join(',')}\n`)
  for (const [done, id] of measures.entries()) {
    onProgress(done, measures.length)
    const lines = client.query(to(linesOf(id)))
    copies.push(lines)
    yield* lines as AsyncIterable<Buffer>
  }
  onProgress(measures.length, measures.length)
}
