import { createHash } from 'node:crypto'

// Fixed for ever: a change would give every row of every installation another identifier.
const NAMESPACE = Buffer.from('6f0c2a1e9b5d4c3f8a7e1d2b3c4d5e6f', 'hex')

/** The identifier of a row of the record: a version 5 UUID (RFC 9562) of its kind and natural key, the same in every installation. */
export function recordId(kind: string, ...key: (string | number)[]): string {
  const bytes = createHash('sha1')
    .update(NAMESPACE)
    .update(`${kind}:${key.join('/')}`)
    .digest()
    .subarray(0, 16)
  bytes[6] = (bytes[6]! & 0x0f) | 0x50
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

/** The programme itself; an installation holds one. */
export const PROGRAMME_ID = recordId('programme', 'integrated-care-pilots')
export const sourceId = (code: string): string => recordId('source', code)
export const pilotId = (slug: string): string => recordId('pilot', slug)
/** An organisation by its code, or by its key where the record knows no code. */
export const organisationId = (codeOrKey: string): string => recordId('organisation', codeOrKey)
export const measureId = (code: string): string => recordId('measure', code)
export const partnershipId = (pilot: string): string => recordId('partnership', pilot)
export const practiceId = (slug: string): string => recordId('practice', slug)
export const challengeId = (position: number): string => recordId('challenge', position)
