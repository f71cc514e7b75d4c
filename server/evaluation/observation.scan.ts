import { isUtf8 } from 'node:buffer'
import { Transform } from 'node:stream'

import { StartProblem } from '../platform/problem.ts'

import { checkRow, type Cells, type Checked, type Known, type WrongCell } from './observation.check.ts'
import { csvColumns, type CsvColumn } from './observation.csv.ts'

const LINE_FEED = 10
const LONGEST_ROW = 1 << 20
// One bit for each of 2^27 marks of a subject, a measure and a period: 16 MB, whatever the file holds.
const MARKS = 27

/** What came of the rows of a file so far. */
export interface Scanned {
  rows: number
  refused: number
}

/** Who is told how many bytes have been read, and what is wrong with which row. */
export interface ScanListener {
  read(bytes: number): void
  wrong(row: number, wrong: WrongCell): void
}

/**
 * Turns the bytes of a CSV file into lines for COPY, row by row as they come, and tells what is wrong with each row that is refused. Whole lines are cut at
 * commas; only a row with a quotation mark is read letter by letter. Text is kept as its bytes, one letter each, which COPY gets back as they were.
 */
export function scanRows(known: Known, columns: readonly CsvColumn[], scanned: Scanned, listener: ScanListener): Transform {
  const places = csvColumns.map((name) => columns.indexOf(name))
  const marks = new Uint32Array(1 << (MARKS - 5))
  const dates = new Map<string, number>()
  let rest: Buffer = Buffer.alloc(0)
  let open = ''
  let isHeader = true
  let bytesRead = 0
  const readRow = (line: string): string => {
    const row = scanned.rows + 2
    scanned.rows += 1
    const cells = line.includes('"') ? splitQuoted(line) : line.split(',')
    const found =
      cells.length === columns.length
        ? checkRow(known, pick(places, cells))
        : [{ column: 'line' as const, value: null, reason: `It has ${cells.length} cells where the first line has ${columns.length}.` }]
    if (!Array.isArray(found)) return lineFor(row, found, mark(marks, dates, found))
    scanned.refused += 1
    for (const one of found) listener.wrong(row, { ...one, value: one.value === null ? null : Buffer.from(one.value, 'latin1').toString('utf8') })
    return ''
  }
  const readLines = (bytes: Buffer): Buffer => {
    if (!isUtf8(bytes) || bytes.includes(0))
      throw new StartProblem(`The lines after row ${scanned.rows + 1} are not text in UTF-8: save the file as “CSV UTF-8”.`)
    const lines = bytes.toString('latin1').split('\n')
    if (lines.at(-1) === '') lines.pop()
    let out = ''
    for (const line of lines) {
      const whole = open === '' ? line : `${open}\n${line}`
      open = isOpen(whole) ? whole : ''
      if (open.length > LONGEST_ROW) throw new StartProblem(`A quotation mark in row ${scanned.rows + 2} is never closed.`)
      if (open !== '') continue
      if (isHeader) isHeader = false
      else if (whole !== '' && whole !== '\r') out += readRow(whole.endsWith('\r') ? whole.slice(0, -1) : whole)
    }
    return Buffer.from(out, 'latin1')
  }
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      listener.read((bytesRead += chunk.length))
      const end = chunk.lastIndexOf(LINE_FEED) + 1
      const whole = Buffer.concat([rest, chunk.subarray(0, end)])
      if (end === 0) rest = Buffer.concat([rest, chunk])
      else rest = chunk.subarray(end)
      attempt(done, () => (end === 0 ? Buffer.alloc(0) : readLines(whole)))
    },
    flush(done) {
      attempt(done, () => {
        const out = readLines(rest)
        if (open !== '') throw new StartProblem(`A quotation mark in row ${scanned.rows + 2} is never closed.`)
        return out
      })
    },
  })
}

function attempt(done: (error: Error | null, data?: Buffer) => void, read: () => Buffer): void {
  try {
    done(null, read())
  } catch (error) {
    done(error as Error)
  }
}

// A row goes on in the next line while a quotation mark is open.
function isOpen(line: string): boolean {
  let marks = 0
  for (let at = line.indexOf('"'); at >= 0; at = line.indexOf('"', at + 1)) marks += 1
  return marks % 2 === 1
}

function splitQuoted(line: string): string[] {
  const cells: string[] = []
  for (let at = 0; at <= line.length;) {
    if (line[at] !== '"') {
      const end = line.indexOf(',', at)
      cells.push(end < 0 ? line.slice(at) : line.slice(at, end))
      if (end < 0) break
      at = end + 1
      continue
    }
    let end = at + 1
    while (end < line.length && (line[end] !== '"' || line[end + 1] === '"')) end += line[end] === '"' ? 2 : 1
    const comma = line.indexOf(',', end)
    const after = line.slice(end + 1, comma < 0 ? line.length : comma)
    cells.push(line.slice(at + 1, end).replaceAll('""', '"') + after)
    if (comma < 0) break
    at = comma + 1
  }
  return cells
}

// Spaces around a cell say nothing. Only spaces: other white bytes may be halves of letters.
function pick(places: readonly number[], cells: readonly string[]): Cells {
  return places.map((place) => {
    const cell = place < 0 ? '' : cells[place]!
    const bare = cell.startsWith(' ') || cell.endsWith(' ') ? cell.replace(/^ +| +$/g, '') : cell
    return bare === '' ? null : bare
  })
}

// Whether a subject, measure and period may have come before: what has the same mark is looked at again when all are in.
function mark(marks: Uint32Array, dates: Map<string, number>, { subject, measure, starts }: Checked): boolean {
  let day = dates.get(starts)
  if (day === undefined) dates.set(starts, (day = dates.size))
  let mixed = Math.imul(subject.place, 0x9e3779b1) ^ Math.imul(measure.place, 0x85ebca6b) ^ Math.imul(day, 0xc2b2ae35)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d)
  const bit = (mixed ^ (mixed >>> 13)) >>> (32 - MARKS)
  const isSet = (marks[bit >>> 5]! & (1 << (bit & 31))) !== 0
  marks[bit >>> 5]! |= 1 << (bit & 31)
  return isSet
}

const orNothing = (value: number | string | null): number | string => value ?? '\\N'
const ESCAPES: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

function lineFor(row: number, { subject, measure, ...found }: Checked, isMarked: boolean): string {
  const note = found.note === null ? '\\N' : found.note.replace(/[\\\t\n\r]/g, (letter) => ESCAPES[letter]!)
  return `${row}\t${subject.id}\t${subject.kind}\t${measure.id}\t${found.starts}\t${found.ends}\t${orNothing(found.value)}\t${orNothing(found.numerator)}\t${orNothing(found.denominator)}\t${found.status}\t${orNothing(found.sourceId)}\t${found.illustrative}\t${note}\t${isMarked}\t${found.isAhead}\n`
}
