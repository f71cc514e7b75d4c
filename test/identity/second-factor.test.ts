import { TOTP } from 'otpauth'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { answerOf, createWorld, failElsewhere, password, secretOf, signedIn, type Caller, type Person, type World } from './world.ts'

let world: World & { ada: Person }

beforeAll(async () => {
  world = await createWorld('identity_second_factor')
})
afterAll(() => world.close())

const codeOf = (secret: string) => new TOTP({ secret }).generate({ timestamp: world.clock.now.getTime() })
const nextCode = (secret: string) => {
  world.wait(0.5)
  return codeOf(secret)
}
const signIn = (email: string, code?: string, browser = world.browser()) =>
  browser.run('signIn', 'viewer { email } secondFactorNeeded', { email, password, code })

async function setUp(caller: Caller): Promise<string> {
  const { secret } = answerOf<{ secret: string }>(await caller.run('beginSecondFactor', 'secret'), 'beginSecondFactor')
  const confirmed = await caller.run('confirmSecondFactor', 'hasSecondFactor', { code: codeOf(secret) })
  expect(confirmed).toEqual({ data: { confirmSecondFactor: { hasSecondFactor: true } } })
  return secret
}

describe('a second factor', () => {
  test('counts from its first right code on, and is asked for when signing in', async () => {
    const mia = await world.person('mia', 'MEMBER')
    const { secret, uri } = answerOf<{ secret: string; uri: string }>(await mia.run('beginSecondFactor', 'secret uri'), 'beginSecondFactor')
    expect(uri).toContain(`secret=${secret}`)
    expect(await mia.run('confirmSecondFactor', 'id', { code: '000000' })).toMatchObject({ code: 'BAD_USER_INPUT', field: 'code' })
    expect(await signIn(mia.email)).toMatchObject({ data: { signIn: { secondFactorNeeded: false } } })
    expect(await mia.run('confirmSecondFactor', 'hasSecondFactor', { code: codeOf(secret) })).toEqual({
      data: { confirmSecondFactor: { hasSecondFactor: true } },
    })
    expect(await signIn(mia.email)).toEqual({ data: { signIn: { viewer: null, secondFactorNeeded: true } } })
    expect(await signIn(mia.email, nextCode(secret))).toEqual({ data: { signIn: { viewer: { email: mia.email }, secondFactorNeeded: false } } })
    expect(await mia.run('beginSecondFactor', 'secret')).toMatchObject({ code: 'RULE', rule: 'SECOND_FACTOR_SET' })
  })

  test('ends every other session when it is set up', async () => {
    const noa = await world.person('noa', 'MEMBER')
    const other = await signedIn(world, noa.email)
    await setUp(noa)
    expect(await other.ask('{ viewer { id } }')).toEqual({ data: { viewer: null } })
    expect(await noa.ask('{ viewer { hasSecondFactor } }')).toEqual({ data: { viewer: { hasSecondFactor: true } } })
  })

  test('opens no session without its code, with a wrong one, or with one that was used', async () => {
    const ola = await world.person('ola', 'MEMBER')
    const secret = await setUp(ola)
    const used = codeOf(secret)
    expect(await signIn(ola.email, used)).toMatchObject({ code: 'UNAUTHENTICATED', message: expect.stringContaining('used already') as string })
    expect(await signIn(ola.email, '12345')).toMatchObject({ code: 'UNAUTHENTICATED' })
    const fresh = nextCode(secret)
    expect(await signIn(ola.email, fresh)).toMatchObject({ data: { signIn: { viewer: { email: ola.email } } } })
    expect(await signIn(ola.email, fresh)).toMatchObject({ code: 'UNAUTHENTICATED' })
  })

  test('cannot be guessed: five wrong codes, from wherever they come, and then it is a quarter of an hour', async () => {
    const pia = await world.person('pia', 'MEMBER')
    const secret = await setUp(pia)
    for (let n = 1; n <= 5; n++)
      expect(await signIn(pia.email, '000000', world.browser(`198.51.100.${n}`))).toMatchObject({ code: 'UNAUTHENTICATED' })
    expect(await signIn(pia.email, nextCode(secret), world.browser('198.51.100.6'))).toMatchObject({ code: 'RATE_LIMITED' })
    world.wait(15)
    expect(await signIn(pia.email, nextCode(secret), world.browser('198.51.100.6'))).toMatchObject({ data: { signIn: {} } })
  })

  test('lets its owner in from a new address while strangers guess from many', async () => {
    const zoe = await world.person('zoe', 'MEMBER')
    const secret = await setUp(zoe)
    await failElsewhere(world, zoe.email, 100)
    expect(await signIn(zoe.email, undefined, world.browser('203.0.113.250'))).toMatchObject({ code: 'RATE_LIMITED' })
    expect(await signIn(zoe.email, '000000', world.browser('203.0.113.250'))).toMatchObject({ code: 'RATE_LIMITED' })
    expect(await signIn(zoe.email, nextCode(secret), world.browser('203.0.113.251'))).toMatchObject({
      data: { signIn: { viewer: { email: zoe.email } } },
    })
  })

  test('is removed by who gives both factors', async () => {
    const tom = await world.person('tom', 'MEMBER')
    const secret = await setUp(tom)
    const remove = (input: Record<string, unknown>) => tom.run('removeSecondFactor', 'hasSecondFactor', input)
    expect(await remove({ password: 'not his password', code: nextCode(secret) })).toMatchObject({ code: 'BAD_USER_INPUT', field: 'password' })
    expect(await remove({ password, code: '000000' })).toMatchObject({ code: 'BAD_USER_INPUT', field: 'code' })
    expect(await remove({ password, code: nextCode(secret) })).toEqual({ data: { removeSecondFactor: { hasSecondFactor: false } } })
    expect(await signIn(tom.email)).toMatchObject({ data: { signIn: { secondFactorNeeded: false } } })
  })

  test('stands in for the password where somebody proves again that it is they', async () => {
    const uli = await world.person('uli', 'MEMBER')
    const secret = await setUp(uli)
    world.wait(11)
    const make = (input: Record<string, unknown>) => uli.run('createToken', 'secret', { name: 'x', role: 'MEMBER', ...input })
    expect(await make({})).toMatchObject({ rule: 'PROOF_NEEDED' })
    expect(await make({ code: '000000' })).toMatchObject({ code: 'BAD_USER_INPUT', field: 'code' })
    expect(await make({ code: codeOf(secret) })).toMatchObject({ data: { createToken: {} } })
  })

  test('is not undone by a link in a mailbox: a new password needs its code', async () => {
    const vic = await world.person('vic', 'MEMBER')
    const secret = await setUp(vic)
    const link = await world.invite(vic.email, 'MEMBER')
    const accept = (code?: string) =>
      world.browser().run('acceptInvitation', 'email', { secret: link, name: 'vic', password: 'seven quiet lanterns burning', code })
    expect(await accept()).toMatchObject({ code: 'BAD_USER_INPUT', field: 'code' })
    expect(await accept(nextCode(secret))).toEqual({ data: { acceptInvitation: { email: vic.email } } })
  })

  test('needs to be begun, and somebody who is signed in', async () => {
    const wim = await world.person('wim', 'MEMBER')
    expect(await wim.run('confirmSecondFactor', 'id', { code: '000000' })).toMatchObject({ rule: 'SECOND_FACTOR_NOT_BEGUN' })
    for (const mutation of ['beginSecondFactor', 'confirmSecondFactor', 'removeSecondFactor'])
      expect(
        await world.browser().run(mutation, mutation === 'beginSecondFactor' ? 'secret' : 'id', {
          code: '000000',
          ...(mutation === 'removeSecondFactor' && { password }),
        }),
      ).toMatchObject({ code: 'UNAUTHENTICATED' })
  })
})

describe('an account of which a second factor is required', () => {
  test('can do nothing but set it up, and everything once it has', async () => {
    const xan = await world.person('xan', 'ANALYST')
    const { data } = await xan.run('createToken', 'secret', { name: 'x', role: 'ANALYST' })
    const program = world.program(String(data?.createToken?.secret))
    const admin = await signedIn(world, world.ada.email)
    await admin.run('updateAccount', 'id', { id: xan.id, version: 1, secondFactorRequired: true })
    expect(await xan.ask('{ viewer { role hasSecondFactor secondFactorRequired account { id } } }')).toEqual({
      data: { viewer: { role: 'PUBLIC', hasSecondFactor: false, secondFactorRequired: true, account: { id: xan.id } } },
    })
    expect(await xan.run('createToken', 'secret', { name: 'x', role: 'MEMBER' })).toEqual({
      data: null,
      code: 'UNAUTHENTICATED',
      message: 'Set up your second factor first: an administrator requires it for your account.',
    })
    expect(await xan.run('changePassword', 'id', { password, newPassword: 'seven quiet lanterns burning' })).toMatchObject({
      code: 'UNAUTHENTICATED',
    })
    expect(await program.ask('{ viewer { id } }')).toMatchObject({ code: 'UNAUTHENTICATED' })
    const secret = await setUp(xan)
    expect(await xan.ask('{ viewer { role } }')).toEqual({ data: { viewer: { role: 'ANALYST' } } })
    expect(await program.ask('{ viewer { role } }')).toEqual({ data: { viewer: { role: 'ANALYST' } } })
    expect(await xan.run('removeSecondFactor', 'id', { password, code: nextCode(secret) })).toMatchObject({ rule: 'SECOND_FACTOR_REQUIRED' })
  })

  test('that has lost its phone is helped by an administrator', async () => {
    const yan = await world.person('yan', 'MEMBER')
    await setUp(yan)
    const admin = await signedIn(world, world.ada.email)
    expect(await admin.run('updateAccount', 'hasSecondFactor', { id: yan.id, version: 2, removeSecondFactor: true })).toEqual({
      data: { updateAccount: { hasSecondFactor: false } },
    })
    expect(await yan.ask('{ viewer { id } }')).toEqual({ data: { viewer: null } })
    expect(await signIn(yan.email)).toMatchObject({ data: { signIn: { secondFactorNeeded: false } } })
  })

  test('is never a program', async () => {
    const admin = await signedIn(world, world.ada.email)
    const [program] = await world.database.query<{ id: string }[]>(
      `insert into identity.account (name, email, kind, role) values ('Robot', 'robot@example.org', 'SERVICE', 'MEMBER') returning id`,
    )
    expect(await admin.run('updateAccount', 'id', { id: program?.id, version: 1, secondFactorRequired: true })).toMatchObject({
      rule: 'SERVICE_ACCOUNT',
    })
  })
})

test('what was issued is nowhere in the database as it was issued', async () => {
  const kim = await world.person('kim', 'ANALYST')
  const link = await world.invite('later@example.org', 'MEMBER')
  const token = String((await kim.run('createToken', 'secret', { name: 'x', role: 'ANALYST' })).data?.createToken?.secret)
  const shared = await setUp(kim)
  await world.browser().run('signIn', 'secondFactorNeeded', { email: kim.email, password: 'a wrong one that somebody typed' })
  const issued = [
    password,
    'a wrong one that somebody typed',
    link,
    token,
    token.slice(37, -8),
    shared,
    secretOf(`#${link}`),
    ...kim.cookies.values(),
  ]
  expect(issued.every((secret) => secret.length > 15)).toBe(true)
  const tables = await world.database.query<{ name: string }[]>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('identity', 'platform')`,
  )
  expect(tables.length).toBeGreaterThan(8)
  for (const { name } of tables) {
    const [{ dump }] = await world.database.query<[{ dump: string | null }]>(`select string_agg(t::text, '\n') as dump from ${name} t`)
    for (const secret of issued) expect(`${name} ${(dump ?? '').includes(secret) ? secret : 'is clean'}`).toBe(`${name} is clean`)
  }
})
