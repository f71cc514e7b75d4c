import type { Readable } from 'node:stream'

import { SaxesParser } from 'saxes'
import { fromBuffer, type Entry, type ZipFile } from 'yauzl'

import { BadInput, ExpectedError } from '../platform/errors.ts'

import { checkCells, type FileRow } from './import-row.rules.ts'
import { SheetReader } from './import.sheet.ts'

// What the parts of a workbook may be when they are unpacked. Excel's own 50,000 rows of ten columns take some 40 MB.
const LARGEST_SHEET = 128 * 1024 * 1024
const LARGEST_PART = 64 * 1024 * 1024
const MOST_ENTRIES = 2_000

/** The rows of the first sheet of a workbook (ECMA-376), its days as ISO 8601. */
export async function* readXlsx(parts: AsyncIterable<Buffer>): AsyncGenerator<FileRow> {
  const packed: Buffer[] = []
  for await (const part of parts) packed.push(part)
  try {
    const archive = await openArchive(Buffer.concat(packed))
    const path = await firstSheet(archive)
    const [texts, styles] = [await readTexts(archive), await readStyles(archive)]
    const reader = new SheetReader(texts, styles.isDay, styles.since1904)
    for await (const chunk of xmlOf(archive, path, LARGEST_SHEET)) {
      reader.write(chunk)
      for (const found of reader.take()) {
        checkCells(found)
        yield found
      }
    }
  } catch (cause) {
    throw cause instanceof ExpectedError
      ? cause
      : new BadInput('This workbook is damaged, or it is none. Open it in a spreadsheet and save it again.')
  }
}

interface Archive {
  zip: ZipFile
  entries: Map<string, Entry>
}

async function openArchive(bytes: Buffer): Promise<Archive> {
  const zip = await new Promise<ZipFile>((resolve, reject) =>
    fromBuffer(bytes, { lazyEntries: true }, (error, opened) => (error ? reject(error) : resolve(opened))),
  )
  const entries = new Map<string, Entry>()
  await new Promise<void>((resolve, reject) => {
    zip.on('entry', (entry: Entry) => {
      entries.set(entry.fileName, entry)
      if (entries.size > MOST_ENTRIES) reject(new BadInput('This archive holds thousands of files; it is no workbook.'))
      else zip.readEntry()
    })
    zip.on('end', resolve)
    zip.on('error', reject)
    zip.readEntry()
  })
  return { zip, entries }
}

// Unpacked piece by piece, and no further than a workbook could honestly go.
async function* xmlOf({ zip, entries }: Archive, path: string, most: number): AsyncGenerator<string> {
  const entry = entries.get(path)
  if (!entry) throw new BadInput('This archive is no workbook (.xlsx).')
  const tooLarge = () => new BadInput('Unpacked, this workbook is far larger than a table of this kind can be. Save the one sheet as CSV.')
  if (entry.uncompressedSize > most) throw tooLarge()
  const stream = await new Promise<Readable>((resolve, reject) =>
    zip.openReadStream(entry, (error, opened) => (error ? reject(error) : resolve(opened))),
  )
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let size = 0
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    if ((size += chunk.length) > most) throw tooLarge()
    yield decoder.decode(chunk, { stream: true })
  }
  yield decoder.decode()
}

/** Reads a part of the archive tag by tag; a part that is not there has no tags. */
async function readTags(archive: Archive, path: string, on: Parameters<typeof listen>[1]): Promise<void> {
  if (!archive.entries.has(path)) return
  const parser = new SaxesParser()
  listen(parser, on)
  for await (const chunk of xmlOf(archive, path, LARGEST_PART)) parser.write(chunk)
  parser.close()
}

function listen(
  parser: SaxesParser,
  on: { open?: (name: string, attributes: Record<string, string>) => void; text?: (text: string) => void; close?: (name: string) => void },
): void {
  parser.on('opentag', ({ name, attributes }) => on.open?.(bare(name), attributes as Record<string, string>))
  parser.on('text', (text) => on.text?.(text))
  parser.on('closetag', ({ name }) => on.close?.(bare(name)))
  parser.on('error', (error) => {
    throw error
  })
}

const bare = (name: string): string => name.slice(name.indexOf(':') + 1)

async function firstSheet(archive: Archive): Promise<string> {
  let id: string | undefined
  await readTags(archive, 'xl/workbook.xml', {
    open: (name, attributes) => name === 'sheet' && (id ??= Object.entries(attributes).find(([key]) => bare(key) === 'id' && key !== 'id')?.[1]),
  })
  let target: string | undefined
  await readTags(archive, 'xl/_rels/workbook.xml.rels', {
    open: (name, { Id, Target }) => name === 'Relationship' && Id === id && (target = Target),
  })
  if (!target) throw new BadInput('This archive is no workbook (.xlsx).')
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`
}

async function readTexts(archive: Archive): Promise<string[]> {
  const texts: string[] = []
  let text = ''
  let depth = 0
  let isShown = false
  await readTags(archive, 'xl/sharedStrings.xml', {
    open: (name) => {
      if (name === 'si') text = ''
      if (name === 'rPh') depth += 1 // how it is pronounced, which is not what it says
      isShown = name === 't' && depth === 0
    },
    text: (part) => isShown && (text += part),
    close: (name) => {
      if (name === 'si') texts.push(text)
      if (name === 'rPh') depth -= 1
      isShown = false
    },
  })
  return texts
}

const BUILT_IN_DAYS = (id: number): boolean => (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)

/** Which styles of cells show days, and from which day they count. */
async function readStyles(archive: Archive): Promise<{ isDay: readonly boolean[]; since1904: boolean }> {
  const own = new Map<number, boolean>()
  const isDay: boolean[] = []
  let isWithin = false
  await readTags(archive, 'xl/styles.xml', {
    open: (name, { numFmtId, formatCode = '' }) => {
      if (name === 'numFmt') own.set(Number(numFmtId), /[dy]/i.test(formatCode.replace(/"[^"]*"|\[[^\]]*\]|\\./g, '')))
      if (name === 'cellXfs') isWithin = true
      if (name === 'xf' && isWithin) isDay.push(own.get(Number(numFmtId)) ?? BUILT_IN_DAYS(Number(numFmtId)))
    },
    close: (name) => name === 'cellXfs' && (isWithin = false),
  })
  let since1904 = false
  await readTags(archive, 'xl/workbook.xml', {
    open: (name, { date1904 }) => name === 'workbookPr' && (since1904 = date1904 === '1' || date1904 === 'true'),
  })
  return { isDay, since1904 }
}
