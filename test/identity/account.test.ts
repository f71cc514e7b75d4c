import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { createWorld, otherPilotId, password, pilotId, programOf, signedIn, type Caller, type Person, type World } from './world.ts'

let world: World & { ada: Person }
let admin: Caller

beforeAll(async () => {
  world = await createWorld('identity_account')
  admin = await signedIn(world, world.ada.email)
})
afterAll(() => world.close())

const update = (caller: Caller, input: Record<string, unknown>, fields = 'id version') => caller.run('updateAccount', fields, input)
const role = async (caller: Caller) => (await caller.ask('{ viewer { role } }')).data?.viewer?.role

describe('an administrator', () => {
  test('lists accounts with their roles, pilots and states', async () => {
    const lead = await world.person('lena', 'PILOT_LEAD', [pilotId])
    const { data } = await admin.ask(
      'query ($filter: AccountFilter) { accounts(filter: $filter) { totalCount nodes { id name kind role status pilots { id } hasSecondFactor version } } }',
      {
        filter: { email: { eq: lead.email } },
      },
    )
    expect(data?.accounts).toEqual({
      totalCount: 1,
      nodes: [
        {
          id: lead.id,
          name: 'lena',
          kind: 'PERSON',
          role: 'PILOT_LEAD',
          status: 'ACTIVE',
          pilots: [{ id: pilotId }],
          hasSecondFactor: false,
          version: 1,
        },
      ],
    })
  })

  test('changes a role, which counts from the next request on', async () => {
    const max = await world.person('max', 'MEMBER')
    expect(await role(max)).toBe('MEMBER')
    const { data } = await update(
      admin,
      { id: max.id, version: 1, role: 'PILOT_LEAD', pilotIds: [pilotId, otherPilotId], why: 'He took it over.' },
      'version role pilots { id }',
    )
    expect(data?.updateAccount).toEqual({ version: 2, role: 'PILOT_LEAD', pilots: [{ id: pilotId }, { id: otherPilotId }] })
    expect(await role(max)).toBe('PILOT_LEAD')
    await update(admin, { id: max.id, version: 2, pilotIds: [otherPilotId] })
    expect((await max.ask('{ viewer { pilots { id } } }')).data?.viewer?.pilots).toEqual([{ id: otherPilotId }])
    await update(admin, { id: max.id, version: 3, role: 'ANALYST' })
    expect((await max.ask('{ viewer { role pilots { id } } }')).data?.viewer).toEqual({ role: 'ANALYST', pilots: [] })
  })

  test('leaves a trace with the reason, before and after', async () => {
    const nell = await world.person('nell', 'MEMBER')
    await update(admin, { id: nell.id, version: 1, role: 'ANALYST', why: 'She joins the evaluators.' })
    const seen = await admin.ask('query ($filter: AuditFilter) { auditEntries(filter: $filter) { nodes { actor sentence why before after } } }', {
      filter: { subjectId: { eq: nell.id }, action: { eq: 'account:update' } },
    })
    const facts = { name: 'nell', pilotIds: [], disabled: false, secondFactor: false, secondFactorRequired: false }
    expect(seen).toEqual({
      data: {
        auditEntries: {
          nodes: [
            {
              actor: 'ada',
              sentence: 'ada changed the account of nell: made it ANALYST instead of MEMBER.',
              why: 'She joins the evaluators.',
              before: { ...facts, role: 'MEMBER' },
              after: { ...facts, role: 'ANALYST' },
            },
          ],
        },
      },
    })
  })

  test('disables an account: its next request is a stranger’s, it cannot sign in, and enabling brings no session back', async () => {
    const olga = await world.person('olga', 'MEMBER')
    expect(await update(admin, { id: olga.id, version: 1, disabled: true }, 'status')).toEqual({ data: { updateAccount: { status: 'DISABLED' } } })
    expect(await olga.ask('{ viewer { id } }')).toEqual({ data: { viewer: null } })
    const attempt = await world.browser().run('signIn', 'secondFactorNeeded', { email: olga.email, password })
    expect(attempt).toMatchObject({ code: 'UNAUTHENTICATED', message: 'The e-mail address or the password is not right.' })
    await update(admin, { id: olga.id, version: 2, disabled: false })
    expect(await olga.ask('{ viewer { id } }')).toEqual({ data: { viewer: null } })
    expect(await signedIn(world, olga.email)).toBeDefined()
  })

  test('is told when somebody was faster, and when there is no such account', async () => {
    const paul = await world.person('paul', 'MEMBER')
    await update(admin, { id: paul.id, version: 1, name: 'Paul' })
    expect(await update(admin, { id: paul.id, version: 1, name: 'Pablo' })).toMatchObject({ code: 'CONFLICT' })
    expect(await update(admin, { id: pilotId, version: 1, name: 'Nobody' })).toMatchObject({ code: 'NOT_FOUND' })
  })

  test('is refused what makes no sense', async () => {
    const quin = await world.person('quin', 'MEMBER')
    expect(await update(admin, { id: quin.id, version: 1, role: 'PILOT_LEAD' })).toMatchObject({ code: 'BAD_USER_INPUT', field: 'pilotIds' })
    expect(await update(admin, { id: quin.id, version: 1, pilotIds: [pilotId] })).toMatchObject({ code: 'BAD_USER_INPUT', field: 'pilotIds' })
    expect(await update(admin, { id: quin.id, version: 1, role: 'PUBLIC' })).toMatchObject({ code: 'BAD_USER_INPUT', field: 'role' })
    expect(await update(admin, { id: quin.id, version: 1, name: ' ' })).toMatchObject({ code: 'BAD_USER_INPUT', field: 'name' })
    expect(await update(admin, { id: quin.id, version: 1, role: 'PILOT_LEAD', pilotIds: ['x'] })).toMatchObject({
      code: 'BAD_USER_INPUT',
      field: 'pilotIds',
    })
  })

  test('can neither disable nor demote their own account', async () => {
    expect(await update(admin, { id: world.ada.id, version: 1, disabled: true })).toMatchObject({
      code: 'RULE',
      rule: 'OWN_ACCOUNT',
      field: 'disabled',
    })
    expect(await update(admin, { id: world.ada.id, version: 1, role: 'MEMBER' })).toMatchObject({ code: 'RULE', rule: 'OWN_ACCOUNT', field: 'role' })
  })

  test('gives a password or a code again before a role changes hands, ten minutes after the last time', async () => {
    const rosa = await world.person('rosa', 'MEMBER')
    const late = await signedIn(world, world.ada.email)
    world.wait(11)
    expect(await update(late, { id: rosa.id, version: 1, name: 'Rosa' })).toMatchObject({ data: { updateAccount: { version: 2 } } })
    const change = { id: rosa.id, version: 2, role: 'ANALYST' }
    expect(await update(late, change)).toMatchObject({ code: 'RULE', rule: 'PROOF_NEEDED', field: 'password' })
    expect(await update(late, { ...change, password: 'not my password at all' })).toMatchObject({ code: 'BAD_USER_INPUT', field: 'password' })
    expect(await update(late, { ...change, password })).toMatchObject({ data: { updateAccount: { version: 3 } } })
    expect(await update(late, { id: rosa.id, version: 3, role: 'MEMBER' })).toMatchObject({ data: { updateAccount: { version: 4 } } })
  })
})

describe('accounts', () => {
  test('are not removed to the last administrator, even by two programs at once', async () => {
    const program = await programOf(world, 'ADMIN')
    expect(await update(program, { id: world.ada.id, version: 1, disabled: true })).toMatchObject({ code: 'RULE', rule: 'LAST_ADMIN' })
    const { person } = world
    const second = await person('tess', 'ADMIN')
    const answers = await Promise.all([
      update(program, { id: world.ada.id, version: 1, disabled: true }),
      update(program, { id: second.id, version: 1, disabled: true }),
    ])
    expect(answers.map(({ rule }) => rule).sort()).toEqual(['LAST_ADMIN', undefined])
    await world.database.query(`update identity.account set "disabledAt" = null, version = 1 where role = 'ADMIN'`)
    admin = await signedIn(world, world.ada.email)
  })

  test('are changed by a program only as far as no role changes hands', async () => {
    const uma = await world.person('uma', 'MEMBER')
    const program = await programOf(world, 'ADMIN')
    expect(await update(program, { id: uma.id, version: 1, role: 'ADMIN' })).toMatchObject({ code: 'FORBIDDEN' })
    expect(await update(program, { id: uma.id, version: 1, disabled: true })).toMatchObject({ data: { updateAccount: { version: 2 } } })
  })

  test.each(['MEMBER', 'ANALYST', 'PILOT_LEAD'] as const)('are neither seen nor changed by a %s', async (given) => {
    const someone = await world.person(`some.${given.toLowerCase().replace('_', '.')}`, given, given === 'PILOT_LEAD' ? [pilotId] : [])
    expect(await update(someone, { id: world.ada.id, version: 1, name: 'Mine' })).toMatchObject({ code: 'FORBIDDEN' })
    expect(await update(someone, { id: someone.id, version: 1, role: 'ADMIN' })).toMatchObject({ code: 'FORBIDDEN' })
    for (const list of ['accounts', 'invitations', 'auditEntries'])
      expect(await someone.ask(`{ ${list} { nodes { id } } }`)).toMatchObject({ code: 'FORBIDDEN' })
    expect(await someone.ask('{ viewer { id account { id name } } }')).toEqual({
      data: { viewer: { id: someone.id, account: { id: someone.id, name: expect.any(String) as string } } },
    })
  })

  test('are neither seen nor changed by strangers', async () => {
    const stranger = world.browser()
    expect(await update(stranger, { id: world.ada.id, version: 1, name: 'Mine' })).toMatchObject({ code: 'UNAUTHENTICATED' })
    for (const list of ['accounts', 'invitations', 'auditEntries'])
      expect(await stranger.ask(`{ ${list} { nodes { id } } }`)).toMatchObject({ code: 'UNAUTHENTICATED' })
  })
})
