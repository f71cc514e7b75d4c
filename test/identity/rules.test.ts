import { TOTP } from 'otpauth'
import { describe, expect, test } from 'vitest'

import { clearCookie, readCookie, writeCookie } from '../../server/identity/cookie.ts'
import { isWithin, narrowScope, needScope } from '../../server/identity/role.rules.ts'
import { acceptCode, authenticatorUri, makeSharedSecret } from '../../server/identity/second-factor.rules.ts'
import { hashSecret, isSameHash, makeSecret } from '../../server/identity/secret.ts'
import { isProofFresh, isSightingDue, sessionEndsAt, whyEnded } from '../../server/identity/session.rules.ts'
import { areSpent, findLimit } from '../../server/identity/throttle.rules.ts'
import { readToken, tokenPrefix, writeToken } from '../../server/identity/token.rules.ts'

const at = (time: string) => new Date(`2010-06-17T${time}Z`)

describe('a secret', () => {
  test('has 256 random bits, and only its hash is compared', () => {
    const secret = makeSecret()
    expect(Buffer.from(secret, 'base64url')).toHaveLength(32)
    expect(makeSecret()).not.toBe(secret)
    expect(isSameHash(hashSecret(secret), hashSecret(secret))).toBe(true)
    expect(isSameHash(hashSecret(secret), hashSecret('other'))).toBe(false)
    expect(isSameHash(hashSecret(secret), '')).toBe(false)
  })
})

describe('the cookie', () => {
  test('is strict everywhere, and pinned to the host over https', () => {
    expect(writeCookie('session', 'abc', true)).toBe('__Host-session=abc; Path=/; HttpOnly; SameSite=Strict; Secure')
    expect(writeCookie('session', 'abc', false)).toBe('session=abc; Path=/; HttpOnly; SameSite=Strict')
    expect(clearCookie('session', true)).toBe('__Host-session=; Path=/; HttpOnly; SameSite=Strict; Secure; Max-Age=0')
  })

  test('is found among others; over https a plain one does not count', () => {
    expect(readCookie('a=1; session=abc; b=2', 'session', false)).toBe('abc')
    expect(readCookie('session=abc', 'session', true)).toBeNull()
    expect(readCookie('__Host-session=abc', 'session', true)).toBe('abc')
    expect(readCookie('session=', 'session', false)).toBeNull()
    expect(readCookie(undefined, 'session', false)).toBeNull()
  })
})

describe('a session', () => {
  const session = { lastSeenAt: at('09:00:00'), latestEnd: at('21:00:00') }

  test('ends after thirty idle minutes, an administrator’s after fifteen', () => {
    expect(whyEnded(session, 'MEMBER', at('09:29:59'))).toBeNull()
    expect(whyEnded(session, 'MEMBER', at('09:30:00'))).toMatch(/30 minutes without use/)
    expect(whyEnded(session, 'ADMIN', at('09:14:59'))).toBeNull()
    expect(whyEnded(session, 'ADMIN', at('09:15:00'))).toMatch(/15 minutes without use/)
  })

  test('ends after twelve hours however busy it is', () => {
    const busy = { ...session, lastSeenAt: at('20:59:00') }
    expect(sessionEndsAt(busy, 'MEMBER')).toEqual(at('21:00:00'))
    expect(whyEnded(busy, 'MEMBER', at('21:00:00'))).toMatch(/12 hours/)
  })

  test('is seen at most once a minute, and its proof lasts ten', () => {
    expect(isSightingDue(null, at('09:00:00'))).toBe(true)
    expect(isSightingDue(at('09:00:00'), at('09:00:59'))).toBe(false)
    expect(isSightingDue(at('09:00:00'), at('09:01:00'))).toBe(true)
    expect(isProofFresh(at('09:00:00'), at('09:10:00'))).toBe(true)
    expect(isProofFresh(at('09:00:00'), at('09:10:01'))).toBe(false)
  })
})

describe('a token', () => {
  const id = '6f1de8a4-93a7-4a59-8f5e-1d2c3b4a5968'

  test('reads back as its id and secret', () => {
    const secret = makeSecret()
    const text = writeToken(id, secret)
    expect(text).toMatch(/^cwv_[0-9a-f]{32}_[\w-]{43}[0-9a-f]{8}$/)
    expect(readToken(text)).toEqual({ id, secret })
    expect(text.startsWith(tokenPrefix(id))).toBe(true)
  })

  test('is refused for a changed letter, other text, or a cut end', () => {
    const text = writeToken(id, makeSecret())
    expect(readToken(text.replace(/.$/, (last) => (last === '0' ? '1' : '0')))).toBeNull()
    expect(readToken(text.slice(0, -1))).toBeNull()
    expect(readToken('cwv_')).toBeNull()
    expect(readToken('Basic abc')).toBeNull()
  })
})

describe('a code of the second factor', () => {
  const secret = makeSharedSecret()
  const codeAt = (now: Date) => new TOTP({ secret, digits: 6 }).generate({ timestamp: now.getTime() })
  const now = at('09:00:10')

  test('is right in its own half minute and one either side', () => {
    for (const moment of [at('08:59:40'), now, at('09:00:40')])
      expect(acceptCode(secret, codeAt(moment), now, null)).toBe(Math.floor(moment.getTime() / 30000))
    expect(acceptCode(secret, codeAt(at('08:59:10')), now, null)).toBeNull()
    expect(acceptCode(secret, codeAt(at('09:01:10')), now, null)).toBeNull()
  })

  test('is refused a second time, and so is an older one', () => {
    const step = acceptCode(secret, codeAt(now), now, null)
    expect(step).not.toBeNull()
    expect(acceptCode(secret, codeAt(now), now, step)).toBeNull()
    expect(acceptCode(secret, codeAt(at('08:59:40')), now, step)).toBeNull()
    expect(acceptCode(secret, codeAt(at('09:00:40')), now, step)).toBe(step! + 1)
  })

  test('may be typed with a space and nothing else', () => {
    const code = codeAt(now)
    expect(acceptCode(secret, `${code.slice(0, 3)} ${code.slice(3)}`, now, null)).not.toBeNull()
    expect(acceptCode(secret, '', now, null)).toBeNull()
    expect(acceptCode(secret, 'abcdef', now, null)).toBeNull()
  })

  test('has an address that authenticator apps understand', () => {
    expect(authenticatorUri(secret, 'sam@example.org')).toMatch(
      /^otpauth:\/\/totp\/Careweave:sam%40example\.org\?issuer=Careweave&secret=[A-Z2-7]{32}&/,
    )
  })
})

describe('a role with its pilots', () => {
  const [falls, dementia] = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222']

  test('is narrowed to what its owner has now', () => {
    expect(narrowScope({ role: 'ADMIN', pilotIds: [] }, { role: 'MEMBER', pilotIds: [] })).toEqual({ role: 'MEMBER', pilotIds: [] })
    expect(narrowScope({ role: 'PILOT_LEAD', pilotIds: [falls, dementia] }, { role: 'PILOT_LEAD', pilotIds: [falls] })).toEqual({
      role: 'PILOT_LEAD',
      pilotIds: [falls],
    })
    expect(narrowScope({ role: 'PILOT_LEAD', pilotIds: [falls] }, { role: 'PILOT_LEAD', pilotIds: [dementia] })).toEqual({
      role: 'ANALYST',
      pilotIds: [],
    })
    expect(narrowScope({ role: 'PILOT_LEAD', pilotIds: [falls] }, { role: 'ADMIN', pilotIds: [] })).toEqual({ role: 'PILOT_LEAD', pilotIds: [falls] })
    expect(narrowScope({ role: 'PILOT_LEAD', pilotIds: [falls] }, { role: 'MEMBER', pilotIds: [] })).toEqual({ role: 'MEMBER', pilotIds: [] })
  })

  test('is within its limit only when nothing is lost', () => {
    expect(isWithin({ role: 'ANALYST', pilotIds: [] }, { role: 'PILOT_LEAD', pilotIds: [falls] })).toBe(true)
    expect(isWithin({ role: 'PILOT_LEAD', pilotIds: [falls, dementia] }, { role: 'PILOT_LEAD', pilotIds: [falls] })).toBe(false)
    expect(isWithin({ role: 'ADMIN', pilotIds: [] }, { role: 'ANALYST', pilotIds: [] })).toBe(false)
  })

  test('has pilots exactly when it is a pilot lead', () => {
    expect(() => needScope({ role: 'PILOT_LEAD', pilotIds: [] })).toThrow('Choose at least one pilot')
    expect(() => needScope({ role: 'MEMBER', pilotIds: [falls] })).toThrow('Only pilot leads are bound to pilots')
    expect(() => needScope({ role: 'PUBLIC', pilotIds: [] })).toThrow('Choose a role from MEMBER upwards')
    expect(() => needScope({ role: 'PILOT_LEAD', pilotIds: [falls] })).not.toThrow()
  })
})

describe('the throttle', () => {
  test('stops a guesser at one desk with the sixth guess, and one of many accounts with the fifty-first', () => {
    expect(findLimit({ pair: 5, address: 5, account: 5 })).toBeNull()
    expect(findLimit({ pair: 6, address: 6, account: 6 })).toBe('pair')
    expect(findLimit({ pair: 1, address: 50, account: 1 })).toBeNull()
    expect(findLimit({ pair: 1, address: 51, account: 1 })).toBe('address')
  })

  test('gives a fresh address two tries once an account is under attack', () => {
    expect(findLimit({ pair: 2, address: 2, account: 7 })).toBeNull()
    expect(findLimit({ pair: 3, address: 3, account: 8 })).toBe('pair')
  })

  test('asks for both factors past a hundred failures, and gives a known browser five tries of its own', () => {
    expect(findLimit({ pair: 1, address: 1, account: 101 })).toBe('account')
    expect(areSpent(5)).toBe(false)
    expect(areSpent(6)).toBe(true)
  })
})
