import { isUtf8 } from 'node:buffer'

import { fromBuffer } from 'yauzl'

import { BadInput, RuleError } from './errors.ts'
import type { Storage } from './storage.ts'

/** The largest file that is kept, in bytes. */
export const LARGEST_DOCUMENT = 10 * 1024 * 1024

/** A kind of file that may be kept. */
export interface DocumentType {
  type: string
  extension: string
}

const starts = (content: Buffer, text: string): boolean => content.subarray(0, text.length).equals(Buffer.from(text, 'latin1'))
const OFFICE = 'application/vnd.openxmlformats-officedocument'

// What an archive holds says what it is; the first of these that is in it decides.
const WITHIN: readonly (readonly [part: string, DocumentType])[] = [
  ['word/document.xml', { type: `${OFFICE}.wordprocessingml.document`, extension: 'docx' }],
  ['xl/workbook.xml', { type: `${OFFICE}.spreadsheetml.sheet`, extension: 'xlsx' }],
  ['ppt/presentation.xml', { type: `${OFFICE}.presentationml.presentation`, extension: 'pptx' }],
]
const MOST_PARTS = 5_000

/** Stores a file that may be kept; answers what it is. Refused by name where it is empty or of another kind. */
export async function storeDocument(storage: Storage, given: string, content: Buffer) {
  if (content.length === 0) throw new BadInput('The file is empty.', 'file')
  const found = await typeOfDocument(content)
  if (!found)
    throw new RuleError(
      'DOCUMENT_TYPE',
      'A PDF, a Word, Excel or PowerPoint file without macros, a PNG or JPEG picture, or plain text can be kept.',
      'file',
    )
  return { fileName: nameOfDocument(given, found.extension), type: found.type, bytes: content.length, sha256: await storage.put(content) }
}

/** What a file is by its content, whatever it is called; null for what is not kept. */
export async function typeOfDocument(content: Buffer): Promise<DocumentType | null> {
  if (starts(content, '%PDF-')) return { type: 'application/pdf', extension: 'pdf' }
  if (starts(content, '\x89PNG\r\n\x1a\n')) return { type: 'image/png', extension: 'png' }
  if (starts(content, '\xff\xd8\xff')) return { type: 'image/jpeg', extension: 'jpg' }
  if (starts(content, 'PK\x03\x04')) return typeOfArchive(content)
  // Text that a browser could take for a page or a picture is none of ours.
  const isPlain = isUtf8(content) && !content.includes(0) && !/^\s*(\ufeff)?\s*</.test(content.subarray(0, 1024).toString('utf8'))
  return isPlain ? { type: 'text/plain; charset=utf-8', extension: 'txt' } : null
}

// A document that carries programs (macros) is refused like any other program.
async function typeOfArchive(content: Buffer): Promise<DocumentType | null> {
  const names = await namesIn(content).catch(() => null)
  if (!names?.has('[Content_Types].xml') || [...names].some((name) => /vbaProject\.bin$/i.test(name))) return null
  return WITHIN.find(([part]) => names.has(part))?.[1] ?? null
}

const namesIn = (content: Buffer): Promise<Set<string>> =>
  new Promise((resolve, reject) =>
    fromBuffer(content, { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error)
      const names = new Set<string>()
      zip.on('entry', ({ fileName }: { fileName: string }) => {
        names.add(fileName)
        if (names.size > MOST_PARTS) reject(new Error('too many parts'))
        else zip.readEntry()
      })
      zip.on('end', () => resolve(names))
      zip.on('error', reject)
      zip.readEntry()
    }),
  )

/** A file's name as it may stand in a header and on any system, with the ending of what the file is. */
export function nameOfDocument(given: string, extension: string): string {
  const last = given.split(/[\\/]/).at(-1) ?? ''
  const plain = last
    .replace(/\p{C}/gu, '')
    .replace(/[<>:"|?*]/g, '-')
    .replace(/\.[a-z0-9]{1,5}$/i, '')
    .trim()
  return `${plain.slice(0, 120) || 'document'}.${extension}`
}
