import { afterAll, beforeAll, expect, test } from 'vitest'

import { ROLES, type Role, type Viewer } from '../../server/platform/viewer.ts'
import { as, createWorld, type World } from '../programme/world.ts'

// Everything private carries a word of its own; every way to ask is asked by everybody, and each word is looked for in every answer.
const WORDS = {
  draftword: 'a draft',
  futureword: 'a practice that is published tomorrow',
  hiddenword: 'a post that a moderator hid',
  keptword: 'a discussion that is kept to a pilot',
  reportword: 'a report to the moderators',
  reviewword: 'what a reviewer asked',
  profileword: 'somebody who does not want to be found',
  contactword: 'how a member can be reached',
  eventword: 'an event for members',
  joinword: 'the address to join an event by',
  scoreword: 'why a place scored itself so',
  talkword: 'what members say to each other',
  pairword: 'what two places that are twinned hope to learn',
  askword: 'what a place proposes to another',
} as const
type Word = keyof typeof WORDS

const MEMBERS: Word[] = ['contactword', 'eventword', 'scoreword', 'talkword', 'pairword']
const MAY: Record<Role, Word[]> = {
  PUBLIC: [],
  MEMBER: MEMBERS,
  ANALYST: MEMBERS,
  PILOT_LEAD: [...MEMBERS, 'keptword', 'askword'],
  ADMIN: [...MEMBERS, 'askword', 'draftword', 'futureword', 'hiddenword', 'keptword', 'reportword', 'reviewword', 'joinword'],
}

let world: World
let pilotId = ''
const ids: Record<string, string> = {}
const strangers = new Map<Role, Viewer>()
const readers = new Map<Role, Viewer>()

beforeAll(async () => {
  world = await createWorld('network_leaks')
  const { make, sql } = world
  pilotId = (await make.pilot()).id
  ROLES.forEach((role, i) => {
    const of = (part: string): Viewer => ({
      ...as(role, role === 'PILOT_LEAD' ? [pilotId] : []),
      accountId: role === 'PUBLIC' ? null : `00000000-0000-4000-${part}-${String(i).padStart(12, '0')}`,
    })
    strangers.set(role, of('b000'))
    readers.set(role, of('b001'))
  })
  const change = async (field: string, type: string, input: object, viewer: Viewer) => {
    const { data, errors } = await world.once(`mutation ($input: ${type}!) { ${field}(input: $input) { id } }`, { input }, viewer)
    if (errors) throw new Error(errors[0]!.message)
    return (data as Record<string, { id: string }>)[field]!.id
  }
  const author: Viewer = { ...as('MEMBER'), accountId: '00000000-0000-4000-b002-000000000000', name: 'Author' }
  const admin: Viewer = { ...as('ADMIN'), accountId: '00000000-0000-4000-b003-000000000000', name: 'Admin' }
  const practice = await make.practice({ slug: 'seen', title: 'A seen practice', themes: ['FALLS'], pilotId: null })
  // Everybody with an account follows all there is, so that inbox and digest have every reason to tell.
  for (const viewer of readers.values())
    if (viewer.accountId)
      for (const input of [{ practice: practice.id }, { pilot: pilotId }, { theme: 'FALLS' }, { theme: 'DEMENTIA' }])
        await change('follow', 'FollowInput', input, viewer)
  ids.draft = (
    await make.practice({
      slug: 'draftword',
      title: 'draftword',
      summary: 'draftword',
      publishedOn: null,
      ownerId: author.accountId,
      themes: ['DEMENTIA'],
      submittedAt: new Date(),
    })
  ).id
  await sql(`insert into network."practiceNeed" ("practiceId", dimension, minimum, why) values ($1, 'FUNDING', 3, 'draftword')`, [ids.draft])
  await change('commentOnPractice', 'PracticeCommentInput', { id: ids.draft, field: 'what', body: 'reviewword' }, admin)
  ids.future = (
    await make.practice({ slug: 'futureword', title: 'futureword', summary: 'futureword', publishedOn: '2010-06-18', themes: ['DEMENTIA'] })
  ).id
  const ask = (body: string, about: object = { practice: practice.id }) =>
    change('startDiscussion', 'StartDiscussionInput', { title: body, body, ...about }, author)
  ids.talk = await ask('talkword')
  ids.hidden = await ask('hiddenword')
  await change('replyToDiscussion', 'ReplyInput', { discussion: ids.hidden, body: 'hiddenword' }, admin)
  await change('editPost', 'EditPostInput', { discussion: ids.hidden, version: 1, title: 'hiddenword', body: 'hiddenword' }, author)
  await change('hidePost', 'HidePostInput', { discussion: ids.hidden, why: 'Not kind.' }, admin)
  ids.kept = await ask('keptword', { pilot: pilotId })
  await sql(`update network.discussion set "pilotOnly" = true where id = $1`, [ids.kept])
  await sql(`delete from network.follow where "accountId" = $1`, [author.accountId])
  await change('reportPost', 'ReportPostInput', { discussion: ids.talk, why: 'reportword' }, author)
  await change('saveProfile', 'ProfileInput', { name: 'profileword', post: 'profileword', skills: ['profileword'], isShown: false }, author)
  await change('saveProfile', 'ProfileInput', { name: 'Found', contact: 'contactword', isShown: true }, admin)
  const [startsAt, endsAt] = [1, 2].map((days) => new Date(Date.now() + days * 86_400_000).toISOString())
  ids.event = await change(
    'createEvent',
    'EventInput',
    { title: 'eventword', summary: 'eventword', startsAt, endsAt, joinUrl: 'https://joinword.example.org' },
    admin,
  )
  ids.open = await change(
    'createEvent',
    'EventInput',
    { title: 'Open', summary: 'Open.', startsAt, endsAt, joinUrl: 'https://joinword.example.org', isPublic: true },
    admin,
  )
  ids.place = await change('savePlace', 'SavePlaceInput', { pilot: pilotId, people: ['COPD'] }, admin)
  const scores = [{ dimension: 'FUNDING', score: 2, note: 'scoreword' }]
  await change('assessPlace', 'AssessPlaceInput', { place: ids.place, version: 1, scores }, admin)
  for (const word of ['askword', 'pairword'] as const) {
    const invited = await change('savePlace', 'SavePlaceInput', { pilot: (await make.pilot()).id }, admin)
    const id = await change('proposeTwinning', 'ProposeTwinningInput', { proposer: ids.place, invited, hopes: word, invitedHopes: word }, admin)
    if (word === 'pairword') await change('acceptTwinning', 'AcceptTwinningInput', { id, version: 1 }, admin)
  }
})
afterAll(() => world.end())

const texts = [...Object.keys(WORDS), 'falls', 'seen', 'draftwort', 'practice']
const questions = (): string[] => [
  ...texts.flatMap((text) => [
    `{ search(text: "${text}", first: 100) { totalCount nodes { kind title detail slug } } }`,
    `{ library(text: "${text}") { totalCount results { practice { title summary } snippet { text } } facets { facet value count } corrections { word taken } } }`,
    `{ practices(filter: { title: { contains: "${text}" } }) { totalCount nodes { title summary needs { why } comments { body } } } }`,
    `{ discussions(filter: { title: { contains: "${text}" } }) { totalCount nodes { title body edits { body } answers { body edits { body } } } } }`,
    `{ people(filter: { name: { contains: "${text}" } }) { totalCount nodes { name contact skills } } }`,
    `{ learningEvents(filter: { title: { contains: "${text}" } }) { totalCount nodes { title joinUrl places { name } } } }`,
  ]),
  `{ library { totalCount results { practice { title } } facets { facet value count } } }`,
  `{ practices(first: 200) { totalCount nodes { title summary why needs { why } comments { body } discussions { title body } adoptions { id } } } }`,
  `{ activities(first: 200) { totalCount nodes { sentence practice { title } discussion { title } event { title joinUrl } } } }`,
  `{ discussions(first: 200) { totalCount nodes { title body edits { title body } answers { body edits { body } } practice { title } } } }`,
  `{ inbox(first: 200) { totalCount nodes { sentence practice { title } discussion { body } } } }`,
  `{ inboxSummary { unread } digest { count parts { follow { practice { title } } entries { sentence practice { title } discussion { body } } } } }`,
  `{ postReports(first: 200) { totalCount nodes { why discussion { title } } } }`,
  `{ people(first: 200) { totalCount nodes { name contact skills postHoldings { post person { name } } } } }`,
  `{ twinnings(first: 200) { totalCount nodes { hopes invitedHopes proposer { twinnings { hopes } } } } }`,
  `{ ownProfile { name contact } }`,
  `{ learningEvents(first: 200) { totalCount nodes { title joinUrl places { name } } } }`,
  `{ places(first: 200) { nodes { scores { note } readiness { practice { title } gaps { dimension } } } } placesLike(input: { people: [COPD] }) { place { scores { note } } } }`,
  `{ adoptionGroups(by: [PRACTICE]) { count key { label } } }`,
  ...['draft', 'future', 'hidden', 'kept', 'talk', 'event', 'open', 'place'].flatMap((name) =>
    ['practice', 'learningEvent', 'place'].map((field) => {
      const select = { practice: 'title summary discussions { body }', learningEvent: 'title joinUrl', place: 'scores { note } twinnings { hopes }' }[
        field
      ]
      return `{ ${field}(id: "${ids[name]}") { ${select} } }`
    }),
  ),
  `{ practice(slug: "draftword") { title summary } }`,
]

test.each(ROLES)('nothing that %s may not see is in any answer: search, facet, list, count, inbox, digest, feed or error', async (role) => {
  for (const viewer of [strangers.get(role)!, readers.get(role)!]) {
    const seen = new Set<string>()
    for (const query of questions()) {
      const { data, errors } = await world.once(query, {}, viewer)
      const told = JSON.stringify([data ?? null, errors ?? []])
      for (const word of Object.keys(WORDS) as Word[]) {
        // What somebody typed may be said back to them; what is private may not.
        if (!told.includes(word) || echoes(told, word, query)) continue
        seen.add(word)
        expect([WORDS[word], role, query, MAY[role].includes(word)]).toEqual([WORDS[word], role, query, true])
      }
    }
    expect([...seen].sort()).toEqual([...MAY[role]].sort())
  }
})

test.each(ROLES)('a draft counts nowhere for %s as it does not for the public', async (role) => {
  const count = async (viewer: Viewer) =>
    JSON.stringify(
      (await world.once(`{ library { totalCount facets { facet value count } } search(text: "practice") { totalCount } }`, {}, viewer)).data,
    )
  expect(await count(strangers.get(role)!)).toBe(await count(strangers.get('PUBLIC')!))
})

test('what may not be seen cannot be told from what is not there', async () => {
  const nothing = world.make.strangeId()
  for (const role of ['PUBLIC', 'MEMBER', 'ANALYST'] as const)
    for (const [field, input] of [
      ['startDiscussion', { practice: ids.draft, title: 'x', body: 'x' }],
      ['replyToDiscussion', { discussion: ids.hidden, body: 'x' }],
      ['follow', { practice: ids.draft }],
      ['reportPost', { discussion: ids.kept, why: 'Nosy.' }],
    ] as const) {
      const type = { startDiscussion: 'StartDiscussionInput', replyToDiscussion: 'ReplyInput', follow: 'FollowInput', reportPost: 'ReportPostInput' }[
        field
      ]
      const run = async (given: object) => {
        const { errors } = await world.once(`mutation ($input: ${type}!) { ${field}(input: $input) { id } }`, { input: given }, strangers.get(role)!)
        return errors?.map(({ message, extensions }) => [message, extensions.code])
      }
      const key = 'practice' in input ? 'practice' : 'discussion'
      expect(await run(input)).toEqual(await run({ ...input, [key]: nothing }))
    }
})

// A correction names the word that was typed and what it was taken for; the word itself says nothing.
function echoes(told: string, word: string, query: string): boolean {
  const asked = query.includes(`"${word}"`)
  return asked && told.replaceAll(`"word":"${word}"`, '').includes(word) === false
}
