import { Transform, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

import type { Pool } from 'pg'
import { to } from 'pg-copy-streams'

import { StartProblem } from '../platform/problem.ts'

import { csvColumns, harmless, type CsvColumn } from './observation.csv.ts'
import { isHidden, shown } from './observation.ts'

/** What to write, where to, and who is told how far it is. */
export interface ExportOptions {
  /** The code of a measure, or all. */
  measure: string
  out: Writable
  onProgress: (done: number, total: number) => void
}

const LINES: Record<CsvColumn, string> = {
  subject: 's."code"',
  subject_kind: 's."kind"',
  subject_name: harmless('s."label"'),
  measure: 'm."code"',
  period_start: 't."periodStart"',
  period_end: 't."periodEnd"',
  value: shown('value')('t'),
  numerator: shown('numerator')('t'),
  denominator: shown('denominator')('t'),
  status: `case when ${isHidden('t')} then 'SUPPRESSED' else t."status"::text end`,
  revision: 't."revision"',
  recorded_at: `to_char(t."recordedFrom" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
  source: 't."sourceId"',
  illustrative: 't."illustrative"',
  note: harmless('t."note"'),
}

/** Writes the current observations as CSV, by measure, subject and period; answers how many. The rows stream: none is kept. */
export async function exportObservations(pool: Pool, { measure, out, onProgress }: ExportOptions): Promise<number> {
  const client = await pool.connect()
  try {
    await client.query('begin isolation level repeatable read read only')
    await client.query('set local statement_timeout = 0')
    await client.query('set local idle_in_transaction_session_timeout = 0')
    const where = await conditionFor(client, measure)
    const { rows } = await client.query<{ count: string }>(`select count(*) as count from evaluation."observation" t where ${where}`)
    const total = Number(rows[0]!.count)
    const select = `select ${csvColumns.map((column) => `${LINES[column]} as ${column}`).join(', ')}
      from evaluation."observation" t join evaluation."subject" s on s."id" = t."subjectId" join evaluation."measure" m on m."id" = t."measureId"
      where ${where} order by m."code", s."code", t."periodStart", t."periodEnd"`
    await pipeline(client.query(to(`copy (${select}) to stdout with (format csv, header)`)), countLines(total, onProgress), out, {
      end: out !== process.stdout,
    })
    await client.query('commit')
    return total
  } finally {
    client.release(true)
  }
}

async function conditionFor(client: { query: Pool['query'] }, measure: string): Promise<string> {
  const current = 't."recordedTo" is null'
  if (measure === 'all') return current
  const { rows } = await client.query<{ id: string }>(`select "id" from evaluation."measure" where "code" = $1`, [measure])
  if (!rows[0]) throw new StartProblem(`No measure has the code ${measure}. Give the code of a measure, or all.`)
  return `${current} and t."measureId" = '${rows[0].id}'`
}

const LINE_FEED = 10

// A note may hold line feeds, so this is nearly the number of rows: enough for a progress bar.
function countLines(total: number, onProgress: ExportOptions['onProgress']): Transform {
  let lines = -1
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      for (const byte of chunk) if (byte === LINE_FEED) lines += 1
      onProgress(Math.min(Math.max(lines, 0), total), total)
      done(null, chunk)
    },
  })
}
