import { hash, randomBytes, timingSafeEqual } from 'node:crypto'

/** A new 256-bit secret for a session, a token or a link, as base64url text. It is shown or sent once and never kept. */
export function makeSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** What is kept of a secret. A fast hash is right for 256 random bits (ASVS 6.5.2). */
export function hashSecret(secret: string): string {
  return hash('sha256', secret, 'hex')
}

/** Compares two kept hashes in constant time. */
export function isSameHash(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one, 'hex'), Buffer.from(other, 'hex')]
  return left.length === right.length && timingSafeEqual(left, right)
}
