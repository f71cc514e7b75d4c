import { SaxesParser } from 'saxes'

import { BadInput } from '../platform/errors.ts'

import { LONGEST_CELL, MOST_COLUMNS, type FileRow } from './import-row.rules.ts'

/** Reads the XML of a sheet as it comes: rows are taken out as soon as they are whole. */
export class SheetReader {
  private readonly parser = new SaxesParser()
  private rows: FileRow[] = []
  private row: FileRow = { row: 0, cells: [] }
  private cell = { place: 0, at: '', type: '', style: 0 }
  private text = ''
  private isText = false

  constructor(
    private readonly texts: readonly string[],
    private readonly isDay: readonly boolean[],
    private readonly since1904: boolean,
  ) {
    this.parser.on('opentag', ({ name, attributes }) => this.open(bare(name), attributes as Record<string, string>))
    this.parser.on('text', (text) => this.isText && this.add(text))
    this.parser.on('closetag', ({ name }) => this.close(bare(name)))
    this.parser.on('error', (error) => {
      throw error
    })
  }

  write(chunk: string): void {
    this.parser.write(chunk)
  }

  /** The rows that have become whole since the last time. */
  take(): FileRow[] {
    const whole = this.rows
    this.rows = []
    return whole
  }

  private open(name: string, { r, t = '', s }: Record<string, string>): void {
    if (name === 'row') this.row = { row: Number(r) || this.row.row + 1, cells: [] }
    if (name === 'c') {
      const place = r ? placeOf(r) : this.row.cells.length
      if (place >= MOST_COLUMNS) throw new BadInput(`Row ${this.row.row} has more than ${MOST_COLUMNS} columns. Leave out those that are not needed.`)
      this.cell = { place, at: r ?? `row ${this.row.row}`, type: t, style: Number(s ?? 0) }
      this.text = ''
    }
    if (name === 'f')
      throw new BadInput(`Cell ${this.cell.at} holds a formula. Copy the cells, paste them as values (Paste special), save, and import again.`)
    this.isText = name === 'v' || name === 't'
  }

  private add(text: string): void {
    this.text += text
    if (this.text.length > LONGEST_CELL) throw new BadInput(`Cell ${this.cell.at} holds more than 32,767 characters.`)
  }

  private close(name: string): void {
    this.isText = false
    if (name === 'row') this.rows.push(this.row)
    if (name !== 'c') return
    while (this.row.cells.length < this.cell.place) this.row.cells.push('')
    this.row.cells[this.cell.place] = this.read()
  }

  private read(): string {
    const { type, style } = this.cell
    if (type === 's') return this.texts[Number(this.text)] ?? ''
    if (type === 'b') return this.text === '1' ? 'true' : 'false'
    if ((type === '' || type === 'n') && this.isDay[style] && this.text !== '') return dayOf(Number(this.text), this.since1904) ?? this.text
    return this.text
  }
}

const bare = (name: string): string => name.slice(name.indexOf(':') + 1)

// "AB12" is in the 28th column: 27 from 0.
function placeOf(at: string): number {
  let place = 0
  for (const letter of /^[A-Z]+/.exec(at)?.[0] ?? 'A') place = place * 26 + letter.charCodeAt(0) - 64
  return place - 1
}

// Excel counts days from the last of 1899, or on some machines from the first of 1904.
function dayOf(serial: number, since1904: boolean): string | null {
  const day = new Date((Math.floor(serial) - 25_569 + (since1904 ? 1_462 : 0)) * 86_400_000)
  return Number.isNaN(day.getTime()) ? null : day.toISOString().slice(0, 10)
}
