import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

import type { PoolClient } from 'pg'
import { from } from 'pg-copy-streams'
import type { EntityManager } from 'typeorm'

import { measured, readCommissionerActivity } from './activity.ts'
import { measureId, organisationId, recordId, sourceId } from './ids.ts'
import type { ProgrammeRecord } from './record.ts'

// A chunk of lines is large enough for the stream and small enough to tell of the progress.
const CHUNK = 4_000

const STAGING = `create temp table staged (id uuid, "subjectId" uuid, "measureId" uuid, "periodStart" date, "periodEnd" date,
  value double precision, numerator double precision, denominator double precision) on commit drop`

// Keys are checked here as sets: a key for each row would make the load five times slower.
const STRAYS = `select count(*) from staged where "subjectId" not in (select id from evaluation.subject) or "measureId" not in (select id from evaluation.measure)`

const ENTER = `insert into evaluation.observation (id, "subjectId", "subjectKind", "measureId", "periodStart", "periodEnd", value, numerator, denominator, "sourceId")
  select id, "subjectId", 'ORGANISATION', "measureId", "periodStart", "periodEnd", value, numerator, denominator, $1 from staged on conflict do nothing`

/** What the commissioners returned each month, as lines for COPY: each figure once, with the organisation that reported it. */
export function observationLines({ measures }: ProgrammeRecord): string[] {
  return readCommissionerActivity().flatMap((row) => {
    const { code, month } = row
    const end = lastDayOf(month)
    return measures.map((measure) => {
      const { value, numerator, denominator } = measured(measure, row)
      const id = recordId('observation', measure.code, code, month)
      return [id, organisationId(code), measureId(measure.code), month, end, value, numerator ?? '\\N', denominator ?? '\\N'].join('\t')
    })
  })
}

/** Copies the lines into a table of the transaction, checks them as a whole, and enters what is not there yet. */
export async function enterObservations(
  manager: EntityManager,
  lines: readonly string[],
  onProgress: (done: number, total: number) => void,
): Promise<void> {
  await manager.query(STAGING)
  const client: PoolClient = await manager.queryRunner!.connect()
  await pipeline(Readable.from(chunks(lines, onProgress)), client.query(from('copy staged from stdin')))
  const [{ count: strays }] = await manager.query<[{ count: number }]>(STRAYS)
  if (strays) throw new Error(`${strays} values of the activity return are about an organisation or a measure that is not there.`)
  await manager.query(ENTER, [sourceId('MAR-PCT')])
}

function* chunks(lines: readonly string[], onProgress: (done: number, total: number) => void): Generator<string> {
  for (let start = 0; start < lines.length; start += CHUNK) {
    yield `${lines.slice(start, start + CHUNK).join('\n')}\n`
    onProgress(Math.min(start + CHUNK, lines.length), lines.length)
  }
}

function lastDayOf(month: string): string {
  const [year, number] = month.split('-').map(Number) as [number, number]
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10)
}
