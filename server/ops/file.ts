import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'

import { rowsOf, type Cell, type Table } from '../../schema/table.ts'
import type { Answer } from '../platform/http.answer.ts'
import type { Guest } from '../platform/http.entrance.ts'
import { keepReceipt } from '../workbench/index.ts'
import { csvLine } from './csv.ts'
import type { Format } from './question.ts'
import { Count, describeCover, type Cover } from './receipt.ts'
import { writeXlsx } from './xlsx.ts'

const TYPES: Record<Format, string> = {
  csv: 'text/csv; charset=utf-8; header=present',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json; charset=utf-8',
}

// A workbook and a JSON document are made whole before they are sent.
const MOST_ROWS_AT_ONCE = 200_000
const LARGEST_KEPT = 64 * 1024 * 1024

export interface Wanted {
  cover: Cover
  table: Table
  pages: AsyncGenerator<Record<string, unknown>>
  /** Whether a CSV begins with the receipt, in lines that start with #. */
  hasLines: boolean
  /** Whether a CSV begins with the mark by which Excel knows UTF-8. */
  hasMark: boolean
}

/** Writes the file and its receipt. The first page is read before anything is sent, so that a refusal is a refusal and not a torn file. */
export async function writeFile(guest: Guest, wanted: Wanted): Promise<Answer> {
  const { cover } = wanted
  const first = await wanted.pages.next()
  const pages = resume(first, wanted.pages)
  const body = cover.format === 'csv' ? Readable.from(csv(guest, wanted, pages)) : await whole(guest, wanted, pages)
  const name = `${cover.operationName ? `${cover.operationName}-v${cover.operationVersion}` : 'query'}.${cover.format}`
  const isKept = guest.context.viewer.accountId !== null
  return {
    status: 200,
    headers: {
      'Content-Type': TYPES[cover.format as Format],
      'Content-Disposition': `attachment; filename="${name}"`,
      'Careweave-Schema': cover.schemaVersion,
      ...(isKept && { 'Careweave-Receipt': cover.id, Link: `</receipts/${cover.id}>; rel="describedby"` }),
    },
    body,
    setCookies: guest.cookies(),
  }
}

async function* resume<T>(first: IteratorResult<T>, rest: AsyncGenerator<T>): AsyncGenerator<T> {
  if (first.done) return
  yield first.value
  yield* rest
}

// The rows go out page by page. The receipt is entered before the last byte, so that whoever has the file has its receipt.
async function* csv(guest: Guest, { cover, table, hasLines, hasMark }: Wanted, pages: AsyncGenerator<unknown>): AsyncGenerator<string> {
  const digest = createHash('sha256')
  const count = new Count(table)
  const kept: string[] = []
  let bytes = 0
  const note = (text: string): string => {
    digest.update(text)
    bytes += Buffer.byteLength(text)
    if (bytes <= LARGEST_KEPT) kept.push(text)
    return text
  }
  const lines = hasLines ? describeCover(cover, null).map(([name, value]) => csvLine([`# ${name}: ${String(value)}`])) : []
  yield note(`${hasMark ? '\ufeff' : ''}${lines.join('')}${csvLine(table.columns.map(({ name }) => name))}`)
  for await (const page of pages) {
    let text = ''
    for (const row of rowsOf(table, page)) {
      count.add(row)
      text += csvLine(row)
    }
    if (text) yield note(text)
  }
  const { rows, suppressed } = count
  guest.context.use.rows = rows
  await keepReceipt(
    guest.context,
    { ...cover, rows, suppressed, bytes, sha256: digest.digest('hex') },
    bytes <= LARGEST_KEPT ? Buffer.from(kept.join('')) : null,
  )
}

async function whole(guest: Guest, { cover, table }: Wanted, pages: AsyncGenerator<Record<string, unknown>>): Promise<Buffer> {
  const count = new Count(table)
  const rows: Cell[][] = []
  let data: Record<string, unknown> | null = null
  for await (const page of pages) {
    for (const row of rowsOf(table, page)) {
      count.add(row)
      if (cover.format === 'xlsx') rows.push(row)
    }
    if (cover.format === 'json') data = data ? joined(data, page, table.rows) : page
    if (count.rows >= MOST_ROWS_AT_ONCE) break
  }
  const { rows: length, suppressed } = count
  guest.context.use.rows = length
  const { id, operationName, operationVersion, variables, rowsOf: list, schemaVersion, asKnownAt } = cover
  const receipt = {
    id,
    operationName,
    operationVersion,
    variables: JSON.parse(variables) as unknown,
    rowsOf: list,
    schemaVersion,
    asKnownAt,
    rows: length,
    suppressed,
  }
  const file =
    cover.format === 'xlsx'
      ? writeXlsx(table.columns, rows, describeCover(cover, count))
      : Buffer.from(JSON.stringify({ data, extensions: { receipt } }))
  await keepReceipt(
    guest.context,
    { ...cover, rows: length, suppressed, bytes: file.length, sha256: createHash('sha256').update(file).digest('hex') },
    file,
  )
  return file
}

// The entries of a later page go behind those of the ones before.
function joined(data: Record<string, unknown>, page: Record<string, unknown>, [root = '', list = '']: readonly string[]): Record<string, unknown> {
  const [before, after] = [data, page].map((one) => (one[root] as Record<string, unknown[]> | null)?.[list] ?? [])
  return { ...data, [root]: { ...(data[root] as object), [list]: [...(before ?? []), ...(after ?? [])] } }
}
