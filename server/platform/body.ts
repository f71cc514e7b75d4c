import { isUtf8 } from 'node:buffer'
import type { IncomingMessage } from 'node:http'

import { Refused } from './failure.ts'
import { checkRequest, type GraphqlRequest } from './body.values.ts'

/** Says what a request holds, or refuses it. */
type Check = (body: unknown) => GraphqlRequest

export const LARGEST_BODY = 256 * 1024

// What a refused client may go on sending before its connection is cut instead of drained.
const DRAINED = 16 * 1024 * 1024

/** The request of a POST: exactly JSON, exactly UTF-8, not compressed, of bounded size, and of the right shape. */
export async function readPost(message: IncomingMessage, check: Check = checkRequest): Promise<GraphqlRequest> {
  const type = message.headers['content-type'] ?? ''
  if (!/^application\/json\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?$/i.test(type.trim()))
    throw new Refused(415, 'Send the operation with the header Content-Type: application/json, in UTF-8.')
  if (!/^(identity)?$/i.test(message.headers['content-encoding'] ?? ''))
    throw new Refused(415, 'Send the operation without a Content-Encoding; compressed requests are not accepted.')
  return check(parse(await readBody(message, LARGEST_BODY)))
}

/** The request of a GET: the same members as query parameters, each at most once. */
export function readGet(search: string, check: Check = checkRequest): GraphqlRequest {
  try {
    decodeURIComponent(search)
  } catch {
    throw new Refused(400, 'The address is not valid percent-encoded UTF-8.')
  }
  const parameters = new URLSearchParams(search)
  const once = (name: string): string | undefined => {
    const values = parameters.getAll(name)
    if (values.length > 1) throw new Refused(400, `Give the parameter ${name} only once.`, { field: name })
    return values[0]
  }
  const json = (name: string): unknown => {
    const text = once(name)
    return text === undefined ? undefined : parse(text, name)
  }
  return check({ query: once('query'), operationName: once('operationName'), variables: json('variables'), extensions: json('extensions') })
}

/** The whole body as text, refused as soon as it is known to be too large. */
export async function readBody(message: IncomingMessage, largest: number): Promise<string> {
  const whole = await readBytes(message, largest)
  if (!isUtf8(whole)) throw new Refused(400, 'The request is not valid UTF-8.')
  return whole.toString('utf8')
}

/** The whole body as it came, refused as soon as it is known to be too large. */
export async function readBytes(message: IncomingMessage, largest: number): Promise<Buffer> {
  const tooLarge = () => new Refused(413, `The request is larger than ${largest / 1024} KB. Send less at a time.`)
  if (Number(message.headers['content-length'] ?? 0) > largest) throw tooLarge()
  return new Promise<Buffer>((resolve, reject) => {
    const parts: Buffer[] = []
    let size = 0
    message.on('data', (part: Buffer) => {
      size += part.length
      if (size > largest) reject(tooLarge())
      else parts.push(part)
    })
    message.on('end', () => resolve(Buffer.concat(parts)))
    message.on('close', () => message.complete || reject(new Refused(400, 'The request was cut off before it was complete.')))
  })
}

/** Lets the rest of an unread body run out, so that the refusal reaches the client, but not for ever. Answers whether it will end. */
export function discardBody(message: IncomingMessage): boolean {
  if (message.complete || message.destroyed) return true
  let size = 0
  message.on('data', (part: Buffer) => {
    size += part.length
    if (size > DRAINED) message.socket.destroy()
  })
  message.resume()
  return Number(message.headers['content-length'] ?? 0) <= DRAINED
}

function parse(text: string, field?: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Refused(400, field ? `The parameter ${field} is not valid JSON.` : 'The request is not valid JSON.', field ? { field } : {})
  }
}
