import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { escalateQuestions } from '../../server/network/index.ts'
import { ROLES, type Viewer } from '../../server/platform/viewer.ts'
import { as, createWorld, type World } from '../programme/world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld('network_posts')
})
afterAll(() => world.end())

const author = as('MEMBER')
const other: Viewer = { ...as('MEMBER'), accountId: '00000000-0000-4000-8000-00000000000a', name: 'Another' }
const admin: Viewer = { ...as('ADMIN'), accountId: '00000000-0000-4000-8000-00000000000b', name: 'Moderator' }

const POST = `id version title body isMine status editedAt edits { title body } answers { id version body isMine edits { body } }`
interface Post {
  id: string
  version: number
  title: string
  body: string
  answers: { id: string; version: number; body: string; edits: { body: string }[] }[]
}
const run = async <Data = Post>(field: string, type: string, input: object, viewer: Viewer, select = POST): Promise<Data> => {
  const { data, errors } = await world.once(`mutation ($input: ${type}!) { ${field}(input: $input) { ${select} } }`, { input }, viewer)
  if (errors?.length) throw Object.assign(new Error(errors[0]!.message), errors[0]!.extensions)
  return (data as Record<string, Data>)[field]!
}
const ask = async (more: object = {}, viewer = author) =>
  run('startDiscussion', 'StartDiscussionInput', { title: 'How?', body: 'First wording.', ...more }, viewer)
const askOfPractice = async (more: object = {}) => ask({ practice: (await world.make.practice()).id, ...more })
const answer = (discussion: string, viewer = other) => run('replyToDiscussion', 'ReplyInput', { discussion, body: 'First answer.' }, viewer)
const edit = (input: object, viewer: Viewer) => run('editPost', 'EditPostInput', input, viewer)
const report = (input: object, viewer: Viewer) => run('reportPost', 'ReportPostInput', input, viewer, 'id')
const reports = async (viewer = admin) =>
  (
    await world.read<{ postReports: { nodes: { id: string; status: string; why: string; discussion: { id: string } }[] } }>(
      `{ postReports(first: 200) { nodes { id status why reporter discussion { id } reply { body } } } }`,
      {},
      viewer,
    )
  ).postReports.nodes
const sentences = async (viewer: Viewer) =>
  (await world.read<{ inbox: { nodes: { sentence: string }[] } }>(`{ inbox(first: 200) { nodes { sentence } } }`, {}, viewer)).inbox.nodes.map(
    ({ sentence }) => sentence,
  )

describe('a question is asked', () => {
  test.each(['pilot', 'measure', 'partnership'] as const)('about a %s, and read where it was asked', async (kind) => {
    const id =
      kind === 'pilot' ? (await world.make.pilot()).id : kind === 'partnership' ? (await world.make.partnership()).id : world.make.strangeId()
    const asked = await ask({ [kind]: id })
    const found = await world.read<{ discussions: { nodes: object[] } }>(
      `query ($filter: DiscussionFilter!) { discussions(filter: $filter) { nodes { id } } }`,
      { filter: { [kind]: { id: { eq: id } } } },
      other,
    )
    expect(found.discussions.nodes).toEqual([{ id: asked.id }])
  })

  test('about a measure or a partnership of a pilot: whoever leads that pilot now is asked; with no pilot, the administrators are', async () => {
    const pilot = await world.make.pilot()
    const lead: Viewer = { ...as('PILOT_LEAD', [pilot.id]), accountId: '00000000-0000-4000-8000-00000000000c', name: 'Lead' }
    await ask({ measure: world.make.strangeId(), pilot: pilot.id, title: 'For the lead' })
    await ask({ measure: world.make.strangeId(), title: 'For the administrators' })
    expect(await sentences(lead)).toEqual([expect.stringContaining('For the lead')])
    expect(await sentences(admin)).toEqual(expect.arrayContaining([expect.stringContaining('For the administrators')]))
    expect((await sentences(admin)).join()).not.toContain('For the lead')
    expect(await sentences({ ...lead, pilotIds: [] })).toEqual([])
  })

  test.each([[{}], [{ measure: '00000000-0000-4000-8000-000000000001', partnership: '00000000-0000-4000-8000-000000000001' }]])(
    'of one thing: %o is refused',
    async (about) => {
      await expect(ask(about)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' })
    },
  )
})

test('nobody answers for ten days: it escalates once, to who asked, to the lead and to the administrators, and not when somebody has answered', async () => {
  const pilot = await world.make.pilot()
  const asker: Viewer = { ...as('MEMBER'), accountId: '00000000-0000-4000-8000-00000000000d', name: 'Asker' }
  const practice = await world.make.practice({ pilotId: pilot.id })
  const late = await ask({ practice: practice.id, title: 'Long waiting' }, asker)
  const answered = await ask({ practice: practice.id, title: 'Soon answered' }, asker)
  await answer(answered.id)
  await world.sql(`update network.discussion set "postedAt" = '2010-06-01T09:00:00Z' where id = any($1)`, [[late.id, answered.id]])
  await escalateQuestions(world.database, new Date())
  expect(await escalateQuestions(world.database, new Date())).toBe(0)
  const lead: Viewer = { ...as('PILOT_LEAD', [pilot.id]), accountId: '00000000-0000-4000-8000-00000000000e' }
  for (const viewer of [asker, lead, admin]) {
    const told = (await sentences(viewer)).filter((sentence) => sentence.includes('for ten days'))
    expect(told).toEqual([expect.stringContaining('Long waiting')])
  }
})

describe('what one wrote', () => {
  test('can be changed by its author alone, and how it read before can be seen', async () => {
    const asked = await askOfPractice()
    const changed = await edit({ discussion: asked.id, version: 1, title: 'How exactly?', body: 'Second wording.' }, author)
    expect(changed).toMatchObject({ title: 'How exactly?', body: 'Second wording.', version: 2, edits: [{ title: 'How?', body: 'First wording.' }] })
    await expect(edit({ discussion: asked.id, version: 2, body: 'Mine now.' }, other)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(edit({ discussion: asked.id, version: 2, body: 'Mine now.' }, admin)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(edit({ discussion: asked.id, version: 1, body: 'Late.' }, author)).rejects.toMatchObject({ code: 'CONFLICT' })
    await expect(edit({ discussion: asked.id, version: 2, body: ' ' }, author)).rejects.toMatchObject({ code: 'BAD_USER_INPUT', field: 'body' })
    await expect(edit({ discussion: asked.id, version: 2, body: 'x' }, as('PUBLIC'))).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
  })

  test('as an answer too; what is hidden takes its earlier wording along', async () => {
    const asked = await askOfPractice()
    const [first] = (await answer(asked.id)).answers
    const changed = await edit({ discussion: asked.id, reply: first!.id, version: 1, body: 'Better answer.' }, other)
    expect(changed.answers).toMatchObject([{ body: 'Better answer.', version: 2, edits: [{ body: 'First answer.' }] }])
    await run('hidePost', 'HidePostInput', { discussion: asked.id, reply: first!.id, why: 'Names a patient.' }, admin)
    const query = `query ($id: ID) { discussions(filter: { id: { eq: $id } }) { nodes { answers { body edits { body } } edits { body } } } }`
    expect(JSON.stringify(await world.read(query, { id: asked.id }, author))).not.toMatch(/answer\./)
    await expect(edit({ discussion: asked.id, reply: first!.id, version: 2, body: 'Again.' }, other)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('a report', () => {
  test('reaches the moderators alone, once from each person, and is settled by hiding the post', async () => {
    const asked = await askOfPractice()
    await expect(report({ discussion: asked.id, why: '' }, other)).rejects.toMatchObject({ code: 'RULE', field: 'why' })
    await report({ discussion: asked.id, why: 'Unkind words.' }, other)
    await expect(report({ discussion: asked.id, why: 'Again.' }, other)).rejects.toMatchObject({ rule: 'REPORTED_ALREADY' })
    expect((await sentences(admin)).join()).toContain('Unkind words.')
    for (const role of ROLES.filter((one) => one !== 'ADMIN')) {
      const { data } = await world.ask(
        `{ activities(first: 200) { nodes { sentence } } }`,
        {},
        { ...as(role), accountId: role === 'PUBLIC' ? null : author.accountId },
      )
      expect([role, JSON.stringify(data ?? null).includes('Unkind words.')]).toEqual([role, false])
    }
    const of = async () => (await reports()).find(({ discussion }) => discussion.id === asked.id)
    expect(await of()).toMatchObject({ status: 'OPEN', why: 'Unkind words.', reporter: 'Another' })
    await run('hidePost', 'HidePostInput', { discussion: asked.id, why: 'Unkind.' }, admin)
    expect(await of()).toMatchObject({ status: 'HIDDEN' })
  })

  test('is settled by letting the post stand, with a reason, once', async () => {
    const asked = await askOfPractice()
    await report({ discussion: asked.id, why: 'I disagree.' }, other)
    const { id } = (await reports()).find(({ discussion }) => discussion.id === asked.id)!
    const keep = (why: string, viewer = admin) => run<{ status: string }>('keepPost', 'KeepPostInput', { id, why }, viewer, 'status')
    await expect(keep('Fine.', other)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(keep('')).rejects.toMatchObject({ code: 'RULE', field: 'why' })
    expect(await keep('To disagree is no reason.')).toEqual({ status: 'KEPT' })
    await expect(keep('Twice.')).rejects.toMatchObject({ code: 'CONFLICT' })
    await report({ discussion: asked.id, why: 'Something else.' }, other)
  })
})
