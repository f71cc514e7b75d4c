import { randomUUID } from 'node:crypto'

import type { EntityManager } from 'typeorm'

import type { Change } from '../platform/audit.ts'
import type { Context } from '../platform/context.ts'
import { Conflict, NotFound, RuleError } from '../platform/errors.ts'
import type { Entering, Judged } from '../platform/import-kind.ts'

import { refuseClosed } from './closed-return.ts'
import type { Entry } from './observation-import.judge.ts'
import { counted, monthName } from './period.ts'
import type { Subject } from './subject.ts'
import { runIn, withhold } from './withhold.commands.ts'

const WHY = 'Imported from a file.'
const FACTS = `"subjectId", "subjectKind", "measureId", "periodStart", "periodEnd", "value", "numerator", "denominator", "status", "note", "sourceId", "illustrative"`
const OF_PLACE = (other: string): string =>
  ['subjectId', 'measureId', 'periodStart', 'periodEnd'].map((name) => `p."${name}" = ${other}."${name}"`).join(' and ')

/** Enters rows of a file as new observations, or as new revisions of those that stand; and keeps which they are. */
export async function enterImported(db: EntityManager, judged: readonly Judged<Entry>[], { changeId, by, why }: Entering): Promise<void> {
  const rows = judged.flatMap(({ entry }) => (entry ? [{ ...entry, id: randomUUID() }] : []))
  if (rows.length === 0) return
  const replaced = rows.flatMap(({ replacesId }) => replacesId ?? [])
  if ((await closeRevisions(db, replaced)) < replaced.length) throw inTheWay()
  await insertRevisions(db, rows, by, why ?? WHY)
  await db.query(
    `insert into evaluation."importedRevision" ("observationId", "changeId", "replacesId") select r.id, $2, r."replacesId" from jsonb_to_recordset($1::jsonb) r(id uuid, "replacesId" uuid)`,
    [JSON.stringify(rows), changeId],
  )
}

/** Runs an import in one transaction as one change. */
export async function changeByImport(context: Context, run: (db: EntityManager, id: string) => Promise<Change>): Promise<void> {
  const id = randomUUID()
  await context.transaction(async (db) => settle(context, db, id, await run(db, id)))
}

/** Puts back what an import did: by another revision what stood before, and where nothing stood, nothing stands again. Every revision is kept. */
export async function undoImported(context: Context, changeId: string, said: Change & { why: string }): Promise<void> {
  await context.transaction(async (db) => {
    for (const limit of ['statement_timeout', 'idle_in_transaction_session_timeout']) await db.query(`set local ${limit} = 0`)
    const written = await db.query<Written[]>(
      `select o."id", i."replacesId", i."undoneAt", o."subjectId", s."kind", s."label", m."title", o."periodStart"::text, o."periodEnd"::text, o."recordedTo" is null as stands
      from evaluation."importedRevision" i join evaluation."observation" o on o."id" = i."observationId" join evaluation."subject" s on s."id" = o."subjectId"
      join evaluation."measure" m on m."id" = o."measureId" where i."changeId" = $1 order by o."id" for update of o, i`,
      [changeId],
    )
    if (written.length === 0) throw new NotFound('There is no such import.')
    for (const { subjectId, kind } of new Map(written.map((one) => [one.subjectId, one])).values())
      context.authorise('observation:record', { id: subjectId, kind })
    if (written.some(({ undoneAt }) => undoneAt !== null)) throw new RuleError('ALREADY_UNDONE', 'This import has been undone already.')
    refuseRevised(written)
    await refuseClosed(db, written)
    await closeRevisions(
      db,
      written.map(({ id }) => id),
    )
    const ids = written.flatMap(({ replacesId }) => replacesId ?? [])
    const before = await db.query<(Entry & { id: string })[]>(
      `select ${FACTS.replace('"periodStart", "periodEnd"', '"periodStart"::text, "periodEnd"::text')} from evaluation."observation" where "id" = any($1::uuid[])`,
      [ids],
    )
    await insertRevisions(
      db,
      before.map((row) => ({ ...row, id: randomUUID() })),
      context.viewer.name,
      said.why,
    )
    await db.query(`update evaluation."importedRevision" set "undoneAt" = $2 where "changeId" = $1`, [changeId, context.now])
    await settle(context, db, changeId, said)
  })
}

interface Written {
  id: string
  replacesId: string | null
  undoneAt: Date | null
  subjectId: string
  kind: Subject['kind']
  label: string
  title: string
  periodStart: string
  periodEnd: string
  stands: boolean
}

function refuseRevised(written: readonly Written[]): void {
  const revised = written.filter(({ stands }) => !stands)
  const [first] = revised
  if (!first) return
  const others = revised.length > 1 ? ` and ${counted(revised.length - 1, 'other value')}` : ''
  throw new RuleError(
    'CHANGED_SINCE',
    `Somebody has corrected ${first.title} of ${first.label} for ${monthName(first.periodStart)}${others} since, so it cannot be undone as a whole. Correct the rest by hand.`,
  )
}

// How many of them stood until now.
async function closeRevisions(db: EntityManager, ids: readonly string[]): Promise<number> {
  const [, count] = await db.query<[unknown, number]>(
    `update evaluation."observation" set "recordedTo" = greatest(now(), "recordedFrom") where "id" = any($1::uuid[]) and "recordedTo" is null`,
    [ids],
  )
  return count
}

// A place from which an import was taken back has revisions and none that stands: numbers go on from the last.
async function insertRevisions(db: EntityManager, rows: readonly (Omit<Entry, 'replacesId'> & { id: string })[], by: string | null, why: string) {
  try {
    await db.query(
      `insert into evaluation."observation" ("id", ${FACTS}, "revision", "recordedFrom", "recordedBy", "why")
      select r."id", ${FACTS.replaceAll('"subjectId"', 'r."subjectId"')
        .split(', ')
        .map((name) => (name.startsWith('r.') ? name : `r.${name}`))
        .join(', ')},
        coalesce(l.revision, 0) + 1, greatest(now(), l.until), $2::text, case when l.revision is not null then $3::text end
      from jsonb_populate_recordset(null::evaluation."observation", $1::jsonb) r,
        lateral (select max(p."revision") as revision, max(p."recordedTo") as until from evaluation."observation" p where ${OF_PLACE('r')}) l`,
      [JSON.stringify(rows), by, why],
    )
  } catch (error) {
    throw (error as { code?: string }).code === '23505' ? inTheWay() : error
  }
}

const inTheWay = (): Conflict => new Conflict('Somebody is changing the same values at this moment. Check the file again.')

// What is withheld is decided anew once all rows are in, and the history of each pilot and organisation tells of it.
async function settle(context: Context, db: EntityManager, changeId: string, said: Change): Promise<void> {
  const ruled = await db.query<{ id: string }[]>(
    `select distinct m."id" from evaluation."importedRevision" i join evaluation."observation" o on o."id" = i."observationId"
    join evaluation."measure" m on m."id" = o."measureId" where i."changeId" = $1 and m."suppression" <> 'NONE'`,
    [changeId],
  )
  for (const { id } of ruled) await withhold(runIn(db), id)
  await context.audit(db, said)
  await db.query(
    `select platform.audit_concern(e.id, array(select distinct o."subjectId" from evaluation."importedRevision" i join evaluation."observation" o on o."id" = i."observationId"
      where i."changeId" = $1)) from platform."auditHead" h join platform."auditEntry" e on e.sequence = h.sequence`,
    [changeId],
  )
}
