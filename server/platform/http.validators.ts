import type { Validator } from './context.ts'
import type { Answer, Arrival } from './http.answer.ts'
import type { Versions } from './versions.ts'

/** What a request may say of answers that its client has: nothing unless it asks by GET (RFC 9110, 13.1.2). */
export const readValidator = ({ method, message }: Arrival, versions: Versions | undefined): Validator => ({
  known: method === 'POST' ? null : validatorsIn(message.headers['if-none-match']),
  anew: /\bno-cache\b/i.test(message.headers['cache-control'] ?? ''),
  versions: versions ?? null,
  etag: null,
})

const validatorsIn = (header = ''): string[] =>
  header
    .split(',')
    .map((one) => one.trim().replace(/^W\//, ''))
    .filter(Boolean)

/** The answer with its validator, and without its body where the client has it. Whether the client may see it is decided each time. */
export function validated(answer: Answer, { known, etag }: Validator): Answer {
  if (!known || !etag || answer.status !== 200) return answer
  const headers = { ...answer.headers, ETag: etag, 'Cache-Control': 'private, no-cache', Vary: 'Accept, Authorization, Cookie' }
  if (!known.includes(etag)) return { ...answer, headers }
  const described = Object.entries(headers).filter(([name]) => !name.startsWith('content-'))
  return { status: 304, headers: Object.fromEntries(described), body: null }
}
