import type { EntityManager } from 'typeorm'

import type { Context } from '../platform/context.ts'
import { BadInput, Conflict, RuleError } from '../platform/errors.ts'
import type { ImportKind, ImportRow, Judged } from '../platform/import-kind.ts'

import { findImport, kindNamed, refuseBusy } from './import.commands.ts'
import type { CheckImportInput, ImportInput } from './import.input.ts'
import { checkMapping, type Mapping } from './import-mapping.rules.ts'
import { Import } from './import.ts'
import { advance, takeTime, workInBackground, type Work } from './import.work.ts'

const BATCH = 500

/** Works out what each row would do, behind the answer. Nothing is entered. */
export async function checkImport(context: Context, { id, mapping: given }: CheckImportInput): Promise<string> {
  const { found, kind } = await readImport(context, id)
  if (found.stage === 'RECEIVING') throw new RuleError('IMPORT_UNREAD', 'The file has not been read yet.')
  if (found.stage === 'APPLIED') throw new RuleError('IMPORT_APPLIED', 'This import has been entered already.')
  refuseBusy(id)
  const mapping = given ? Object.fromEntries(given.map(({ column, place }) => [column, place])) : found.places
  const wrong = checkMapping(mapping, kind.columns, found.headers)
  if (wrong) throw new BadInput(wrong, 'mapping')
  await context.transaction((db) => db.update(Import, { id }, { places: mapping, stage: 'READ' }))
  const today = await context.today()
  workInBackground(context, id, 'CHECKING', found.rows, (work) =>
    context.transaction(async (db) => {
      await takeTime(db)
      await db.query(`delete from workbench."importProblem" where "importId" = $1`, [id])
      const counts = await judgeAll(context, db, { id, kind, mapping, today, work }, (judged) => keepVerdicts(db, id, kind, judged))
      await db.update(Import, { id }, { ...counts, stage: 'CHECKED' })
    }),
  )
  return id
}

/** Enters the rows that were not refused, all or none, behind the answer. */
export async function applyImport(context: Context, { id, why }: ImportInput): Promise<string> {
  const reason = readWhy(why)
  const { found, kind } = await readImport(context, id)
  if (found.stage === 'APPLIED') throw new RuleError('IMPORT_APPLIED', 'This import has been entered already.')
  if (found.stage !== 'CHECKED') throw new RuleError('IMPORT_UNCHECKED', 'Check the file first: it is not known yet what its rows would do.')
  refuseBusy(id)
  if (found.added + found.changed === 0) throw new RuleError('NOTHING_TO_IMPORT', 'No row of this file would change anything.')
  const today = await context.today()
  const { places: mapping } = found
  workInBackground(context, id, 'APPLYING', found.rows, (work) =>
    kind.change(context, async (db, changeId) => {
      await takeTime(db)
      const entering = { changeId, by: context.viewer.name ?? found.by, why: reason }
      const counts = await judgeAll(context, db, { id, kind, mapping, today, work }, (judged) => kind.enter(db, judged.filter(isToEnter), entering))
      const seen = (['added', 'changed', 'same', 'refused'] as const).every((name) => counts[name] === found[name])
      if (!seen) throw new Conflict('Somebody changed what this file is about since it was checked. Check it again to see what it would do now.')
      await db.update(Import, { id }, { stage: 'APPLIED', appliedAt: context.now, changeId })
      const { fileName, rows } = found
      return {
        action: 'import:apply',
        subjectKind: 'Import',
        subjectId: id,
        sentence: `${context.viewer.name} imported ${kind.title.toLowerCase()} from “${fileName}”: ${counts.added} new and ${counts.changed} changed of ${rows} rows.`,
        why: reason,
        after: { file: fileName, sha256: found.sha256, rows, ...counts },
      }
    }),
  )
  return id
}

/** Puts back what an import entered, all of it or nothing, behind the answer. */
export async function undoImport(context: Context, { id, why }: ImportInput): Promise<string> {
  const reason = readWhy(why)
  const { found, kind } = await readImport(context, id)
  const { changeId } = found
  if (!changeId) throw new RuleError('IMPORT_UNAPPLIED', 'Nothing of this import has been entered.')
  refuseBusy(id)
  workInBackground(context, id, 'UNDOING', 0, async () => {
    const { name } = context.viewer
    await kind.undo(context, changeId, {
      action: 'import:undo',
      subjectKind: 'Import',
      subjectId: id,
      sentence: `${name} undid the import of ${kind.title.toLowerCase()} from “${found.fileName}”.`,
      why: reason ?? `Import of “${found.fileName}” undone.`,
    })
    await context.transaction((db) => db.update(Import, { id }, { undoneAt: context.now }))
  })
  return id
}

/** An import and its kind, for whoever may import such. */
export async function readImport(context: Context, id: string): Promise<{ found: Import; kind: ImportKind }> {
  const found = await context.transaction((db) => findImport(context, db, id))
  const kind = kindNamed(context, found.kind)
  context.authorise(kind.action)
  return { found, kind }
}

interface Order {
  id: string
  kind: ImportKind
  mapping: Mapping
  today: string
  work: Work
}

// The rows in the order of the file, a batch at a time: however long it is, no more than a batch of it is in memory.
async function judgeAll(
  { viewer }: Context,
  db: EntityManager,
  { id, kind, mapping, today, work }: Order,
  take: (judged: readonly Judged[]) => Promise<void>,
) {
  const counts = { added: 0, changed: 0, same: 0, refused: 0, asked: 0 }
  const judge = kind.judge(today, viewer)
  for (let after = 0; ;) {
    const lines = await db.query<{ row: number; cells: string[] }[]>(
      `select row, cells from workbench."importLine" where "importId" = $1 and row > $2 order by row limit ${BATCH}`,
      [id, after],
    )
    if (lines.length === 0) return counts
    const judged = await judge(
      db,
      lines.map(({ row, cells }): ImportRow => ({ row, cells: read(kind, mapping, cells) })),
    )
    for (const { outcome, questions = [] } of judged) {
      counts[OUTCOME_COUNT[outcome]] += 1
      if (questions.length > 0) counts.asked += 1
    }
    await take(judged)
    advance(work, lines.length)
    after = lines.at(-1)!.row
  }
}

const OUTCOME_COUNT = { NEW: 'added', CHANGED: 'changed', SAME: 'same', REFUSED: 'refused' } as const

const isToEnter = ({ outcome }: Judged): boolean => outcome === 'NEW' || outcome === 'CHANGED'

const read = (kind: ImportKind, mapping: Mapping, cells: readonly string[]): Record<string, string | null> =>
  Object.fromEntries(kind.columns.map(({ name }) => [name, cells[mapping[name] ?? -1]?.trim() || null]))

async function keepVerdicts(db: EntityManager, id: string, kind: ImportKind, judged: readonly Judged[]): Promise<void> {
  await db.query(
    `update workbench."importLine" l set outcome = j.outcome::workbench."importOutcome", detail = j.detail
     from jsonb_to_recordset($2::jsonb) j(row int, outcome text, detail text) where l."importId" = $1 and l.row = j.row`,
    [id, JSON.stringify(judged.map(({ row, outcome, detail }) => ({ row, outcome, detail })))],
  )
  const problems = judged.flatMap(({ row, problems: found, questions = [] }) => [
    ...found.map((problem) => ({ row, refuses: true, ...problem })),
    ...questions.map((question) => ({ row, refuses: false, ...question })),
  ])
  if (problems.length === 0) return
  const names = kind.columns.map(({ name }) => name)
  await db.query(
    `insert into workbench."importProblem" ("importId", row, "column", value, reason, fix, suggestion, refuses)
     select i.id, p.row, p."column", nullif(l.cells[(i.places ->> p."column")::int + 1], ''), p.reason, p.fix, p.suggestion, p.refuses
     from jsonb_to_recordset($2::jsonb) p(row int, "column" text, reason text, fix text, suggestion text, refuses boolean)
     join workbench.import i on i.id = $1 join workbench."importLine" l on l."importId" = $1 and l.row = p.row where p."column" = any($3::text[])`,
    [id, JSON.stringify(problems), names],
  )
}

function readWhy(why: string | null | undefined): string | null {
  const text = why?.trim() ?? ''
  if (text.length > 2_000) throw new BadInput('The reason may be 2,000 characters long.', 'why')
  return text || null
}
