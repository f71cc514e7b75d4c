import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { createLetterQueue, stopKey } from '../../server/identity/index.ts'
import { createPost } from '../../server/letters/post.ts'
import { openMailbox } from './mailbox.ts'
import { createWorld, home, secret, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

// Each test has a week of its own, so that none hears of another's; these are Mondays.
let weeks = 0
const nextMonday = (): Date => new Date(Date.parse('2026-10-05T09:00:00Z') + ++weeks * 7 * 86_400_000)
const hours = (from: Date, count: number): Date => new Date(from.getTime() + count * 3_600_000)
const organisation = async () =>
  (await world.one(`insert into directory.organisation (name, kind, "openedOn") values ('Somewhere', 'GP_PRACTICE', '2009-04-01') returning id`)).id!
const stateOf = async (accountId: string) =>
  (await world.one(`select state, tries, at, since, until from identity.letter where "accountId" = $1 order by until desc limit 1`, [accountId])) as {
    state: string
    tries: unknown
    at: unknown
    since: unknown
    until: unknown
  }

describe('a letter', () => {
  test('goes to whoever chose letters and to nobody else', async () => {
    const monday = nextMonday()
    const chose = await world.person('Chooser', { letters: 'WEEKLY' })
    const not = await world.person('Not', { letters: 'NONE' })
    const id = await organisation()
    for (const { id: accountId } of [chose, not]) await world.follows(accountId, 'organisationId', id)
    await world.happens('Organisation', id, 'Somebody renamed Somewhere.', hours(monday, -30))
    expect(await world.send(monday)).toMatchObject({ sent: 1 })
    expect(world.for(chose.email)).toEqual([expect.stringContaining('Somebody renamed Somewhere.')])
    expect(world.for(not.email)).toEqual([])
    expect(await world.send(hours(monday, 1)), 'nor twice').toMatchObject({ sent: 0 })
  })

  test('of a week tells only what changed in it and was not read', async () => {
    const monday = nextMonday()
    const { id: accountId, email } = await world.person('Weekly', { letters: 'WEEKLY' })
    const [followed, other] = [await organisation(), await organisation()]
    await world.follows(accountId, 'organisationId', followed)
    await world.happens('Organisation', followed, 'Too early.', hours(monday, -8 * 24))
    await world.happens('Organisation', followed, 'In the week.', hours(monday, -48))
    await world.happens('Organisation', other, 'Elsewhere.', hours(monday, -48))
    await world.happens('Organisation', followed, 'Read already.', hours(monday, -47))
    await world.database.query(
      `insert into network."inboxMark" ("accountId", "activityId") select $1, id from network.activity where sentence = 'Read already.'`,
      [accountId],
    )
    await world.happens('Organisation', followed, 'After six.', hours(monday, -1))
    expect(await world.send(monday)).toMatchObject({ sent: 1 })
    const [text = ''] = world.for(email)
    expect(text.match(/^- .*$/gm)).toEqual([expect.stringMatching(/^- In the week\. \(\d+ \w+ 2026\)$/)])
    expect(text).toContain(`${home}/organisations/${followed}`)
    expect(await world.send(hours(monday, 7 * 24)), 'what came after six is in the next').toMatchObject({ sent: 1 })
    weeks += 1
    expect(world.for(email)[1]).toContain('After six.')
    expect(await world.send(hours(monday, 14 * 24)), 'a week without news has no letter').toMatchObject({ sent: 0 })
    weeks += 1
    expect((await stateOf(accountId)).state).toBe('EMPTY')
  })

  test('of a day tells what waits, with its day, and does not tell it again', async () => {
    const monday = nextMonday()
    const { email } = await world.person('Lead', { letters: 'DAILY', role: 'PILOT_LEAD', pilot: 'durham-dales' })
    await world.database.query(
      `insert into directory.partnership (name, "pilotId", "formingFrom", "startsOn") select 'The new group', id, '2026-01-01', '2026-01-02' from programme.pilot where slug = 'durham-dales'`,
    )
    expect(await world.send(monday)).toMatchObject({ sent: 1 })
    expect(world.for(email)).toEqual([expect.stringContaining('Name a lead of “The new group”.')])
    expect(world.for(email)[0]).toMatch(/^WAITING FOR YOU \(\d+\)$/m)
    expect(await world.send(hours(monday, 24))).toMatchObject({ sent: 0, empty: 1 })
  })

  test('is written with the rights of its moment: whoever lost one is told nothing of it', async () => {
    const monday = nextMonday()
    const { id, email } = await world.person('Former', { letters: 'WEEKLY', role: 'PILOT_LEAD', pilot: 'torbay' })
    const pilot = await world.one(`select id from programme.pilot where slug = 'torbay'`)
    await world.database.query(
      `insert into directory.partnership (name, "pilotId", "formingFrom", "startsOn") values ('A confidential group', $1, '2026-01-01', '2026-01-02')`,
      [pilot.id],
    )
    const { id: question } = await world.one(
      `insert into network.discussion (title, body, author, "postedAt", "pilotId") values ('Nobody else’s question', 'x', 'Somebody', now(), $1) returning id`,
      [pilot.id],
    )
    await world.database.query(
      `insert into network.activity (at, kind, sentence, "pilotId", "discussionId") values ($1, 'QUESTION', 'Somebody asked a lead something.', $2, $3)`,
      [hours(monday, -40), pilot.id, question],
    )
    world.mailbox.behave('refuse')
    expect(await world.send(monday), 'it would be told while it leads').toMatchObject({ failed: 1 })
    world.mailbox.behave('take')
    await world.database.query(`update identity.account set "pilotIds" = '{}', role = 'MEMBER' where id = $1`, [id])
    await world.send(hours(monday, 1))
    expect(world.for(email).join()).not.toMatch(/confidential|asked a lead/)
    expect((await stateOf(id)).state).toBe('EMPTY')
  })

  test('says in its head how to stop, and a name that somebody chose makes no head of its own', async () => {
    const monday = nextMonday()
    const { id, email } = await world.person('Eve', { letters: 'WEEKLY' })
    await world.database.query(`update identity.account set name = $2 where id = $1`, [id, 'Eve\r\nBcc: all@people.example\r\n\r\n<script>'])
    const about = await organisation()
    await world.follows(id, 'organisationId', about)
    await world.happens('Organisation', about, 'Line one\r\n.\r\nMAIL FROM:<x@y.example>\r\n<b>bold</b> & “quoted”', hours(monday, -30))
    await world.send(monday)
    const letter = world.mailbox.letters.find(({ to }) => to.includes(email))!
    expect(letter.to).toEqual([email])
    expect(letter.head).not.toMatch(/^bcc:/im)
    expect(letter.head).toContain(`List-Unsubscribe: <${home}/letters/stop/${stopKey(secret, id)}>`)
    expect(letter.head).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r?$/m)
    expect(letter.head).toMatch(/^Subject: Careweave: 1 new\r?$/m)
    expect(letter.head).toMatch(/^From: Careweave <careweave@programme\.example>\r?$/m)
    expect(letter.text).toContain('- Line one . MAIL FROM:<x@y.example> <b>bold</b> & “quoted”')
    expect(letter.html).toContain('&#60;b&#62;bold&#60;/b&#62; &#38; “quoted”')
    expect(letter.html).not.toMatch(/<script|<b>/)
    expect(letter.text).toContain(`Stop all letters: ${home}/stop-letters#${stopKey(secret, id)}`)
  })
})

describe('a mail server', () => {
  test('that is down or refuses is tried again, later each time, and told of without an address or a secret', async () => {
    const monday = nextMonday()
    const { id, email } = await world.person('Patient', { letters: 'WEEKLY' })
    const about = await organisation()
    await world.follows(id, 'organisationId', about)
    await world.happens('Organisation', about, 'Worth waiting for.', hours(monday, -30))
    const gone = await openMailbox()
    await gone.close()
    const down = { ...world.parts, post: createPost({ url: gone.url, from: { name: '', address: 'careweave@programme.example' } }) }
    expect(await world.send(monday, down)).toMatchObject({ failed: 1, sent: 0 })
    expect(await world.send(hours(monday, 0.05)), 'not at once').toMatchObject({ failed: 0, sent: 0 })
    world.mailbox.behave('refuse')
    expect(await world.send(hours(monday, 0.1))).toMatchObject({ failed: 1 })
    expect(await world.send(hours(monday, 0.2)), 'later than before').toMatchObject({ failed: 0, sent: 0 })
    world.mailbox.behave('take')
    expect(await world.send(hours(monday, 0.3))).toMatchObject({ sent: 1 })
    expect(world.for(email)).toHaveLength(1)
    expect(world.log.join()).toMatch(/the mail server did not take a letter/)
    expect(world.log.join()).toMatch(/ESOCKET|ECONN/)
    expect(world.log.join()).not.toMatch(/people\.example|secret|programme\.example/)
    const metrics = await world.metrics.print()
    expect(metrics).toMatch(/careweave_letters_total\{outcome="failed"\} [2-9]/)
    expect(metrics).not.toContain('people.example')
  })

  test('that takes a letter and is gone before it says so gets it once; the next letter tells what that one may not have', async () => {
    const monday = nextMonday()
    const { id, email } = await world.person('Unsure', { letters: 'WEEKLY' })
    const about = await organisation()
    await world.follows(id, 'organisationId', about)
    await world.happens('Organisation', about, 'The first news.', hours(monday, -30))
    world.mailbox.behave('take and hang up')
    expect(await world.send(monday)).toMatchObject({ unsure: 1 })
    world.mailbox.behave('take')
    expect(await world.send(hours(monday, 30))).toMatchObject({ sent: 0, failed: 0 })
    expect(world.for(email)).toHaveLength(1)
    expect(await world.send(hours(monday, 7 * 24))).toMatchObject({ sent: 1 })
    weeks += 1
    expect(world.for(email)[1]).toContain('The first news.')
  })

  test('never gets a letter again that a killed process was sending; one that nobody had begun to send is sent', async () => {
    const monday = nextMonday()
    const people = [await world.person('Begun', { letters: 'WEEKLY' }), await world.person('Taken', { letters: 'WEEKLY' })]
    const about = await organisation()
    for (const { id } of people) await world.follows(id, 'organisationId', about)
    await world.happens('Organisation', about, 'News of the crash.', hours(monday, -30))
    // What a process does until it is killed: it takes both letters and begins with one.
    const queue = createLetterQueue(world.database)
    await queue.prepare(monday)
    for (let letter = await queue.take(monday); letter; letter = await queue.take(monday))
      if (letter.name === 'Begun') await queue.begin(letter, monday)
    expect(await world.send(hours(monday, 0.1)), 'it may still be at work').toMatchObject({ sent: 0, unsure: 0 })
    expect(await world.send(hours(monday, 1))).toMatchObject({ sent: 1, unsure: 1 })
    expect(people.map(({ email }) => world.for(email).length)).toEqual([0, 1])
    expect((await stateOf(people[0]!.id)).state).toBe('UNSURE')
  })

  test('gets each letter once from two processes that look at the same moment', async () => {
    const monday = nextMonday()
    const about = await organisation()
    const people = await Promise.all(Array.from({ length: 6 }, (_, at) => world.person(`Both ${at}`, { letters: 'WEEKLY' })))
    for (const { id } of people) await world.follows(id, 'organisationId', about)
    await world.happens('Organisation', about, 'For all.', hours(monday, -30))
    await Promise.all([world.send(monday), world.send(monday)])
    expect(people.map(({ email }) => world.for(email).length)).toEqual(people.map(() => 1))
  })
})
