import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { createSignInLink } from '../../server/identity/index.ts'
import { answerOf, createWorld, password, pilotId, secretOf, signedIn, type Caller, type Person, type World } from './world.ts'

let world: World & { ada: Person }
let admin: Caller

beforeAll(async () => {
  world = await createWorld('identity_invitation')
  admin = await signedIn(world, world.ada.email)
})
afterAll(() => world.close())

const invite = (caller: Caller, input: Record<string, unknown>) =>
  caller.run('createInvitation', 'link invitation { id email role status invitedBy pilots { id } }', input)
const accept = (secret: string, input: Record<string, unknown> = {}, browser = world.browser()) =>
  browser.run('acceptInvitation', 'name email role pilots { id }', { secret, name: 'Somebody New', password, ...input })
const peek = (secret: string) =>
  world.browser().ask('query ($secret: String!) { openInvitation(secret: $secret) { email name role replacesPassword codeNeeded } }', { secret })

describe('an invitation', () => {
  test('makes an account with its role and pilots, and signs its owner in', async () => {
    const { data } = await invite(admin, { email: 'Lena@Example.org', name: 'Lena', role: 'PILOT_LEAD', pilotIds: [pilotId], days: 3 })
    expect(data?.createInvitation?.invitation).toEqual({
      id: expect.any(String) as string,
      email: 'lena@example.org',
      role: 'PILOT_LEAD',
      status: 'OPEN',
      invitedBy: 'ada',
      pilots: [{ id: pilotId }],
    })
    const secret = secretOf(data?.createInvitation?.link)
    expect(String(data?.createInvitation?.link)).toBe(`/invitation#${secret}`)
    expect(await peek(secret)).toEqual({
      data: { openInvitation: { email: 'lena@example.org', name: 'Lena', role: 'PILOT_LEAD', replacesPassword: false, codeNeeded: false } },
    })
    const browser = world.browser()
    expect(await accept(secret, { name: 'Lena Moss' }, browser)).toEqual({
      data: { acceptInvitation: { name: 'Lena Moss', email: 'lena@example.org', role: 'PILOT_LEAD', pilots: [{ id: pilotId }] } },
    })
    expect(await browser.ask('{ viewer { email } }')).toEqual({ data: { viewer: { email: 'lena@example.org' } } })
    expect(await signedIn(world, 'lena@example.org')).toBeDefined()
  })

  test('works once, even when it is opened twice at the same moment', async () => {
    const secret = await world.invite('twice@example.org', 'MEMBER')
    const answers = await Promise.all([accept(secret), accept(secret)])
    expect(answers.map(({ rule }) => rule).sort()).toEqual(['INVITATION_CLOSED', undefined])
    expect(await peek(secret)).toMatchObject({ code: 'RULE', message: expect.stringContaining('has been used') as string })
  })

  test('works until it expires or is withdrawn, or a later one takes its place', async () => {
    const first = await world.invite('late@example.org', 'MEMBER')
    const second = await world.invite('late@example.org', 'ANALYST')
    expect(await accept(first)).toMatchObject({
      rule: 'INVITATION_CLOSED',
      message: 'This invitation was withdrawn. Ask an administrator for a new one.',
    })
    const start = world.clock.now
    world.wait(7 * 24 * 60)
    expect(await accept(second)).toMatchObject({
      rule: 'INVITATION_CLOSED',
      message: 'This link has expired. Ask an administrator for a new invitation.',
    })
    world.clock.now = start
    const gone = await invite(admin, { email: 'gone@example.org', role: 'MEMBER' })
    const { invitation, link } = answerOf<{ invitation: { id: string }; link: string }>(gone, 'createInvitation')
    expect(await admin.run('revokeInvitation', 'status', { id: invitation.id })).toEqual({ data: { revokeInvitation: { status: 'REVOKED' } } })
    expect(await admin.run('revokeInvitation', 'status', { id: invitation.id })).toMatchObject({ rule: 'INVITATION_CLOSED' })
    expect(await accept(secretOf(link))).toMatchObject({ rule: 'INVITATION_CLOSED' })
  })

  test('is accepted with a good password and a name only', async () => {
    const secret = await world.invite('fussy@example.org', 'MEMBER')
    expect(await accept(secret, { password: 'short' })).toMatchObject({ code: 'BAD_USER_INPUT', field: 'password' })
    expect(await accept(secret, { password: 'fussy.somebody.1' })).toMatchObject({ code: 'BAD_USER_INPUT', field: 'password' })
    expect(await accept(secret, { name: '' })).toMatchObject({ code: 'BAD_USER_INPUT', field: 'name' })
    expect(await accept('no such secret')).toMatchObject({ code: 'NOT_FOUND' })
    expect(await accept(secret)).toMatchObject({ data: { acceptInvitation: { role: 'MEMBER' } } })
  })

  test('names the invited address, whatever else is asked for', async () => {
    const secret = await world.invite('right@example.org', 'MEMBER')
    expect(await accept(secret, { email: 'ada@example.org' })).toMatchObject({
      data: { acceptInvitation: { email: 'right@example.org', role: 'MEMBER' } },
    })
  })

  test('gives somebody who has an account a new password and leaves their role; other sessions end', async () => {
    const rob = await world.person('rob', 'ANALYST')
    const { data } = await invite(admin, { email: rob.email, role: 'MEMBER' })
    const secret = secretOf(data?.createInvitation?.link)
    expect(await peek(secret)).toMatchObject({ data: { openInvitation: { role: 'ANALYST', replacesPassword: true } } })
    expect(await accept(secret, { password: 'seven quiet lanterns burning' })).toMatchObject({
      data: { acceptInvitation: { name: 'rob', role: 'ANALYST' } },
    })
    expect(await rob.ask('{ viewer { id } }')).toEqual({ data: { viewer: null } })
    await expect(signedIn(world, rob.email, '192.0.2.70')).rejects.toThrow('not right')
  })

  test('to be an administrator is sent by a person who proved it lately, never by a program', async () => {
    const late = await signedIn(world, world.ada.email)
    world.wait(11)
    expect(await invite(late, { email: 'boss@example.org', role: 'ADMIN' })).toMatchObject({ code: 'RULE', rule: 'PROOF_NEEDED' })
    expect(await invite(late, { email: 'boss@example.org', role: 'ADMIN', password })).toMatchObject({ data: { createInvitation: {} } })
    const { data } = await late.run('createToken', 'secret', { name: 'x', role: 'ADMIN', canWrite: true })
    const program = world.program(String(data?.createToken?.secret))
    expect(await invite(program, { email: 'boss@example.org', role: 'ADMIN' })).toMatchObject({ code: 'FORBIDDEN' })
    expect(await invite(program, { email: world.ada.email, role: 'MEMBER' })).toMatchObject({ code: 'FORBIDDEN' })
    expect(await invite(program, { email: 'member@example.org', role: 'MEMBER' })).toMatchObject({ data: { createInvitation: {} } })
  })

  test('is refused for what makes no sense', async () => {
    expect(await invite(admin, { email: 'nonsense', role: 'MEMBER' })).toMatchObject({ code: 'BAD_USER_INPUT', field: 'email' })
    expect(await invite(admin, { email: 'a@example.org', role: 'PILOT_LEAD' })).toMatchObject({ code: 'BAD_USER_INPUT', field: 'pilotIds' })
    expect(await invite(admin, { email: 'a@example.org', role: 'MEMBER', days: 31 })).toMatchObject({ code: 'BAD_USER_INPUT', field: 'days' })
    expect(await admin.run('revokeInvitation', 'id', { id: pilotId })).toMatchObject({ code: 'NOT_FOUND' })
  })

  test('is sent and withdrawn by administrators alone', async () => {
    const member = await world.person('plain', 'ANALYST')
    expect(await invite(member, { email: 'a@example.org', role: 'MEMBER' })).toMatchObject({ code: 'FORBIDDEN' })
    expect(await member.run('revokeInvitation', 'id', { id: pilotId })).toMatchObject({ code: 'FORBIDDEN' })
    expect(await invite(world.browser(), { email: 'a@example.org', role: 'MEMBER' })).toMatchObject({ code: 'UNAUTHENTICATED' })
  })
})

describe('the link for the first administrator', () => {
  test('is no longer made once there is one, and never shows among invitations', async () => {
    expect(await createSignInLink(world.database, 'http://127.0.0.1:4000')).toBeNull()
    const list = await admin.ask('{ invitations(first: 200) { nodes { email role } } }')
    const { nodes } = answerOf<{ nodes: { email: string }[] }>(list, 'invitations')
    expect(nodes.length).toBeGreaterThan(3)
    expect(nodes.filter(({ email }) => !email.includes('@'))).toEqual([])
  })

  test('is one at a time, for a day, and asks for an address', async () => {
    await world.database.query(`update identity.account set "disabledAt" = now() where role = 'ADMIN'`)
    const [first, second] = [
      await createSignInLink(world.database, 'http://127.0.0.1:4000'),
      await createSignInLink(world.database, 'http://127.0.0.1:4000'),
    ]
    expect(second).toMatch(/^http:\/\/127\.0\.0\.1:4000\/invitation#[\w-]{43}$/)
    expect(await accept(secretOf(first), { email: 'eve@example.org' })).toMatchObject({ rule: 'INVITATION_CLOSED' })
    expect(await peek(secretOf(second))).toMatchObject({ data: { openInvitation: { email: null, role: 'ADMIN' } } })
    expect(await accept(secretOf(second))).toMatchObject({ code: 'BAD_USER_INPUT', field: 'email' })
    expect(await accept(secretOf(second), { email: 'rob@example.org' })).toMatchObject({ code: 'RULE', rule: 'ACCOUNT_EXISTS' })
    expect(await accept(secretOf(second), { email: 'eve@example.org' })).toMatchObject({
      data: { acceptInvitation: { email: 'eve@example.org', role: 'ADMIN' } },
    })
    expect(await accept(secretOf(second), { email: 'eve2@example.org' })).toMatchObject({ rule: 'INVITATION_CLOSED' })
  })
})
