import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { createWorld, password, signedIn, type Caller, type Person, type World } from './world.ts'

let world: World & { ada: Person }
let mary: Person

beforeAll(async () => {
  world = await createWorld('identity_session')
  mary = await world.person('mary', 'MEMBER')
})
afterAll(() => world.close())

const who = async (caller: Caller) => (await caller.ask('{ viewer { email } }')).data?.viewer?.email

describe('a session', () => {
  test('lasts while it is used, and ends after thirty idle minutes with a sentence that says so', async () => {
    const browser = await signedIn(world, mary.email)
    for (let n = 0; n < 3; n++) {
      world.wait(29)
      expect(await who(browser)).toBe(mary.email)
    }
    world.wait(30)
    expect(await browser.run('signOutEverywhere', '')).toEqual({
      data: null,
      code: 'UNAUTHENTICATED',
      message: 'You were signed out after 30 minutes without use. Sign in again.',
    })
    expect(browser.cookies.has('session')).toBe(false)
  })

  test('of an administrator ends after fifteen idle minutes', async () => {
    const browser = await signedIn(world, world.ada.email)
    world.wait(14)
    expect(await who(browser)).toBe(world.ada.email)
    world.wait(15)
    expect(await who(browser)).toBeUndefined()
  })

  test('ends after twelve hours however busy it is', async () => {
    const browser = await signedIn(world, mary.email)
    for (let n = 0; n < 28; n++) {
      world.wait(25)
      expect(await who(browser)).toBe(mary.email)
    }
    world.wait(20)
    expect(await browser.run('signOutEverywhere', '')).toMatchObject({
      code: 'UNAUTHENTICATED',
      message: expect.stringContaining('12 hours') as string,
    })
  })

  test('ends when its browser signs out, and no other does', async () => {
    const [one, other] = [await signedIn(world, mary.email), await signedIn(world, mary.email)]
    const stolen = world.browser()
    stolen.cookies.set('session', one.cookies.get('session') ?? '')
    expect(await one.run('signOut', '')).toEqual({ data: { signOut: true } })
    expect(await one.run('signOut', '')).toEqual({ data: { signOut: false } })
    expect([await who(one), await who(stolen), await who(other)]).toEqual([undefined, undefined, mary.email])
  })

  test('is listed to its owner with where it was opened, and ends with all others when they sign out everywhere', async () => {
    await world.database.query(`delete from identity.session where "accountId" = $1`, [mary.id])
    world.clock.now = new Date()
    const [one, other] = [await signedIn(world, mary.email, '192.0.2.10'), await signedIn(world, mary.email, '192.0.2.11')]
    const { data } = await one.ask('{ viewer { sessions { address current userAgent } sessionEndsAt } }')
    expect(data?.viewer?.sessions).toHaveLength(2)
    expect(data?.viewer?.sessions).toContainEqual({ address: '192.0.2.10', current: true, userAgent: 'Test' })
    expect(data?.viewer?.sessions).toContainEqual({ address: '192.0.2.11', current: false, userAgent: 'Test' })
    expect(new Date(String(data?.viewer?.sessionEndsAt)).getTime()).toBe(world.clock.now.getTime() + 30 * 60_000)
    expect(await one.run('signOutEverywhere', '')).toEqual({ data: { signOutEverywhere: 2 } })
    expect([await who(one), await who(other)]).toEqual([undefined, undefined])
    expect(await other.run('signOutEverywhere', '')).toMatchObject({ code: 'UNAUTHENTICATED' })
  })
})

describe('a password', () => {
  test('is changed by who knows the present one; every other session ends and this one gets a new secret', async () => {
    const jo = await world.person('jo', 'MEMBER')
    const other = await signedIn(world, jo.email)
    const before = jo.cookies.get('session')
    const { data } = await jo.run('changePassword', 'email', { password, newPassword: 'seven quiet lanterns burning' })
    expect(data?.changePassword).toEqual({ email: jo.email })
    expect(jo.cookies.get('session')).not.toBe(before)
    expect([await who(jo), await who(other)]).toEqual([jo.email, undefined])
    expect(await world.browser('192.0.2.60').run('signIn', 'secondFactorNeeded', { email: jo.email, password })).toMatchObject({
      code: 'UNAUTHENTICATED',
    })
  })

  test('is not changed to one that is short, common or made of the person’s own name', async () => {
    const change = (newPassword: string) => mary2.run('changePassword', 'id', { password, newPassword })
    const mary2 = await signedIn(world, mary.email)
    expect(await change('short')).toMatchObject({
      code: 'BAD_USER_INPUT',
      field: 'newPassword',
      message: expect.stringContaining('at least 12') as string,
    })
    expect(await change('Password12345')).toMatchObject({ code: 'BAD_USER_INPUT', field: 'newPassword' })
    expect(await change('mary.mary.mary')).toMatchObject({ code: 'BAD_USER_INPUT', field: 'newPassword' })
  })

  test('is not changed without the present one, and five tries are all there are', async () => {
    const browser = await signedIn(world, mary.email)
    const change = () => browser.run('changePassword', 'id', { password: 'not the present one', newPassword: 'seven quiet lanterns burning' })
    for (let n = 1; n <= 5; n++) expect(await change()).toMatchObject({ code: 'BAD_USER_INPUT', field: 'password' })
    expect(await change()).toMatchObject({ code: 'RATE_LIMITED' })
  })

  test('is changed by nobody who is not signed in', async () => {
    expect(await world.browser().run('changePassword', 'id', { password, newPassword: 'seven quiet lanterns burning' })).toMatchObject({
      code: 'UNAUTHENTICATED',
    })
  })
})
