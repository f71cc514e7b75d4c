import { Secret, TOTP } from 'otpauth'

const period = 30

/** A new shared secret for an authenticator app (RFC 6238), in Base32. */
export const makeSharedSecret = (): string => new Secret({ size: 20 }).base32

/** The address that an authenticator app reads from a picture or a link. */
export function authenticatorUri(secret: string, email: string): string {
  return timeCodes(secret, email).toString()
}

/** The time step a code belongs to, or null when the code is wrong or was used before. One step of drift either way (RFC 6238 5.2). */
export function acceptCode(secret: string, code: string, now: Date, lastStep: number | null): number | null {
  const token = code.replace(/\s/g, '')
  if (!/^\d{6}$/.test(token)) return null
  const drift = timeCodes(secret).validate({ token, timestamp: now.getTime(), window: 1 })
  if (drift === null) return null
  const step = Math.floor(now.getTime() / 1000 / period) + drift
  return lastStep !== null && step <= lastStep ? null : step
}

function timeCodes(secret: string, label = ''): TOTP {
  return new TOTP({ issuer: 'Careweave', label, secret: Secret.fromBase32(secret), algorithm: 'SHA1', digits: 6, period })
}
