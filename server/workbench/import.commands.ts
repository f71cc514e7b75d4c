import type { EntityManager } from 'typeorm'

import { isUuid } from '../platform/condition.ts'
import type { Context } from '../platform/context.ts'
import { BadInput, NotFound, RuleError, Unauthenticated } from '../platform/errors.ts'
import type { ImportKind } from '../platform/import-kind.ts'

import { Import } from './import.ts'
import type { BeginImportInput, CorrectImportInput } from './import.input.ts'
import { ImportLine, ImportPart } from './import-line.ts'
import { workOn } from './import.work.ts'

/** The largest file that is taken, in bytes. */
export const LARGEST_FILE = 32 * 1024 * 1024

const KEPT_DAYS = 30

/** Begins an import; its file comes in parts after that. What older imports held of their files is let go. */
export async function beginImport(context: Context, { kind, fileName, bytes }: BeginImportInput): Promise<string> {
  context.authorise(kindNamed(context, kind).action)
  const { accountId, name: by } = context.viewer
  if (!accountId || !by) throw new Unauthenticated('Sign in to import a file.')
  const name = fileName.trim().slice(-200)
  if (!name) throw new BadInput('Give the name of the file.', 'fileName')
  if (bytes < 1) throw new BadInput('The file is empty.', 'bytes')
  if (bytes > LARGEST_FILE) throw new BadInput('The file is larger than 32 MB. Divide it, or leave out columns that are not needed.', 'bytes')
  return context.transaction(async (db) => {
    for (const table of ['importLine', 'importPart', 'importProblem'])
      await db.query(
        `delete from workbench."${table}" where "importId" in (select id from workbench.import where "begunAt" < $1::timestamptz - interval '${KEPT_DAYS} days')`,
        [context.now],
      )
    const row = { kind, fileName: name, bytes, accountId, by, begunAt: context.now, headers: [], places: {} }
    return (await db.save(Import, row)).id
  })
}

/** Keeps a part of a file, which goes on exactly where the last one ended; answers how much has come in. */
export async function putPart(context: Context, id: string, at: number, content: Buffer): Promise<number> {
  return context.transaction(async (db) => {
    const { kind, stage, bytes, received } = await findImport(context, db, id)
    context.authorise(kindNamed(context, kind).action)
    if (stage !== 'RECEIVING')
      throw new RuleError('IMPORT_READ', 'The file of this import has come in already. Begin another import for another file.')
    // A part that is sent again because its answer was lost is there already.
    if (at + content.length === received) return received
    if (at !== received) throw new BadInput(`The next part begins at byte ${received}.`, 'at')
    if (received + content.length > bytes) throw new BadInput(`The file was announced with ${bytes} bytes and has more.`, 'at')
    await db.insert(ImportPart, { importId: id, position: at, content })
    await db.update(Import, { id }, { received: received + content.length })
    return received + content.length
  })
}

/** Puts another value into a cell. The check that was made before is no longer worth anything. */
export async function correctImport(context: Context, { id, row, column, value }: CorrectImportInput): Promise<string> {
  const text = value.trim()
  if (text.length > 2_000) throw new BadInput('A cell may hold 2,000 characters.', 'value')
  return context.transaction(async (db) => {
    const found = await findImport(context, db, id)
    context.authorise(kindNamed(context, found.kind).action)
    if (found.stage === 'APPLIED') throw new RuleError('IMPORT_APPLIED', 'This import has been entered. Correct what it made in its own place.')
    refuseBusy(id)
    const place = found.places[column]
    if (place === undefined) throw new BadInput('No column of the file is read as this.', 'column')
    const line = await db.findOneBy(ImportLine, { importId: id, row })
    if (!line) throw new BadInput('The file has no such row.', 'row')
    await db.update(ImportLine, { id: line.id }, { cells: line.cells.with(place, text) })
    await db.update(Import, { id }, { stage: 'READ' })
    return id
  })
}

/** The import that a command is about, locked: one's own, or for an administrator any. */
export async function findImport({ viewer }: Context, db: EntityManager, id: string): Promise<Import> {
  const found = isUuid(id) ? await db.findOne(Import, { where: { id }, lock: { mode: 'pessimistic_write' } }) : null
  if (!found || (viewer.role !== 'ADMIN' && found.accountId !== viewer.accountId)) throw new NotFound('There is no such import.')
  return found
}

/** The kind of that name. */
export function kindNamed({ importKinds }: Context, name: string): ImportKind {
  const kind = importKinds.find((one) => one.name === name)
  if (!kind) throw new BadInput(`The kinds are ${importKinds.map((one) => one.name).join(', ')}.`, 'kind')
  return kind
}

/** Refuses what would get in the way of what is being done. */
export function refuseBusy(id: string): void {
  if (workOn(id)) throw new RuleError('IMPORT_BUSY', 'Something is being done with this import already. Wait for it, or stop it.')
}
