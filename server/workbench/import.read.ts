import { createHash } from 'node:crypto'

import type { Context } from '../platform/context.ts'
import { BadInput, RuleError } from '../platform/errors.ts'

import { refuseBusy } from './import.commands.ts'
import { rowsOfFile } from './import.file.ts'
import type { FileRow } from './import-row.rules.ts'
import { readImport } from './import.run.ts'
import { guessMapping, checkMapping, type Mapping } from './import-mapping.rules.ts'
import { ImportPart } from './import-line.ts'
import { Import } from './import.ts'
import { advance, workInBackground, type Work } from './import.work.ts'

const MOST_ROWS = 200_000
const BATCH = 500

/** Reads the rows of a file that has come in, behind the answer. */
export async function readImportFile(context: Context, id: string): Promise<string> {
  const { found, kind } = await readImport(context, id)
  if (found.stage !== 'RECEIVING') throw new RuleError('IMPORT_READ', 'The file has been read already.')
  if (found.received < found.bytes) throw new RuleError('IMPORT_INCOMPLETE', `Of ${found.bytes} bytes ${found.received} have come in. Send the rest.`)
  refuseBusy(id)
  workInBackground(context, id, 'READING', 0, async (work) => {
    const digest = createHash('sha256')
    const rows = rowsOfFile(partsOf(context, id, (part) => digest.update(part)))
    await context.transaction((db) => db.query(`delete from workbench."importLine" where "importId" = $1`, [id]))
    const head = await rows.next()
    const headers = head.done ? [] : head.value.cells
    if (headers.every((header) => header.trim() === '')) throw new BadInput('The first row is empty. It should name the columns.')
    const count = await keepRows(context, id, headers.length, rows, work)
    if (count === 0) throw new BadInput('The file names columns and has no row beneath them.')
    const guessed = (await lastMapping(context, found.kind, headers)) ?? guessMapping(kind.columns, headers)
    const mapping = checkMapping(guessed, kind.columns, headers)?.startsWith('There is no column') ? guessMapping(kind.columns, headers) : guessed
    await context.transaction(async (db) => {
      await db.delete(ImportPart, { importId: id })
      await db.update(Import, { id }, { stage: 'READ', headers, places: mapping, rows: count, sha256: digest.digest('hex') })
    })
  })
  return id
}

// The parts one by one, so that the file is never in memory as a whole.
async function* partsOf(context: Context, id: string, note: (part: Buffer) => void): AsyncGenerator<Buffer> {
  for (let at = 0; ;) {
    const part = await context.transaction((db) => db.findOneBy(ImportPart, { importId: id, position: at }))
    if (!part) return
    note(part.content)
    yield part.content
    at += part.content.length
  }
}

async function keepRows(context: Context, id: string, columns: number, rows: AsyncIterable<FileRow>, work: Work): Promise<number> {
  let batch: FileRow[] = []
  let count = 0
  const keep = async () => {
    const kept = batch
    batch = []
    await context.transaction((db) =>
      db.query(
        `insert into workbench."importLine" ("importId", row, cells)
         select $1, r.row, array(select jsonb_array_elements_text(r.cells)) from jsonb_to_recordset($2::jsonb) r(row int, cells jsonb)`,
        [id, JSON.stringify(kept)],
      ),
    )
    advance(work, kept.length)
  }
  for await (const { row, cells } of rows) {
    if (cells.every((cell) => cell.trim() === '')) continue
    if ((count += 1) > MOST_ROWS) throw new BadInput(`The file has more than ${MOST_ROWS.toLocaleString('en-GB')} rows. Divide it.`)
    const width = Math.max(columns, cells.length)
    if (cells.slice(columns).some((cell) => cell.trim() !== ''))
      throw new BadInput(`Row ${row} has ${width} cells under ${columns} headers. Name every column in the first row.`)
    batch.push({ row, cells: cells.slice(0, columns) })
    if (batch.length === BATCH) await keep()
  }
  if (batch.length > 0) await keep()
  return count
}

// A file with the same headers is read as the last one of the kind was.
async function lastMapping(context: Context, kind: string, headers: readonly string[]): Promise<Mapping | null> {
  const [last] = await context.query<{ places: Mapping }>(
    `select places from workbench.import where kind = $1 and headers = $2::text[] and stage in ('CHECKED', 'APPLIED') order by "begunAt" desc limit 1`,
    [kind, headers],
  )
  return last?.places ?? null
}
