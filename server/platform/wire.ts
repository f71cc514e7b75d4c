import { createHmac, timingSafeEqual } from 'node:crypto'

import type { RequestFacts } from './request.ts'
import type { ModuleName } from './module.ts'

/** The header in which a request's facts go from the router to a subgraph. */
export const FACTS_HEADER = 'x-careweave-request'

const LIFETIME_SECONDS = 60

type Facts = Omit<RequestFacts, 'signal' | 'now'>

const sign = (body: string, secret: Buffer): Buffer => createHmac('sha256', secret).update(body).digest()

/** Who asks, signed for one subgraph and for a minute: a subgraph believes nothing else. */
export function sealFacts(facts: Facts, audience: ModuleName, secret: Buffer, now: Date): string {
  const { viewer, requestId, address, userAgent, secure } = facts
  const expires = Math.floor(now.getTime() / 1000) + LIFETIME_SECONDS
  const body = Buffer.from(JSON.stringify({ viewer, requestId, address, userAgent, secure, audience, expires })).toString('base64url')
  return `${body}.${sign(body, secret).toString('base64url')}`
}

/** The facts of a sealed header, or null when it is missing, forged, too old or meant for another subgraph. */
export function openFacts(header: string | string[] | undefined, audience: ModuleName, secret: Buffer, now: Date): Facts | null {
  const [body, signature] = typeof header === 'string' ? header.split('.') : []
  if (!body || !signature) return null
  const given = Buffer.from(signature, 'base64url')
  const right = sign(body, secret)
  if (given.length !== right.length || !timingSafeEqual(given, right)) return null
  const facts = JSON.parse(Buffer.from(body, 'base64url').toString()) as Facts & { audience: string; expires: number }
  return facts.audience === audience && facts.expires * 1000 > now.getTime() ? facts : null
}
