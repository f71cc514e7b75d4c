import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'

import { StartProblem } from '../platform/problem.ts'
import type { Table } from './tables.ts'

/** The first line of a copy of the data. */
export interface CopyHeader {
  careweave: 1
  at: string
  migrations: string[]
}

/** The last line of a copy: what must be in it, and where sequences stood. */
export interface CopyFooter {
  rows: Record<string, number>
  sequences: Record<string, string>
}

/** A file that is kept with an agreement, in base64. */
export interface CopiedFile {
  sha256: string
  content: string
}

/** A copy as it is read: its header, then for each table its rows, then the footer, then the files. */
export interface Copy {
  header: CopyHeader
  tables: AsyncGenerator<{ table: Table; rows: AsyncGenerator<Buffer> }, CopyFooter>
  /** The files that are kept with agreements; read when the tables have been. */
  files: AsyncGenerator<CopiedFile>
}

/** What ends the rows of a table, as in the files of PostgreSQL's own tools. */
export const END_OF_ROWS = '\\.\n'

/** Opens a copy; refuses a file that is none. */
export async function openCopy(file: string): Promise<Copy> {
  const lines = linesOf(file)
  const header = parse<CopyHeader>((await lines.next()).value, file)
  if (header.careweave !== 1) throw damaged(file)
  return { header, tables: tablesOf(lines, file), files: filesOf(lines, file) }
}

async function* tablesOf(lines: AsyncGenerator<Buffer>, file: string): Copy['tables'] {
  for (;;) {
    const next = parse<Table | CopyFooter>((await lines.next()).value, file)
    if ('sequences' in next) return next
    yield { table: next, rows: rowsOf(lines, file) }
  }
}

async function* filesOf(lines: AsyncGenerator<Buffer>, file: string): Copy['files'] {
  for (let next = await lines.next(); !next.done; next = await lines.next()) yield parse<CopiedFile>(next.value, file)
}

async function* rowsOf(lines: AsyncGenerator<Buffer>, file: string): AsyncGenerator<Buffer> {
  for (;;) {
    const { value, done } = await lines.next()
    if (done) throw damaged(file)
    if (value.length === END_OF_ROWS.length && value.toString() === END_OF_ROWS) return
    yield value
  }
}

// Split at line feeds only: inside a row PostgreSQL writes them as "\n".
async function* linesOf(file: string): AsyncGenerator<Buffer> {
  const source = createReadStream(file)
  const text = source.pipe(createGunzip())
  source.once('error', (error) => text.destroy(error))
  let rest: Buffer[] = []
  try {
    for await (const chunk of text as AsyncIterable<Buffer>) {
      let from = 0
      for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
        const piece = chunk.subarray(from, end + 1)
        yield rest.length ? Buffer.concat([...rest, piece]) : piece
        rest = []
        from = end + 1
      }
      if (from < chunk.length) rest.push(chunk.subarray(from))
    }
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException
    throw code?.startsWith('Z_') ? damaged(file) : new StartProblem(`${file} cannot be read: ${message}.`, { cause })
  }
}

function parse<T extends object>(line: Buffer | undefined, file: string): T {
  try {
    return JSON.parse(String(line)) as T
  } catch {
    throw damaged(file)
  }
}

const damaged = (file: string) => new StartProblem(`${file} is not a copy that npm run backup made, or it is damaged.`)
