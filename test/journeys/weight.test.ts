import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

import { beforeAll, expect, test } from 'vitest'

import { adminFolder, buildAdmin } from '../../server/start/admin.ts'

interface Chunk {
  file: string
  isEntry?: boolean
  imports?: string[]
  css?: string[]
}

const kilobytes = (file: string) => gzipSync(readFileSync(join(adminFolder, file)), { level: 9 }).length / 1024
let manifest: Record<string, Chunk> = {}

beforeAll(async () => {
  await buildAdmin(() => {})
  manifest = JSON.parse(readFileSync(join(adminFolder, '.vite', 'manifest.json'), 'utf8')) as Record<string, Chunk>
})

// All that a room's first page fetches: the entry, the room, and what both stand on.
function filesOf(names: readonly string[]): Set<string> {
  const files = new Set<string>()
  const add = (name: string) => {
    const chunk = manifest[name]
    if (!chunk || files.has(chunk.file)) return
    files.add(chunk.file)
    chunk.imports?.forEach(add)
  }
  names.forEach(add)
  return files
}

test('no room needs more than 200 KB of script on the first page, compressed', () => {
  const entry = Object.keys(manifest).filter((name) => manifest[name]?.isEntry)
  const rooms = Object.keys(manifest).filter((name) => name.endsWith('Page.tsx'))
  expect(rooms.length).toBeGreaterThan(15)
  const heavy = rooms
    .map((room) => [room, [...filesOf([...entry, room])].reduce((sum, file) => sum + kilobytes(file), 0)] as const)
    .filter(([, size]) => size > 200)
  expect(heavy).toEqual([])
})

test('the editor of queries stays under 170 KB, compressed, and only its own room fetches it', () => {
  const editor = Object.values(manifest).find(({ file }) => file.includes('/editor-'))
  expect(kilobytes(editor?.file ?? '')).toBeLessThan(170)
})

test('the styles stay under 32 KB, compressed, and the font under 30', () => {
  const styles = new Set(Object.values(manifest).flatMap(({ css = [] }) => css))
  expect([...styles].reduce((sum, file) => sum + kilobytes(file), 0)).toBeLessThan(32)
  const fonts = Object.values(manifest).filter(({ file }) => file.endsWith('.woff2'))
  expect(fonts).toHaveLength(1)
  expect(readFileSync(join(adminFolder, fonts[0]?.file ?? '')).length / 1024).toBeLessThan(30)
})
