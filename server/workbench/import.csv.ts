import { Readable } from 'node:stream'

import { CsvError, parse } from 'csv-parse'

import { BadInput } from '../platform/errors.ts'

import { checkCells, type FileRow } from './import-row.rules.ts'

const LONGEST_LINE = 1024 * 1024
// Small pieces, so that others are answered between them.
const PIECE = 64 * 1024
const DELIMITERS = [',', ';', '\t'] as const

/** The rows of a CSV file (RFC 4180) in UTF-8, with commas, semicolons or tabs. */
export async function* readCsv(parts: AsyncIterable<Buffer>): AsyncGenerator<FileRow> {
  const text = textOf(parts)
  const first = await text.next()
  const head = first.done ? '' : first.value
  const parser = parse({
    delimiter: delimiterOf(head),
    relax_column_count: true,
    max_record_size: LONGEST_LINE,
    skip_records_with_error: false,
  })
  // An error of the text is the parser's, and the parser's is ours: whoever fails first ends the others.
  const source = Readable.from(resume(head, text))
  source.on('error', (error) => parser.destroy(error))
  source.pipe(parser)
  let row = 0
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      row += 1
      const found = { row, cells: cells.map(asWritten) }
      checkCells(found)
      yield found
    }
  } catch (error) {
    throw error instanceof CsvError ? new BadInput(explain(error, row + 1)) : error
  } finally {
    source.destroy()
  }
}

// Our own files put an apostrophe before what a spreadsheet would take for a formula.
const asWritten = (cell: string): string => cell.replace(/^'(?=[=+\-@\t\r])/, '')

// The one that stands most often in the first line, outside quotes.
function delimiterOf(head: string): string {
  const line = /^(?:"(?:[^"]|"")*"|[^\r\n"])*/.exec(head.slice(0, 16_384))?.[0].replace(/"(?:[^"]|"")*"/g, '') ?? ''
  const count = (mark: string): number => line.split(mark).length
  return DELIMITERS.toSorted((one, other) => count(other) - count(one))[0]!
}

async function* textOf(parts: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let bytes = 0
  for await (const part of parts)
    for (let at = 0; at < part.length; at += PIECE) {
      const piece = part.subarray(at, at + PIECE)
      yield decode(decoder, piece, bytes)
      bytes += piece.length
    }
  yield decode(decoder, null, bytes)
}

function decode(decoder: TextDecoder, part: Buffer | null, before: number): string {
  try {
    return part ? decoder.decode(part, { stream: true }) : decoder.decode()
  } catch {
    throw new BadInput(
      `The text of this file is not UTF-8 (somewhere after byte ${before.toLocaleString('en-GB')}). Save it as “CSV UTF-8 (comma delimited)”.`,
    )
  }
}

async function* resume(head: string, rest: AsyncIterable<string>): AsyncGenerator<string> {
  yield head
  yield* rest
}

function explain({ code }: CsvError, row: number): string {
  if (code === 'CSV_MAX_RECORD_SIZE')
    return `Row ${row} is longer than a million characters: a quotation mark that is opened there may never be closed.`
  if (code === 'CSV_QUOTE_NOT_CLOSED') return 'A quotation mark is opened and never closed. Look for a single " in the file.'
  return `Row ${row} cannot be read as CSV: a quotation mark stands where none can be. Put the cell in quotation marks, and double those within it.`
}
