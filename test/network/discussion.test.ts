import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { ROLES, type Viewer } from '../../server/platform/viewer.ts'
import { as, createWorld, type World } from '../programme/world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld('network_discussion')
})
afterAll(() => world.end())

const asker = as('MEMBER')
const other: Viewer = { ...as('MEMBER'), accountId: '00000000-0000-4000-8000-00000000000a', name: 'Another' }
const admin: Viewer = { ...as('ADMIN'), accountId: '00000000-0000-4000-8000-00000000000b' }

interface Talk {
  id: string
  version: number
  status: string
  replies: number
  isMine: boolean
  answers: { id: string; accepted: boolean }[]
}
const run = async (field: string, type: string, input: object, viewer: Viewer): Promise<Talk> => {
  const query = `mutation ($input: ${type}!) { ${field}(input: $input) { id version status replies isMine answers { id accepted } } }`
  const { data, errors } = await world.once(query, { input }, viewer)
  if (errors?.length) throw Object.assign(new Error(errors[0]!.message), errors[0]!.extensions)
  return (data as Record<string, Talk>)[field]!
}
const ask = async (more: object = {}, viewer = asker) =>
  run(
    'startDiscussion',
    'StartDiscussionInput',
    { practice: (await world.make.practice()).id, title: 'How?', body: 'How is it done?', ...more },
    viewer,
  )
const answer = (discussion: string, viewer = other) => run('replyToDiscussion', 'ReplyInput', { discussion, body: 'So.' }, viewer)

describe('a question', () => {
  test('is asked, answered, and settled by who asked alone', async () => {
    const asked = await ask()
    expect(asked).toMatchObject({ status: 'OPEN', replies: 0, isMine: true })
    const answered = await answer(asked.id)
    expect(answered).toMatchObject({ status: 'ANSWERED', replies: 1, isMine: false })
    const accepting = { discussion: asked.id, version: asked.version, reply: answered.answers[0]!.id }
    await expect(run('acceptReply', 'AcceptReplyInput', accepting, other)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    expect(await run('acceptReply', 'AcceptReplyInput', accepting, asker)).toMatchObject({ status: 'SETTLED', answers: [{ accepted: true }] })
    await expect(run('acceptReply', 'AcceptReplyInput', accepting, asker)).rejects.toMatchObject({ code: 'CONFLICT' })
    await expect(answer(asked.id, as('PUBLIC'))).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
  })

  test('that nobody answers for ten days is overdue', async () => {
    const { id: practiceId } = await world.make.practice()
    const { id } = await world.make.discussion({ practiceId, isQuestion: true, postedAt: new Date('2010-06-07T09:00:00Z') })
    const read = async () =>
      (
        await world.read<{ discussions: { nodes: { status: string }[] } }>(
          `query ($id: ID) { discussions(filter: { id: { eq: $id } }) { nodes { status } } }`,
          { id },
          asker,
        )
      ).discussions.nodes
    expect(await read()).toEqual([{ status: 'OVERDUE' }])
    await answer(id)
    expect(await read()).toEqual([{ status: 'ANSWERED' }])
  })

  test('about a practice is its pilot’s to answer', async () => {
    const pilot = await world.make.pilot()
    const { id } = await ask({ practice: (await world.make.practice({ pilotId: pilot.id })).id })
    expect(await world.sql(`select "pilotId" from network.discussion where id = $1`, [id])).toEqual([{ pilotId: pilot.id }])
  })

  test.each([
    [{ practice: null }, 'practice'],
    [{ title: ' ' }, 'title'],
    [{ body: '' }, 'body'],
  ])('%o is refused by name', async (more, field) => {
    await expect(ask(more)).rejects.toMatchObject({ code: 'BAD_USER_INPUT', field })
  })

  test('of a draft cannot be asked by those who may not see it', async () => {
    const draft = await world.make.practice({ publishedOn: null })
    await expect(ask({ practice: draft.id })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  test('that is hidden is there for administrators alone, with the reason in the history', async () => {
    const asked = await ask()
    await expect(run('hidePost', 'HidePostInput', { discussion: asked.id, why: 'Names a patient.' }, other)).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
    await expect(run('hidePost', 'HidePostInput', { discussion: asked.id, why: '' }, admin)).rejects.toMatchObject({ code: 'RULE', field: 'why' })
    await run('hidePost', 'HidePostInput', { discussion: asked.id, why: 'Names a patient.' }, admin)
    await expect(answer(asked.id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

test('nothing private reaches the feed, whoever asks: neither what is kept to a pilot, nor what is hidden, nor a draft', async () => {
  const pilot = await world.make.pilot()
  const practice = await world.make.practice({ pilotId: pilot.id })
  const secret = await ask({ practice: practice.id, title: 'Kept to the pilot' })
  await world.sql(`update network.discussion set "pilotOnly" = true, "authorId" = null where id = $1`, [secret.id])
  const hidden = await ask({ title: 'Hidden by a moderator' })
  await run('hidePost', 'HidePostInput', { discussion: hidden.id, why: 'Names a patient.' }, admin)
  const gone = await world.make.practice()
  await ask({ practice: gone.id, title: 'About what is a draft again' })
  await world.sql(`update network.practice set "publishedOn" = null where id = $1`, [gone.id])
  const feed = async (viewer: Viewer) => {
    const { data } = await world.ask(
      `{ activities(first: 200) { totalCount nodes { sentence } } discussions(first: 200) { totalCount nodes { title } } }`,
      {},
      viewer,
    )
    return JSON.stringify(data ?? null)
  }
  for (const role of ROLES) {
    const text = await feed({ ...as(role), accountId: role === 'PUBLIC' ? null : other.accountId })
    for (const title of ['Hidden by a moderator', 'About what is a draft again'])
      expect([role, title, role !== 'ADMIN' && new RegExp(`: “${title}`).test(text)]).toEqual([role, title, false])
    expect([role, text.includes('Kept to the pilot')]).toEqual([role, role === 'ADMIN'])
  }
  expect(await feed({ ...as('PILOT_LEAD', [pilot.id]), accountId: other.accountId })).toContain('Kept to the pilot')
})
