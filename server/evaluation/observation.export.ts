import { Readable, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

import type { Pool, PoolClient } from 'pg'

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

// Text that a comma, a quotation mark or a line's end would tear apart stands between quotation marks.
const quoted = (sql: string): string => `case when ${sql} ~ '[",\\n\\r]' then '"' || replace(${sql}, '"', '""') || '"' else ${sql} end`
const orNothing = (sql: string): string => `coalesce((${sql})::text, '')`
const ofSubject: readonly CsvColumn[] = ['subject', 'subject_kind', 'subject_name']

// What is the same in all lines of a subject is written once for it.
const CELLS: Record<CsvColumn, string> = {
  subject: quoted('s."code"'),
  subject_kind: 's."kind"::text',
  subject_name: quoted(harmless('s."label"')),
  measure: '$2::text',
  period_start: 't."periodStart"::text',
  period_end: 't."periodEnd"::text',
  value: orNothing(shown('value')('t')),
  numerator: orNothing(shown('numerator')('t')),
  denominator: orNothing(shown('denominator')('t')),
  status: `case when ${isHidden('t')} then 'SUPPRESSED' else t."status"::text end`,
  revision: 't."revision"::text',
  recorded_at: `to_char(t."recordedFrom" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
  source: orNothing('t."sourceId"'),
  illustrative: `case when t."illustrative" then 't' else 'f' end`,
  note: `case when t."note" is null then '' else ${quoted(`(${harmless('t."note"')})`)} end`,
}
const join = (names: readonly CsvColumn[]): string => names.map((name) => CELLS[name]).join(` || ',' || `)
const LINE = `s.begin || ${join(csvColumns.filter((name) => !ofSubject.includes(name)))} || E'\\n'`

// All lines of a subject come as one text: a row of the answer for each line would cost more than the line.
const SUBJECTS = `with s as materialized (select s."id", s."code", ${join(ofSubject)} || ',' as begin from evaluation."subject" s)
  select count(*)::int as lines, string_agg(${LINE}, '' order by t."periodStart", t."periodEnd") as text
  from evaluation."observation" t join s on s."id" = t."subjectId"
  where t."recordedTo" is null and t."measureId" = $1 group by s."code" order by s."code"`
const AT_ONCE = 100

/** Writes the current observations as CSV, by measure, subject and period; answers how many. They stream: few are in memory at any time. */
export async function exportObservations(pool: Pool, { measure, out, onProgress }: ExportOptions): Promise<number> {
  const client = await pool.connect()
  try {
    await client.query('begin isolation level repeatable read read only')
    await client.query('set local statement_timeout = 0')
    await client.query('set local idle_in_transaction_session_timeout = 0')
    const measures = await findMeasures(client, measure)
    const { rows } = await client.query<{ count: string }>(
      `select count(*) as count from evaluation."observation" where "recordedTo" is null and "measureId" = any($1::uuid[])`,
      [measures.map(({ id }) => id)],
    )
    const total = Number(rows[0]!.count)
    const lines = readLines(client, measures, (done) => onProgress(done, total))
    await pipeline(Readable.from(lines, { objectMode: false, highWaterMark: 1 << 18 }), out, { end: out !== process.stdout })
    await client.query('commit')
    return total
  } finally {
    client.release(true)
  }
}

async function findMeasures(client: PoolClient, measure: string): Promise<{ id: string; code: string }[]> {
  const { rows } = await client.query<{ id: string; code: string }>(
    `select "id", "code" from evaluation."measure" where $1 = 'all' or "code" = $1 order by "code"`,
    [measure],
  )
  if (rows.length === 0 && measure !== 'all') throw new StartProblem(`No measure has the code ${measure}. Give the code of a measure, or all.`)
  return rows
}

async function* readLines(
  client: PoolClient,
  measures: readonly { id: string; code: string }[],
  onProgress: (done: number) => void,
): AsyncGenerator<string> {
  yield `${csvColumns.join(',')}\n`
  let done = 0
  for (const { id, code } of measures) {
    await client.query(`declare lines no scroll cursor for ${SUBJECTS}`, [id, code])
    for (let part: { lines: number; text: string }[]; (part = (await client.query(`fetch ${AT_ONCE} from lines`)).rows).length > 0;) {
      done += part.reduce((sum, { lines }) => sum + lines, 0)
      onProgress(done)
      yield part.map(({ text }) => text).join('')
    }
    await client.query('close lines')
  }
}
