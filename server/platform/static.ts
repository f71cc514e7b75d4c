import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

import type { Answer, Arrival } from './http.answer.ts'
import { pageHeaders } from './http.headers.ts'

/** The application's files, as they are served. */
export interface Assets {
  /** The file at the path, or the application's page for an address of its own; null for anything else. */
  answer(arrival: Arrival): Promise<Answer | null>
}

interface Asset {
  content: Buffer
  type: string
  etag: string
  isImmutable: boolean
  encoded: Map<string, Promise<Buffer>>
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.graphql': 'application/graphql; charset=utf-8',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
}

const COMPRESSED = /^(text|application)\/|svg/
const SMALL = 1024

/** Reads the built application into memory, so that a path is looked up and never opened; null where it is not built. */
export async function loadAssets(folder: string): Promise<Assets | null> {
  const assets = new Map<string, Asset>()
  for (const file of await filesOf(folder)) {
    const content = await readFile(file)
    const path = `/${relative(folder, file).split(sep).join('/')}`
    assets.set(path, {
      content,
      type: TYPES[extname(file)] ?? 'application/octet-stream',
      etag: createHash('sha256').update(content).digest('base64url').slice(0, 22),
      isImmutable: path.startsWith('/assets/'), // the build names these after their content
      encoded: new Map(),
    })
  }
  const page = assets.get('/index.html')
  return page ? { answer: (arrival) => answerAsset(assets, page, arrival) } : null
}

async function answerAsset(assets: ReadonlyMap<string, Asset>, page: Asset, { message, method, path, secure }: Arrival): Promise<Answer | null> {
  if (method !== 'GET' && method !== 'HEAD') return null
  const asset = assets.get(path) ?? (isPagePath(path) ? page : null)
  if (!asset) return null
  const encoding = COMPRESSED.test(asset.type) && asset.content.length > SMALL ? chooseEncoding(message.headers['accept-encoding']) : null
  const etag = `"${asset.etag}${encoding ? `-${encoding}` : ''}"`
  const headers: Record<string, string> = {
    ...pageHeaders(secure),
    'Content-Type': asset.type,
    ETag: etag,
    Vary: 'Accept-Encoding',
    'Cache-Control': asset.isImmutable ? 'public, max-age=31536000, immutable' : 'no-cache',
  }
  if (isKnown(message.headers['if-none-match'], etag)) return { status: 304, headers, body: null }
  if (!encoding) return { status: 200, headers, body: asset.content }
  return { status: 200, headers: { ...headers, 'Content-Encoding': encoding }, body: await encode(asset, encoding) }
}

// Addresses of the application have no extension; a missing file is a missing file.
const isPagePath = (path: string): boolean => path.startsWith('/') && !path.startsWith('//') && !extname(path) && !path.startsWith('/assets/')

function chooseEncoding(accepted = ''): 'br' | 'gzip' | null {
  const names = accepted
    .split(',')
    .filter((part) => !/;\s*q=0(\.0*)?\s*$/.test(part))
    .map((part) => part.split(';', 1)[0]?.trim().toLowerCase())
  return names.includes('br') ? 'br' : names.includes('gzip') ? 'gzip' : null
}

const isKnown = (header: string | undefined, etag: string): boolean =>
  header !== undefined && header.split(',').some((part) => part.trim().replace(/^W\//, '') === etag || part.trim() === '*')

function encode(asset: Asset, encoding: 'br' | 'gzip'): Promise<Buffer> {
  const known = asset.encoded.get(encoding)
  if (known) return known
  const made =
    encoding === 'br' ? promisify(brotliCompress)(asset.content, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }) : promisify(gzip)(asset.content)
  asset.encoded.set(encoding, made)
  return made
}

async function filesOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => [])
  return entries.filter((entry) => entry.isFile() && !entry.name.startsWith('.')).map((entry) => join(entry.parentPath, entry.name))
}
