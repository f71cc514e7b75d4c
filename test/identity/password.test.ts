import argon2 from 'argon2'
import { describe, expect, test } from 'vitest'

import { hashPassword, isHashStale, isPasswordRight } from '../../server/identity/password.ts'
import { findPasswordFault, wordsAbout } from '../../server/identity/password.rules.ts'

describe('a new password', () => {
  test.each(['harbour velvet tractor', 'Zk4-vbR!92nqL', 'correct-otter-lamp-91', 'ÄpfelundBirnenimGlas', 'x'.concat('9kQ-tz_Wm'.repeat(7))])(
    '%s will do',
    (password) => {
      expect(findPasswordFault(password)).toBeNull()
    },
  )

  test.each([
    'short',
    'elevenchars',
    'password1234',
    'P@ssw0rd2024!',
    'Liverpool2010!',
    'aaaaaaaaaaaaaaa',
    'qwertyuiopasdfgh',
    '123456789012',
    'abcdefghijklmnop',
    'abcabcabcabcabc',
    '1qaz2wsx3edc4rfv',
    'correcthorsebatterystaple',
    'iloveyouforever',
    'integratedcare2009',
  ])('%s is refused', (password) => {
    expect(findPasswordFault(password)).toMatch(/^(Use at least 12|This password is easy to guess)/)
  })

  test('the person’s own name and address do not make it stronger', () => {
    expect(findPasswordFault('katherine.robson.09')).toBeNull()
    expect(findPasswordFault('katherine.robson.09', wordsAbout('Katherine Robson', 'k.robson@example.org'))).toMatch(/easy to guess/)
  })

  test('256 characters are allowed, more are not, and a character outside the basic plane counts once', () => {
    const long = [...Array(256).keys()].map((at) => String.fromCodePoint(0x4e00 + ((at * 7919) % 20000))).join('')
    expect(findPasswordFault(long)).toBeNull()
    expect(findPasswordFault(`${long}!`)).toBe('Use at most 256 characters.')
    expect(findPasswordFault('🦉🐙🦔🐝🦆🐌🦀🐢🦩🐋🦜')).toMatch(/at least 12/)
  })
})

describe('a kept password', () => {
  test('is argon2id with 46 MiB, one pass, one lane', async () => {
    expect(await hashPassword('harbour velvet tractor')).toMatch(/^\$argon2id\$v=19\$m=47104,p=1,t=1\$|^\$argon2id\$v=19\$m=47104,t=1,p=1\$/)
  })

  test('is found right however the same characters were typed, and wrong otherwise', async () => {
    const kept = await hashPassword('caf\u00e9 harbour velvet')
    expect(await isPasswordRight(kept, 'cafe\u0301 harbour velvet')).toBe(true)
    expect(await isPasswordRight(kept, 'cafe harbour velvet')).toBe(false)
  })

  test('is never found right when nothing is kept, in the time that a check takes', async () => {
    const kept = await hashPassword('harbour velvet tractor')
    const times: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] }
    for (let round = 0; round < 6; round++)
      for (const kind of ['known', 'unknown'] as const) {
        const start = performance.now()
        expect(await isPasswordRight(kind === 'known' ? kept : null, 'wrong')).toBe(false)
        times[kind].push(performance.now() - start)
      }
    // Wide, because the machine has other work; leaving the hash out would make it a hundredth.
    const ratio = Math.min(...times.unknown) / Math.min(...times.known)
    expect(ratio).toBeGreaterThan(0.3)
    expect(ratio).toBeLessThan(3)
  })

  test('is hashed again once the parameters have changed', async () => {
    expect(isHashStale(await hashPassword('harbour velvet tractor'))).toBe(false)
    expect(isHashStale(await argon2.hash('x', { memoryCost: 8192, timeCost: 2, parallelism: 1 }))).toBe(true)
  })

  test('forty at once are checked in turn, and beyond the queue the answer is to come back', async () => {
    const kept = await argon2.hash('harbour', { memoryCost: 1024, timeCost: 2, parallelism: 1 })
    const right = await Promise.all(Array.from({ length: 40 }, () => isPasswordRight(kept, 'harbour')))
    expect(right).toEqual(Array(40).fill(true))
    const flood = await Promise.allSettled(Array.from({ length: 120 }, () => isPasswordRight(kept, 'harbour')))
    const refused = flood.filter((one) => one.status === 'rejected')
    expect(refused).toHaveLength(16)
    expect(refused[0]).toMatchObject({ reason: { extensions: { code: 'RATE_LIMITED' } } })
  })
})
