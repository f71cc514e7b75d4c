import { createHmac, timingSafeEqual } from 'node:crypto'

import { BadInput } from './errors.ts'

const LONGEST = 2_000
const BLOCK = 64
let key: Buffer | null = null

/** Sets the installation's own key, so that cursors stay good over restarts and processes and cannot be made up. */
export function setCursorKey(secret: Buffer): void {
  key = secret
}

function sign(body: Buffer): Buffer {
  return createHmac('sha256', keyOrFail()).update(body).digest().subarray(0, 12)
}

function keyOrFail(): Buffer {
  if (!key) throw new Error('the cursor key is not set')
  return key
}

/** The two padded keys of HMAC (RFC 2104), for a statement that signs cursors itself. */
export function cursorPads(): [inner: Buffer, outer: Buffer] {
  const padded = Buffer.alloc(BLOCK)
  keyOrFail().copy(padded)
  return [padded.map((byte) => byte ^ 0x36) as Buffer, padded.map((byte) => byte ^ 0x5c) as Buffer]
}

/** A place in a list as an opaque, signed text. `list` names the list and its order: a cursor is good for no other. */
export function writeCursor(list: string, place: readonly (string | null)[]): string {
  const body = Buffer.from(JSON.stringify([list, ...place]))
  return Buffer.concat([sign(body), body]).toString('base64url')
}

/** The place that a cursor names; refuses what this list did not give out. */
export function readCursor(list: string, cursor: string, argument: string): (string | null)[] {
  const bytes = Buffer.from(cursor.slice(0, LONGEST), 'base64url')
  const body = bytes.subarray(12)
  const genuine = bytes.length > 12 && bytes.toString('base64url') === cursor && timingSafeEqual(bytes.subarray(0, 12), sign(body))
  const [of, ...place] = genuine ? (JSON.parse(body.toString()) as [string, ...(string | null)[]]) : ['']
  if (of !== list) throw new BadInput(`${argument} is not a cursor of this list in this order. Use one that this list gave.`, argument)
  return place
}
