import { afterAll, beforeAll, expect, test } from 'vitest'

import { ROLES, type Viewer } from '../../server/platform/viewer.ts'
import { as, createWorld, type World } from '../programme/world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld('network_post_holdings')
})
afterAll(() => world.end())

let people = 0
const newcomer = (): Viewer => {
  people += 1
  return { ...as('MEMBER'), accountId: `00000000-0000-4000-c000-${String(people).padStart(12, '0')}`, name: `Person ${people}` }
}
interface Holding {
  id: string
  version: number
  post: string
  startsOn: string | null
  endsOn: string | null
  isCurrent: boolean
}
interface Entry {
  version: number
  postHoldings: Holding[]
}
const ENTRY = 'version postHoldings { id version post startsOn endsOn isCurrent }'
const change = async (field: string, type: string, input: object, viewer: Viewer): Promise<Entry> => {
  const { data, errors } = await world.once(`mutation ($input: ${type}!) { ${field}(input: $input) { ${ENTRY} } }`, { input }, viewer)
  if (errors?.length) throw Object.assign(new Error(errors[0]!.message), errors[0]!.extensions)
  return (data as Record<string, Entry>)[field]!
}
const save = (input: object, viewer: Viewer) => change('saveProfile', 'ProfileInput', { name: viewer.name, isShown: true, ...input }, viewer)
const record = (input: object, viewer: Viewer) => change('recordPostHolding', 'PostHoldingInput', input, viewer)
const remove = (input: object, viewer: Viewer) => change('removePostHolding', 'RemovePostHoldingInput', input, viewer)
const held = ({ postHoldings }: Entry) => postHoldings.map(({ post, startsOn, endsOn }) => [post, startsOn, endsOn])

// It is 17 June 2010.
test('a change of post keeps the earlier one as history, and its day is checked', async () => {
  const person = newcomer()
  expect(held(await save({ post: 'Nurse', postSince: '2008-04-01' }, person))).toEqual([['Nurse', '2008-04-01', null]])
  expect(held(await save({ post: 'Nurse', version: 1 }, person))).toEqual([['Nurse', '2008-04-01', null]])
  const matron = { post: 'Matron', version: 2 }
  await expect(save({ ...matron, postSince: '2008-04-01' }, person)).rejects.toMatchObject({ code: 'BAD_USER_INPUT', field: 'postSince' })
  await expect(save({ ...matron, postSince: '2010-06-18' }, person)).rejects.toMatchObject({ code: 'BAD_USER_INPUT', field: 'postSince' })
  await expect(save({ ...matron, version: 1 }, person)).rejects.toMatchObject({ code: 'CONFLICT' })
  const changed = [
    ['Matron', '2010-01-01', null],
    ['Nurse', '2008-04-01', '2009-12-31'],
  ]
  expect(held(await save({ ...matron, postSince: '2010-01-01' }, person))).toEqual(changed)
  const corrected = await save({ post: 'Community matron', correctsPost: true, version: 3 }, person)
  expect(held(corrected)).toEqual([['Community matron', '2010-01-01', null], changed[1]])
  await expect(save({ post: 'nurse', postSince: '2009-12-31', version: 4 }, person)).rejects.toMatchObject({ field: 'postSince' })
  expect(held(await save({ post: null, version: 4 }, person))).toEqual([['Community matron', '2010-01-01', '2010-06-16'], changed[1]])
  const { ownProfile } = await world.read<{ ownProfile: object }>(
    `{ ownProfile { past: postHoldings(asOf: "2009-05-01") { post } now: postHoldings(asOf: "2010-06-17") { post } } }`,
    {},
    person,
  )
  expect(ownProfile).toEqual({ past: [{ post: 'Nurse' }], now: [] })
})

test('earlier posts are one’s own to enter, correct and take away, and never overlap', async () => {
  const [person, other] = [newcomer(), newcomer()]
  const first = { post: 'Porter', startsOn: '2001-01-01', endsOn: '2002-12-31' }
  await expect(record(first, person)).rejects.toMatchObject({ rule: 'PROFILE_FIRST' })
  await save({ post: 'Nurse', postSince: '2008-04-01' }, person)
  await save({}, other)
  const { postHoldings } = await record(first, person)
  const [open, porter] = [postHoldings[0]!, postHoldings[1]!]
  expect(porter).toMatchObject({ ...first, isCurrent: false, version: 1 })
  await expect(record({ ...first, endsOn: '2000-12-31' }, person)).rejects.toMatchObject({ code: 'BAD_USER_INPUT', field: 'endsOn' })
  await expect(record({ ...first, endsOn: '2010-06-18' }, person)).rejects.toMatchObject({ code: 'BAD_USER_INPUT', field: 'endsOn' })
  await expect(record({ ...first, post: ' ' }, person)).rejects.toMatchObject({ field: 'post' })
  await expect(record({ post: 'porter', endsOn: '2001-06-30' }, person)).rejects.toMatchObject({ rule: 'POST_OVERLAP' })
  await expect(record({ ...first, id: open.id, version: 1 }, person)).rejects.toMatchObject({ rule: 'POST_HELD' })
  await expect(record({ ...first, id: porter.id, version: 1 }, other)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(remove({ id: porter.id, version: 1 }, other)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  for (const send of [record(first, as('PUBLIC')), remove({ id: porter.id, version: 1 }, as('PUBLIC'))])
    await expect(send).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
  expect((await record({ ...first, id: porter.id, version: 1, startsOn: null }, person)).postHoldings[1]).toMatchObject({
    startsOn: null,
    version: 2,
  })
  await expect(record({ ...first, id: porter.id, version: 1 }, person)).rejects.toMatchObject({ code: 'CONFLICT' })
  await expect(remove({ id: porter.id, version: 1 }, person)).rejects.toMatchObject({ code: 'CONFLICT' })
  expect(held(await remove({ id: porter.id, version: 2 }, person))).toEqual([['Nurse', '2008-04-01', null]])
})

test('an organisation has who holds and held its posts, for members, of those who want to be found', async () => {
  const [shown, hidden, reader] = [newcomer(), newcomer(), newcomer()]
  const organisation = (await world.make.organisation()).id
  await save({ post: 'Matron', postSince: '2009-01-01', organisation }, shown)
  await save({ post: 'Sister', postSince: '2010-02-01', organisation, version: 1 }, shown)
  await save({ post: 'Secretword', organisation, isShown: false }, hidden)
  const ask = (viewer: Viewer) =>
    world.read<{ organisation: object }>(
      `query ($id: ID!) { organisation(id: $id) {
        now: postHoldings(asOf: "2010-06-17") { totalCount nodes { post person { name } } }
        earlier: postHoldings(endedBefore: "2010-06-17") { totalCount nodes { post endsOn } } } }`,
      { id: organisation },
      viewer,
    )
  for (const role of ROLES) {
    const answer = await ask({ ...as(role), accountId: role === 'PUBLIC' ? null : reader.accountId })
    expect([role, answer.organisation]).toEqual([
      role,
      role === 'PUBLIC'
        ? { now: { totalCount: 0, nodes: [] }, earlier: { totalCount: 0, nodes: [] } }
        : {
            now: { totalCount: 1, nodes: [{ post: 'Sister', person: { name: shown.name } }] },
            earlier: { totalCount: 1, nodes: [{ post: 'Matron', endsOn: '2010-01-31' }] },
          },
    ])
  }
  expect(JSON.stringify(await ask(hidden))).toContain('Secretword')
})

test('the posts of an entry that was merged into another are the other’s too, until it is undone', async () => {
  const person = newcomer()
  const [keep, between, merge] = [(await world.make.organisation()).id, (await world.make.organisation()).id, (await world.make.organisation()).id]
  await save({ post: 'Matron', organisation: merge }, person)
  const posts = async (id: string) => {
    const ask = `query ($id: ID!) { organisation(id: $id) { postHoldings { totalCount nodes { post } } } }`
    const { organisation } = await world.read<{ organisation: { postHoldings: { totalCount: number; nodes: { post: string }[] } } }>(
      ask,
      { id },
      person,
    )
    expect(organisation.postHoldings.totalCount).toBe(organisation.postHoldings.nodes.length)
    return organisation.postHoldings.nodes.map(({ post }) => post)
  }
  const join = (kept: string, gone: string) =>
    world.once(
      `mutation ($input: MergeOrganisationsInput!) { mergeOrganisations(input: $input) { id } }`,
      { input: { keep: kept, merge: gone, why: 'Entered twice.' } },
      as('ADMIN'),
    )
  expect(await posts(keep)).toEqual([])
  await join(between, merge)
  await join(keep, between)
  for (const id of [keep, between, merge]) expect(await posts(id)).toEqual(['Matron'])
  const [change] = await world.sql(
    `select c.id from directory.change c join platform."auditEntry" e on e.id = c."entryId" where e."subjectId" = $1 and e.action = 'organisation:merge'`,
    [keep],
  )
  await world.once(`mutation ($input: UndoChangeInput!) { undoChange(input: $input) { id } }`, { input: { id: change!.id } }, as('ADMIN'))
  expect(await posts(keep)).toEqual([])
  expect(await posts(between)).toEqual(['Matron'])
})
