import { BadInput } from '../platform/errors.ts'

import type { FileRow } from './import-row.rules.ts'
import { readCsv } from './import.csv.ts'
import { readXlsx } from './import.xlsx.ts'

const HEAD = 4096

const startsWith = (bytes: Buffer, ...start: number[]): boolean => start.every((byte, at) => bytes[at] === byte)

// Known by their first bytes, whatever their names say.
const STRANGE: [is: (bytes: Buffer) => boolean, sentence: string][] = [
  [
    (bytes) => startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0),
    'This is a workbook of the old format (.xls) or a protected one. Save it as .xlsx or as CSV.',
  ],
  [(bytes) => startsWith(bytes, 0x25, 0x50, 0x44, 0x46), 'This is a PDF. Save the table as .xlsx or as CSV.'],
  [
    (bytes) => startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff),
    'The text of this file is UTF-16. Save it as “CSV UTF-8 (comma delimited)”.',
  ],
  [(bytes) => bytes.includes(0), 'This is neither a CSV file nor a workbook (.xlsx).'],
]

/** The rows of a CSV file or of the first sheet of a workbook, whichever the bytes are. */
export async function* rowsOfFile(parts: AsyncGenerator<Buffer>): AsyncGenerator<FileRow> {
  let head: Buffer = Buffer.alloc(0)
  while (head.length < HEAD) {
    const next = await parts.next()
    if (next.done) break
    head = Buffer.concat([head, next.value])
  }
  if (startsWith(head, 0x50, 0x4b, 0x03, 0x04)) return yield* readXlsx(resume(head, parts))
  const strange = STRANGE.find(([is]) => is(head.subarray(0, HEAD)))
  if (strange) throw new BadInput(strange[1])
  yield* readCsv(resume(head, parts))
}

async function* resume(head: Buffer, rest: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  yield head
  yield* rest
}
