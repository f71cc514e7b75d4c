import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'

import { createWorld, failElsewhere, password, signedIn, type Person, type World } from './world.ts'

const wrongPassword = 'quite another password'
let world: World
let mary: Person

beforeAll(async () => {
  world = await createWorld('identity_sign_in')
  mary = await world.person('mary', 'MEMBER')
})
afterAll(() => world.close())
beforeEach(() => world.wait(16))

const guess = (email: string, given = wrongPassword, address = '192.0.2.50') =>
  world.browser(address).run('signIn', 'viewer { email } secondFactorNeeded', { email, password: given })

describe('signing in', () => {
  test('opens a session that the next request is known by', async () => {
    const browser = world.browser()
    expect(await browser.ask('{ viewer { email } }')).toEqual({ data: { viewer: null } })
    const { data } = await browser.run('signIn', 'viewer { email role hasPassword } secondFactorNeeded', { email: ' MARY@example.org ', password })
    expect(data?.signIn).toEqual({ viewer: { email: 'mary@example.org', role: 'MEMBER', hasPassword: true }, secondFactorNeeded: false })
    expect(await browser.ask('{ viewer { email } }')).toEqual({ data: { viewer: { email: 'mary@example.org' } } })
  })

  test('answers a wrong password and an unknown address alike, and sets no session', async () => {
    const browser = world.browser('192.0.2.51')
    const wrong = await browser.run('signIn', 'secondFactorNeeded', { email: mary.email, password: wrongPassword })
    const unknown = await browser.run('signIn', 'secondFactorNeeded', { email: 'nobody@example.org', password: wrongPassword })
    const nonsense = await browser.run('signIn', 'secondFactorNeeded', { email: 'not an address', password })
    expect(wrong).toEqual({ data: null, code: 'UNAUTHENTICATED', message: 'The e-mail address or the password is not right.' })
    expect(unknown).toEqual(wrong)
    expect(nonsense).toEqual(wrong)
    expect(browser.cookies.size).toBe(0)
  })

  test('takes the same time for an unknown address as for a known one', async () => {
    const times: Record<string, number[]> = { 'mary@example.org': [], 'nobody@example.org': [] }
    for (let round = 0; round < 6; round++)
      for (const [email, taken] of Object.entries(times)) {
        const start = performance.now()
        await guess(email, wrongPassword, `198.51.100.${round}`)
        taken.push(performance.now() - start)
        world.wait(16)
      }
    const [known = 0, unknown = 0] = Object.values(times).map((taken) => Math.min(...taken))
    expect(unknown / known).toBeGreaterThan(0.3)
    expect(unknown / known).toBeLessThan(3)
  })

  test('gives a browser that is signed in a new secret, and the old one stops working', async () => {
    const browser = await signedIn(world, mary.email)
    const old = world.browser()
    old.cookies.set('session', browser.cookies.get('session') ?? '')
    await browser.run('signIn', 'secondFactorNeeded', { email: mary.email, password })
    expect(browser.cookies.get('session')).not.toBe(old.cookies.get('session'))
    expect(await old.ask('{ viewer { email } }')).toEqual({ data: { viewer: null } })
  })

  test('ignores a session cookie that we never gave out', async () => {
    const browser = world.browser()
    browser.cookies.set('session', 'x'.repeat(43))
    expect(await browser.ask('{ viewer { email } }')).toEqual({ data: { viewer: null } })
    expect(browser.cookies.has('session')).toBe(false)
  })
})

describe('guessing', () => {
  test('is stopped with the sixth guess, for a known and an unknown address with the same words', async () => {
    const answers = async (email: string) => {
      const seen = []
      for (let n = 1; n <= 7; n++) seen.push(await guess(email))
      return seen
    }
    const known = await answers(mary.email)
    const unknown = await answers('nobody@example.org')
    expect(known.map(({ code }) => code)).toEqual([...Array<string>(5).fill('UNAUTHENTICATED'), 'RATE_LIMITED', 'RATE_LIMITED'])
    expect(known[5]).toEqual({
      data: null,
      code: 'RATE_LIMITED',
      message: 'There were too many tries. Wait 15 minutes and try again.',
      retryAfterSeconds: 900,
    })
    expect(unknown).toEqual(known)
  })

  test('is counted when it is done all at once', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => guess(mary.email)))
    expect(answers.filter(({ code }) => code === 'UNAUTHENTICATED')).toHaveLength(5)
    expect(answers.filter(({ code }) => code === 'RATE_LIMITED')).toHaveLength(7)
  })

  test('refuses even the right password from there, until the window is over', async () => {
    for (let n = 1; n <= 6; n++) await guess(mary.email)
    expect(await guess(mary.email, password)).toMatchObject({ code: 'RATE_LIMITED' })
    world.wait(15)
    expect(await guess(mary.email, password)).toMatchObject({ data: { signIn: { viewer: { email: mary.email } } } })
  })

  test('does not lock the owner out: neither elsewhere nor, in a browser known before, at the same address', async () => {
    const known = world.browser('192.0.2.50')
    known.cookies.set('browser', mary.cookies.get('browser') ?? '')
    for (let n = 1; n <= 8; n++) await guess(mary.email)
    expect(await guess(mary.email, password, '192.0.2.77')).toMatchObject({ data: { signIn: { viewer: { email: mary.email } } } })
    expect(await known.run('signIn', 'secondFactorNeeded', { email: mary.email, password })).toMatchObject({ data: { signIn: {} } })
  })

  test('goes on with two tries for each new address once five have failed elsewhere', async () => {
    await failElsewhere(world, mary.email, 5)
    const codes = []
    for (let n = 1; n <= 3; n++) codes.push((await guess(mary.email)).code)
    expect(codes).toEqual(['UNAUTHENTICATED', 'UNAUTHENTICATED', 'RATE_LIMITED'])
  })

  test('from many addresses is stopped after a hundred failures, but never for a browser known before', async () => {
    await failElsewhere(world, mary.email, 99)
    expect(await guess(mary.email, wrongPassword, '203.0.113.249')).toMatchObject({ code: 'UNAUTHENTICATED' })
    expect(await guess(mary.email, password, '203.0.113.250')).toMatchObject({ code: 'RATE_LIMITED' })
    const known = world.browser('203.0.113.251')
    known.cookies.set('browser', mary.cookies.get('browser') ?? '')
    expect(await known.run('signIn', 'secondFactorNeeded', { email: mary.email, password })).toMatchObject({ data: { signIn: {} } })
  })

  test('of many accounts from one address is stopped after fifty', async () => {
    const guesses = Array.from({ length: 51 }, (_, n) => guess(`nobody${n}@example.org`, wrongPassword, '192.0.2.99'))
    const codes = (await Promise.all(guesses)).map(({ code }) => code)
    expect(codes.filter((code) => code === 'UNAUTHENTICATED')).toHaveLength(50)
    expect(codes.filter((code) => code === 'RATE_LIMITED')).toHaveLength(1)
  })

  test('of one IPv6 customer counts as one, whatever address of his he takes', async () => {
    for (let n = 1; n <= 5; n++) await guess(mary.email, wrongPassword, `2001:db8:1:2::${n}`)
    expect(await guess(mary.email, wrongPassword, '2001:db8:1:2::99')).toMatchObject({ code: 'RATE_LIMITED' })
    expect(await guess(mary.email, wrongPassword, '2001:db8:1:3::1')).toMatchObject({ code: 'UNAUTHENTICATED' })
  })

  test('is written to the history without what was typed', async () => {
    await guess(mary.email)
    await guess('my secret password typed in the wrong field')
    const rows = await world.database.query<{ sentence: string }[]>(
      `select sentence from platform."auditEntry" where action = 'session:refuse' order by sequence desc limit 2`,
    )
    expect(rows.map(({ sentence }) => sentence)).toEqual([
      'A sign-in from 192.0.2.50 to no account of ours was refused.',
      'A sign-in from 192.0.2.50 to the account of mary was refused.',
    ])
  })
})
