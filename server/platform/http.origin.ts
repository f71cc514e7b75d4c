import { BadInput, Forbidden } from './errors.ts'
import type { Arrival } from './http.answer.ts'
import type { Viewer } from './viewer.ts'

/**
 * Refuses what another site makes a browser send along with its cookies (ASVS 3.5.1). Every browser says in a POST where it comes from, in
 * Origin or in Sec-Fetch-Site; a program that says neither has no cookies but those it was given on purpose.
 */
export function checkOrigin({ message, secure }: Arrival, publicUrl: string | null): void {
  const { cookie, origin, host = '', 'sec-fetch-site': site } = message.headers
  if (!cookie) return
  const own = [publicUrl, `${secure ? 'https' : 'http'}://${host}`]
  const isOwn = origin === undefined ? site === undefined || site === 'same-origin' || site === 'none' : own.includes(origin)
  if (!isOwn) throw new Forbidden('This request comes from another site. Open Careweave itself and try again.')
}

/** Refuses a session that asks by GET: an address can be opened by a link on any page, and lands in logs. */
export function checkSessionMethod({ method }: Arrival, viewer: Viewer): void {
  if (viewer.via === 'session' && method !== 'POST') throw new BadInput('A session asks by POST. To ask by GET, send a token, or no cookie.')
}
