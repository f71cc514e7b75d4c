import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { appendAudit } from '../../server/platform/audit.ts'
import { systemViewer, type Viewer } from '../../server/platform/viewer.ts'
import { as, createWorld, type World } from '../programme/world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld('network_inbox')
})
afterAll(() => world.end())

let people = 0
/** Somebody of whom nobody has heard yet. */
const newcomer = (role: Viewer['role'] = 'MEMBER', pilotIds: string[] = []): Viewer => {
  people += 1
  return { ...as(role, pilotIds), accountId: `00000000-0000-4000-9000-${String(people).padStart(12, '0')}`, name: `Person ${people}` }
}
const talker = newcomer()

const change = async <Data>(field: string, type: string, input: unknown, viewer: Viewer, select = 'id', name = 'input'): Promise<Data> => {
  const query = `mutation ($input: ${type}!) { ${field}(${name}: $input) ${select && `{ ${select} }`} }`
  const { data, errors } = await world.once(query, { input }, viewer)
  if (errors?.length) throw Object.assign(new Error(errors[0]!.message), errors[0]!.extensions)
  return (data as Record<string, Data>)[field]!
}
const follow = (input: object, viewer: Viewer) => change<{ id: string; muted: boolean }>('follow', 'FollowInput', input, viewer, 'id muted')
const ask = (input: object, viewer = talker) =>
  change<{ id: string; version: number }>(
    'startDiscussion',
    'StartDiscussionInput',
    { title: 'How?', body: 'How is it done?', ...input },
    viewer,
    'id version',
  )
const answer = (discussion: string, viewer: Viewer) => change('replyToDiscussion', 'ReplyInput', { discussion, body: 'So.' }, viewer)
const read = (input: object, viewer: Viewer) => change<{ unread: number }>('markRead', 'MarkReadInput', input, viewer, 'unread')

interface Entry {
  id: string
  at: string
  sentence: string
  isUnread: boolean
}
const inbox = async (viewer: Viewer) =>
  await world.read<{ inbox: { totalCount: number; nodes: Entry[] }; inboxSummary: { unread: number } }>(
    `{ inbox(first: 200) { totalCount nodes { id at sentence isUnread } } inboxSummary { unread } }`,
    {},
    viewer,
  )
const sentences = async (viewer: Viewer) => (await inbox(viewer)).inbox.nodes.map(({ sentence }) => sentence)
const digest = async (viewer: Viewer) =>
  (
    await world.read<{ digest: { count: number; parts: { follow: { theme: string | null; pilot: object | null } | null; entries: Entry[] }[] } }>(
      `{ digest { count parts { follow { theme pilot { id } practice { id } } entries { id sentence } } } }`,
      {},
      viewer,
    )
  ).digest

/** The record changes: a line of the common history, in the way in which every module writes it. */
const record = (subjectKind: string, subjectId: string, sentence: string, more: object = {}) =>
  world.database.transaction((db) => appendAudit(db, systemViewer, null, new Date(), { action: 'test', subjectKind, subjectId, sentence, ...more }))

describe('following', () => {
  test('brings what happens from then on to the inbox, each entry once, and nothing that one did oneself', async () => {
    const reader = newcomer()
    const practice = await world.make.practice({ themes: ['FALLS'] })
    await ask({ practice: practice.id, title: 'Before' })
    await follow({ practice: practice.id }, reader)
    await follow({ theme: 'FALLS' }, reader)
    await ask({ practice: practice.id, title: 'After' })
    await ask({ practice: practice.id, title: 'Own' }, reader)
    expect(await sentences(reader)).toEqual([expect.stringContaining('“After”')])
  })

  test.each([
    ['pilot', async () => (await world.make.pilot()).id, 'Pilot'],
    ['partnership', async () => (await world.make.partnership()).id, 'Partnership'],
    ['organisation', async () => (await world.make.organisation()).id, 'Organisation'],
    ['measure', () => Promise.resolve(world.make.strangeId()), 'Measure'],
  ] as const)('a %s tells what the common history says of it', async (name, make, kind) => {
    const reader = newcomer()
    const id = await make()
    await follow({ [name]: id }, reader)
    await record(kind, id, `Somebody changed this ${name}.`)
    await record(kind, world.make.strangeId(), 'Somebody changed another.')
    expect(await sentences(reader)).toEqual([`Somebody changed this ${name}.`])
  })

  test('a measure tells of a corrected figure too, without the figure', async () => {
    const reader = newcomer()
    const measure = world.make.strangeId()
    await follow({ measure }, reader)
    await record('Pilot', (await world.make.pilot()).id, 'Somebody corrected it.', { after: { measureId: measure, value: 12345 } })
    expect(JSON.stringify(await inbox(reader))).toContain('Somebody corrected it.')
    expect(JSON.stringify(await inbox(reader))).not.toContain('12345')
  })

  test('is of one thing, that one may see, and is one’s own', async () => {
    const reader = newcomer()
    const practice = await world.make.practice()
    const draft = await world.make.practice({ publishedOn: null })
    await expect(follow({}, reader)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' })
    await expect(follow({ practice: practice.id, theme: 'FALLS' }, reader)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' })
    await expect(follow({ practice: draft.id }, reader)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(follow({ practice: practice.id }, as('PUBLIC'))).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
    const { id } = await follow({ practice: practice.id }, reader)
    expect((await follow({ practice: practice.id }, reader)).id).toBe(id)
    for (const field of ['unfollow'] as const) await expect(change(field, 'ID', id, talker, '', 'id')).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(change('muteFollow', 'MuteInput', { id, muted: true }, talker)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const { follows } = await world.read<{ follows: object[] }>(`{ follows { id } }`, {}, talker)
    expect(JSON.stringify(follows)).not.toContain(id)
    expect(await change('unfollow', 'ID', id, reader, '', 'id')).toBe(id)
    await ask({ practice: practice.id })
    expect(await sentences(reader)).toEqual([])
  })

  test('what is kept silent is silent by every other way too, until it may be heard again', async () => {
    const reader = newcomer()
    const pilot = await world.make.pilot()
    const practice = await world.make.practice({ themes: ['DEMENTIA'], pilotId: pilot.id })
    await follow({ theme: 'DEMENTIA' }, reader)
    const { id } = await follow({ practice: practice.id }, reader)
    await change('muteFollow', 'MuteInput', { id, muted: true }, reader)
    await ask({ practice: practice.id })
    expect((await inbox(reader)).inboxSummary.unread).toBe(0)
    await change('muteFollow', 'MuteInput', { id, muted: false }, reader)
    expect((await inbox(reader)).inboxSummary.unread).toBe(1)
  })
})

describe('without following anything', () => {
  test('who takes part in a discussion hears of its answers; who keeps it silent does not', async () => {
    const [asker, other] = [newcomer(), newcomer()]
    const { id } = await ask({ practice: (await world.make.practice()).id }, asker)
    await answer(id, other)
    expect(await sentences(asker)).toEqual([expect.stringContaining('answered “How?”')])
    await answer(id, talker)
    expect(await sentences(other)).toHaveLength(1)
    const { follows } = await world.read<{ follows: { id: string }[] }>(`{ follows { id } }`, {}, other)
    await change('muteFollow', 'MuteInput', { id: follows[0]!.id, muted: true }, other)
    await answer(id, talker)
    expect(await sentences(other)).toEqual([])
  })

  test('a question comes to whoever leads its pilot now, and not to who led it before', async () => {
    const pilot = await world.make.pilot()
    const account = newcomer('PILOT_LEAD', [pilot.id])
    await ask({ practice: (await world.make.practice({ pilotId: pilot.id })).id })
    expect(await sentences(account)).toHaveLength(1)
    expect(await sentences({ ...account, pilotIds: [] })).toEqual([])
    expect(await sentences(newcomer('PILOT_LEAD', [pilot.id]))).toHaveLength(1)
  })

  test('the author of a practice hears what its review says, and nobody else does', async () => {
    const author = newcomer()
    const practice = await world.make.practice({
      publishedOn: null,
      ownerId: author.accountId,
      submittedAt: new Date('2010-06-01T09:00:00Z'),
      title: 'Quiet draft',
    })
    await change('returnPractice', 'PracticeStepInput', { id: practice.id, version: 1, why: 'Say more.' }, newcomer('ADMIN'))
    expect(await sentences(author)).toEqual([expect.stringContaining('Say more.')])
    for (const role of ['MEMBER', 'ANALYST', 'PILOT_LEAD'] as const) expect(JSON.stringify(await inbox(newcomer(role)))).not.toContain('Quiet draft')
  })
})

describe('reading', () => {
  test('one entry, or everything up to a moment, leaves the count; what comes later is new again', async () => {
    const reader = newcomer()
    const practice = await world.make.practice()
    await follow({ practice: practice.id }, reader)
    for (const title of ['One', 'Two', 'Three']) await ask({ practice: practice.id, title })
    const { inbox: page, inboxSummary } = await inbox(reader)
    expect([page.totalCount, inboxSummary.unread]).toEqual([3, 3])
    expect((await read({ entries: [page.nodes[1]!.id] }, reader)).unread).toBe(2)
    expect((await inbox(reader)).inbox.nodes.map(({ isUnread }) => isUnread)).toEqual([true, false, true])
    expect((await read({ until: page.nodes[0]!.at }, reader)).unread).toBe(0)
    expect((await read({ until: page.nodes[2]!.at }, reader)).unread).toBe(0)
    await ask({ practice: practice.id, title: 'Four' })
    expect((await inbox(reader)).inboxSummary.unread).toBe(1)
  })

  test.each([
    [{}, 'entries'],
    [{ until: '2199-01-01T00:00:00Z' }, 'until'],
    [{ entries: Array.from({ length: 201 }, () => '00000000-0000-4000-8000-000000000000') }, 'entries'],
  ])('what cannot be read is refused by name: %#', async (input, field) => {
    await expect(read(input, newcomer())).rejects.toMatchObject({ code: 'BAD_USER_INPUT', field })
  })
})

describe('the weekly digest', () => {
  test('holds what changed in the week and is not read, by what is followed, and not what is older', async () => {
    const reader = newcomer()
    const pilot = await world.make.pilot()
    const practice = await world.make.practice({ themes: ['RURAL_HEALTH'] })
    await follow({ theme: 'RURAL_HEALTH' }, reader)
    await follow({ pilot: pilot.id }, reader)
    for (const title of ['Old', 'Read', 'New']) await ask({ practice: practice.id, title })
    await record('Pilot', pilot.id, 'Somebody changed the pilot.')
    const { nodes } = (await inbox(reader)).inbox
    const idOf = (title: string) => nodes.find(({ sentence }) => sentence.includes(`“${title}”`))!.id
    await world.sql(`update network.follow set since = '2000-01-01' where "accountId" = $1`, [reader.accountId])
    await world.sql(`update network.activity set at = at - interval '8 days' where id = $1`, [idOf('Old')])
    await read({ entries: [idOf('Read')] }, reader)
    const { count, parts } = await digest(reader)
    expect(count).toBe(2)
    expect(parts.find(({ follow: one }) => one?.theme === 'RURAL_HEALTH')?.entries.map(({ sentence }) => sentence)).toEqual([
      expect.stringContaining('“New”'),
    ])
    expect(parts.find(({ follow: one }) => one?.pilot)?.entries).toMatchObject([{ sentence: 'Somebody changed the pilot.' }])
  })

  test('holds nothing private after its reader has left: neither what is kept to a pilot, nor what is hidden, nor what is a draft again', async () => {
    const pilot = await world.make.pilot()
    const lead = newcomer('PILOT_LEAD', [pilot.id])
    const practice = await world.make.practice({ pilotId: pilot.id })
    await follow({ pilot: pilot.id }, lead)
    await follow({ practice: practice.id }, lead)
    const kept = await ask({ practice: practice.id, title: 'Kept to the pilot' })
    await world.sql(`update network.discussion set "pilotOnly" = true, "authorId" = null where id = $1`, [kept.id])
    expect(JSON.stringify(await digest(lead))).toContain('Kept to the pilot')
    const gone = { ...lead, pilotIds: [] }
    expect(JSON.stringify([await digest(gone), await inbox(gone)])).not.toContain('Kept to the pilot')
    expect((await inbox(gone)).inboxSummary.unread).toBe(0)
    const hidden = await ask({ practice: practice.id, title: 'Hidden' })
    await world.sql(`update network.discussion set "hiddenAt" = now() where id = $1`, [hidden.id])
    expect(await sentences(gone)).toEqual([])
    await ask({ practice: practice.id, title: 'A draft again' })
    expect(await sentences(gone)).toHaveLength(1)
    await world.sql(`update network.practice set "publishedOn" = null where id = $1`, [practice.id])
    expect([await sentences(gone), (await digest(gone)).count]).toEqual([[], 0])
  })
})
