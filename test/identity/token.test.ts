import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { createTokenFor } from '../../server/identity/index.ts'
import { createWorld, otherPilotId, password, pilotId, programOf, signedIn, type Caller, type Person, type World } from './world.ts'

let world: World & { ada: Person }
let lena: Person

beforeAll(async () => {
  world = await createWorld('identity_token')
  lena = await world.person('lena', 'PILOT_LEAD', [pilotId])
})
afterAll(() => world.close())

const fields = 'secret token { id name prefix role status canWrite pilots { id } lastUsedAt }'
const make = (caller: Caller, input: Record<string, unknown> = {}) =>
  caller.run('createToken', fields, { name: 'Notebook', role: 'ANALYST', ...input })
const made = async (caller: Caller, input: Record<string, unknown> = {}) => {
  const { data, message } = await make(caller, input)
  if (!data) throw new Error(message)
  const { secret, token } = data.createToken as { secret: string; token: { id: string; prefix: string } }
  return { secret, ...token, program: world.program(secret) }
}
const viewer = (caller: Caller) => caller.ask('{ viewer { email role pilots { id } sessionEndsAt } }')

describe('a token', () => {
  test('speaks for its owner within its role, reads only unless asked for more, and its text is shown once', async () => {
    const { data } = await make(lena)
    expect(data?.createToken).toEqual({
      secret: expect.stringMatching(/^cwv_[0-9a-f]{32}_[\w-]{51}$/) as string,
      token: {
        id: expect.any(String) as string,
        name: 'Notebook',
        prefix: expect.stringMatching(/^cwv_[0-9a-f]{8}$/) as string,
        role: 'ANALYST',
        status: 'ACTIVE',
        canWrite: false,
        pilots: [],
        lastUsedAt: null,
      },
    })
    const program = world.program(String(data?.createToken?.secret))
    expect(await viewer(program)).toEqual({ data: { viewer: { email: lena.email, role: 'ANALYST', pilots: [], sessionEndsAt: null } } })
  })

  test('is never for more than its owner may', async () => {
    expect(await make(lena, { role: 'ADMIN' })).toMatchObject({ code: 'RULE', rule: 'TOKEN_SCOPE', field: 'role' })
    expect(await make(lena, { role: 'PILOT_LEAD', pilotIds: [pilotId, otherPilotId] })).toMatchObject({ code: 'RULE', rule: 'TOKEN_SCOPE' })
    expect(await make(lena, { role: 'PILOT_LEAD', pilotIds: [pilotId] })).toMatchObject({
      data: { createToken: { token: { pilots: [{ id: pilotId }] } } },
    })
  })

  test('loses what its owner loses, and works no more once the owner is disabled, all with the next call', async () => {
    const max = await world.person('max', 'PILOT_LEAD', [pilotId, otherPilotId])
    const { program } = await made(max, { role: 'PILOT_LEAD', pilotIds: [pilotId, otherPilotId] })
    const admin = await signedIn(world, world.ada.email)
    await admin.run('updateAccount', 'id', { id: max.id, version: 1, pilotIds: [otherPilotId] })
    expect(await viewer(program)).toMatchObject({ data: { viewer: { role: 'PILOT_LEAD', pilots: [{ id: otherPilotId }] } } })
    await admin.run('updateAccount', 'id', { id: max.id, version: 2, role: 'MEMBER' })
    expect(await viewer(program)).toMatchObject({ data: { viewer: { role: 'MEMBER', pilots: [] } } })
    await admin.run('updateAccount', 'id', { id: max.id, version: 3, disabled: true })
    expect(await viewer(program)).toMatchObject({ code: 'UNAUTHENTICATED', message: 'The account of this token is disabled.' })
  })

  test('stops with the next call once it is revoked, by its owner or an administrator, and is revoked once', async () => {
    const [one, other] = [await made(lena), await made(lena)]
    expect(await lena.run('revokeToken', 'status revokedAt', { id: one.id })).toMatchObject({ data: { revokeToken: { status: 'REVOKED' } } })
    expect(await viewer(one.program)).toMatchObject({ code: 'UNAUTHENTICATED', message: 'This token was revoked. Ask its owner for a new one.' })
    expect(await lena.run('revokeToken', 'id', { id: one.id })).toMatchObject({ code: 'RULE', rule: 'TOKEN_REVOKED' })
    const admin = await signedIn(world, world.ada.email)
    expect(await admin.run('revokeToken', 'status', { id: other.id })).toMatchObject({ data: { revokeToken: { status: 'REVOKED' } } })
    expect(await viewer(other.program)).toMatchObject({ code: 'UNAUTHENTICATED' })
  })

  test('of somebody else cannot be told from one that is not there', async () => {
    const { id } = await made(lena)
    const nosy = await world.person('nosy', 'ANALYST')
    expect(await nosy.run('revokeToken', 'id', { id })).toEqual(await nosy.run('revokeToken', 'id', { id: otherPilotId }))
    expect(await nosy.run('revokeToken', 'id', { id })).toMatchObject({ code: 'NOT_FOUND' })
    expect(await world.browser().run('revokeToken', 'id', { id })).toMatchObject({ code: 'UNAUTHENTICATED' })
  })

  test('expires', async () => {
    const mia = await world.person('mia', 'MEMBER')
    const { program } = await made(mia, { role: 'MEMBER', days: 1 })
    world.wait(24 * 60 - 1)
    expect(await viewer(program)).toMatchObject({ data: { viewer: { email: mia.email } } })
    world.wait(1)
    expect(await viewer(program)).toMatchObject({ code: 'UNAUTHENTICATED', message: 'This token has expired. Make a new one.' })
  })

  test('is asked for with a name, a role and days that make sense', async () => {
    const caller = await signedIn(world, lena.email)
    expect(await make(caller, { days: 91 })).toMatchObject({ code: 'BAD_USER_INPUT', field: 'days' })
    expect(await make(caller, { days: 0 })).toMatchObject({ code: 'BAD_USER_INPUT', field: 'days' })
    expect(await make(caller, { name: '  ' })).toMatchObject({ code: 'BAD_USER_INPUT', field: 'name' })
    expect(await make(caller, { role: 'PUBLIC' })).toMatchObject({ code: 'BAD_USER_INPUT', field: 'role' })
    expect(await make(caller, { role: 'PILOT_LEAD' })).toMatchObject({ code: 'BAD_USER_INPUT', field: 'pilotIds' })
  })

  test('is made by a person who proved it lately, never by a token or a stranger', async () => {
    const caller = await signedIn(world, lena.email)
    world.wait(11)
    expect(await make(caller)).toMatchObject({ code: 'RULE', rule: 'PROOF_NEEDED' })
    const { program } = await made(caller, { password, canWrite: true })
    expect(await make(program, { password })).toMatchObject({ code: 'FORBIDDEN' })
    expect(await program.run('changePassword', 'id', { password, newPassword: 'seven quiet lanterns burning' })).toMatchObject({ code: 'FORBIDDEN' })
    expect(await make(world.browser())).toMatchObject({ code: 'UNAUTHENTICATED' })
  })

  test('that may only read changes nothing', async () => {
    const admin = await signedIn(world, world.ada.email)
    const reader = await made(admin, { role: 'ADMIN' })
    expect(await reader.program.run('createInvitation', 'link', { email: 'x@example.org', role: 'MEMBER' })).toMatchObject({
      code: 'FORBIDDEN',
      message: 'This token may only read.',
    })
    const writer = await made(admin, { role: 'ADMIN', canWrite: true })
    expect(await writer.program.run('createInvitation', 'link', { email: 'x@example.org', role: 'MEMBER' })).toMatchObject({
      data: { createInvitation: {} },
    })
  })

  test('is made for some things and some pilots, as far as that makes sense', async () => {
    const caller = await signedIn(world, lena.email)
    const limits = async (input: Record<string, unknown>) => {
      const answer = await caller.run('createToken', 'token { role scopes pilotsOnly pilots { id } }', { name: 'Limited', role: 'ANALYST', ...input })
      return answer.data?.createToken?.token ?? [answer.code, answer.field]
    }
    expect(await limits({})).toMatchObject({ scopes: ['READ', 'GROUPS', 'EXPORT'], pilotsOnly: false })
    expect(await limits({ scopes: ['EXPORT', 'READ', 'READ'] })).toMatchObject({ scopes: ['READ', 'EXPORT'] })
    expect(await limits({ pilotsOnly: true, pilotIds: [otherPilotId] })).toMatchObject({
      role: 'ANALYST',
      pilotsOnly: true,
      pilots: [{ id: otherPilotId }],
    })
    expect(await limits({ role: 'PILOT_LEAD', pilotsOnly: true, pilotIds: [pilotId], canWrite: true })).toMatchObject({ pilots: [{ id: pilotId }] })
    expect(await limits({ scopes: [] })).toEqual(['BAD_USER_INPUT', 'scopes'])
    expect(await limits({ scopes: ['GROUPS'], canWrite: true })).toEqual(['BAD_USER_INPUT', 'scopes'])
    expect(await limits({ pilotsOnly: true })).toEqual(['BAD_USER_INPUT', 'pilotIds'])
    expect(await limits({ pilotsOnly: true, pilotIds: [pilotId], canWrite: true })).toEqual(['BAD_USER_INPUT', 'canWrite'])
    expect(await limits({ role: 'ADMIN', pilotsOnly: true, pilotIds: [pilotId] })).toEqual(['BAD_USER_INPUT', 'role'])
    expect(await limits({ role: 'PILOT_LEAD', pilotsOnly: true, pilotIds: [otherPilotId] })).toEqual(['RULE', 'role'])
  })

  test('with a wrong letter, a wrong secret, or beside a cookie is refused', async () => {
    const caller = await signedIn(world, lena.email)
    const [one, other] = [await made(caller), await made(caller)]
    expect(await viewer(world.program(one.secret.slice(0, -1)))).toMatchObject({ code: 'UNAUTHENTICATED' })
    expect(await viewer(world.program(one.secret.slice(0, 37) + other.secret.slice(37)))).toMatchObject({ code: 'UNAUTHENTICATED' })
    const both = world.program(one.secret)
    both.cookies.set('session', caller.cookies.get('session') ?? '')
    expect(await viewer(both)).toMatchObject({ code: 'BAD_USER_INPUT', message: 'Send a token or a session cookie, not both.' })
  })

  test('shows when it was last used, to the minute', async () => {
    const caller = await signedIn(world, lena.email)
    const { program, id } = await made(caller)
    const lastUsed = async () =>
      (await caller.ask('{ viewer { tokens { id lastUsedAt } } }')).data?.viewer?.tokens as { id: string; lastUsedAt: string }[]
    const first = world.clock.now
    await viewer(program)
    world.clock.now = new Date(first.getTime() + 59_000)
    await viewer(program)
    expect((await lastUsed()).find((token) => token.id === id)?.lastUsedAt).toBe(first.toISOString())
    world.clock.now = new Date(first.getTime() + 60_000)
    await viewer(program)
    expect((await lastUsed()).find((token) => token.id === id)?.lastUsedAt).toBe(world.clock.now.toISOString())
  })
})

describe('a token of the command line', () => {
  test('has exactly its role and may write', async () => {
    const { data } = await (
      await programOf(world, 'PILOT_LEAD', pilotId)
    ).ask('{ viewer { name role pilots { id } tokens { canWrite } account { kind } } }')
    expect(data?.viewer).toMatchObject({
      name: 'Command line (pilot lead)',
      role: 'PILOT_LEAD',
      pilots: [{ id: pilotId }],
      tokens: [{ canWrite: true }],
      account: { kind: 'SERVICE' },
    })
    for (const role of ['MEMBER', 'ANALYST', 'ADMIN'] as const)
      expect(await viewer(await programOf(world, role))).toMatchObject({ data: { viewer: { role } } })
  })

  test('belongs to one account a role, which cannot sign in', async () => {
    await programOf(world, 'ANALYST')
    await programOf(world, 'ANALYST')
    const rows = await world.database.query<unknown[]>(`select id from identity.account where email = 'analyst@command-line.invalid'`)
    expect(rows).toHaveLength(1)
    expect(await world.browser('192.0.2.61').run('signIn', 'secondFactorNeeded', { email: 'analyst@command-line.invalid', password })).toMatchObject({
      code: 'UNAUTHENTICATED',
    })
  })

  test('is refused for what makes no sense, in a sentence', async () => {
    await expect(createTokenFor(world.database, { role: 'PILOT_LEAD', name: 'x', days: 1 })).rejects.toThrow(
      'Choose at least one pilot for a pilot lead.',
    )
    await expect(createTokenFor(world.database, { role: 'MEMBER', name: 'x', days: 91 })).rejects.toThrow('Give a number of days from 1 to 90.')
    await expect(createTokenFor(world.database, { role: 'PUBLIC', name: 'x', days: 1 })).rejects.toThrow('Choose a role from MEMBER upwards')
  })
})
