import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, expect, test } from 'vitest'

import { loadAssets } from '../../server/platform/static.ts'

import { startTinyEdge } from './edge.ts'
import { send } from './hostile.send.ts'

const script = `console.log("${'careweave '.repeat(300)}")`
let folder: string
let tiny: Awaited<ReturnType<typeof startTinyEdge>>

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'careweave-'))
  await mkdir(join(folder, 'assets'))
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>Careweave</title>')
  await writeFile(join(folder, 'assets', 'main-abc123.js'), script)
  await writeFile(join(folder, '.mark'), 'not for anybody')
  tiny = await startTinyEdge({ assets: await loadAssets(folder) })
})

afterAll(async () => {
  await tiny.edge.close()
  await rm(folder, { recursive: true })
})

const get = (path: string, headers: Record<string, string> = {}) => fetch(tiny.url + path, { headers })

test('the page may run its own files and nothing else, and is asked for anew each time', async () => {
  const answer = await get('/')
  expect(await answer.text()).toContain('<title>Careweave</title>')
  expect(answer.headers.get('content-security-policy')).toContain("script-src 'self'")
  expect(answer.headers.get('content-security-policy')).toContain("require-trusted-types-for 'script'")
  expect(answer.headers.get('content-security-policy')).not.toMatch(/unsafe|https?:|\*/)
  expect(answer.headers.get('cache-control')).toBe('no-cache')
})

test('an address of the application is its page; a missing file is not', async () => {
  expect(await Promise.all(['/pilots/falls', '/pilots?theme=FALLS', '/sign-in/link/abc'].map(async (path) => (await get(path)).status))).toEqual([
    200, 200, 200,
  ])
  expect(await Promise.all(['/favicon.ico', '/assets/gone.js', '/assets/', '//evil/x'].map(async (path) => (await get(path)).status))).toEqual([
    404, 404, 404, 404,
  ])
  expect((await send(tiny.port, { method: 'POST', path: '/pilots' })).status).toBe(404)
  expect(await (await get('/.mark')).text()).not.toContain('not for anybody')
})

test('a file named after its content is kept for a year', async () => {
  expect((await get('/assets/main-abc123.js')).headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
})

test.each([
  ['br, gzip', 'br'],
  ['gzip', 'gzip'],
  ['br;q=0, gzip;q=0.5', 'gzip'],
  ['identity', null],
])('accepting %s, a text comes as %s and is the same text', async (accepted, encoding) => {
  const answer = await get('/assets/main-abc123.js', { 'Accept-Encoding': accepted })
  expect(answer.headers.get('content-encoding')).toBe(encoding)
  expect(answer.headers.get('vary')).toBe('Accept-Encoding')
  expect(await answer.text()).toBe(script)
})

test('what the browser has already is not sent again', async () => {
  const etag = (await get('/')).headers.get('etag') ?? ''
  const again = await get('/', { 'If-None-Match': `W/${etag}` })
  expect([again.status, await again.text()]).toEqual([304, ''])
  expect((await get('/', { 'If-None-Match': '"another"' })).status).toBe(200)
})

test('an application that is not built is nothing at this address', async () => {
  expect(await loadAssets(join(folder, 'nowhere'))).toBeNull()
})
