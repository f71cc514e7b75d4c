import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { createCalendarRoutes } from '../../server/network/index.ts'
import { writeCalendar } from '../../server/network/calendar.rules.ts'
import { poolOf } from '../../server/platform/database.ts'
import type { Arrival } from '../../server/platform/http.answer.ts'
import { ROLES, type Viewer } from '../../server/platform/viewer.ts'
import { as, createWorld, type World } from '../programme/world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld('network_events')
})
afterAll(() => world.end())

let people = 0
const newcomer = (role: Viewer['role'] = 'MEMBER'): Viewer => {
  people += 1
  return { ...as(role), accountId: `00000000-0000-4000-a000-${String(people).padStart(12, '0')}`, name: `Person ${people}` }
}
const admin = newcomer('ADMIN')
const soon = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()
const EVENT = {
  title: 'Ward round day',
  summary: 'How it goes.',
  startsAt: soon(3),
  endsAt: soon(3.1),
  capacity: 1,
  joinUrl: 'https://meet.example.org/x',
}

interface Event {
  id: string
  version: number
  registered: number
  waiting: number
  mine: string | null
  joinUrl: string | null
}
const SELECT = `id version registered waiting mine joinUrl status`
const change = async <Data = Event>(field: string, type: string, input: unknown, viewer: Viewer, select = SELECT, name = 'input'): Promise<Data> => {
  const query = `mutation ($input: ${type}!) { ${field}(${name}: $input) ${select && `{ ${select} }`} }`
  const { data, errors } = await world.once(query, { input }, viewer)
  if (errors?.length) throw Object.assign(new Error(errors[0]!.message), errors[0]!.extensions)
  return (data as Record<string, Data>)[field]!
}
const create = (more: object = {}, viewer = admin) => change('createEvent', 'EventInput', { ...EVENT, ...more }, viewer)
const register = (id: string, viewer: Viewer) => change('registerForEvent', 'ID', id, viewer, SELECT, 'id')
const giveUp = (id: string, viewer: Viewer) => change('giveUpPlace', 'ID', id, viewer, SELECT, 'id')
const sentences = async (viewer: Viewer) =>
  (await world.read<{ inbox: { nodes: { sentence: string }[] } }>(`{ inbox(first: 200) { nodes { sentence } } }`, {}, viewer)).inbox.nodes.map(
    ({ sentence }) => sentence,
  )

test('come to the inbox and the digest of whoever follows their theme, and what becomes of them too', async () => {
  const reader = newcomer()
  await change('follow', 'FollowInput', { theme: 'SUBSTANCE_MISUSE' }, reader, 'id')
  await create({ title: 'Falls day', themes: ['FALLS'] })
  const { id, version } = await create({ title: 'Recovery day', themes: ['MENTAL_HEALTH', 'SUBSTANCE_MISUSE'] })
  await change('callOffEvent', 'CallOffEventInput', { id, version, why: 'Snow.' }, admin)
  expect(await sentences(reader)).toEqual([expect.stringContaining('called off'), expect.stringMatching(/invites to “Recovery day”\.$/)])
  const { digest } = await world.read<{ digest: object }>(`{ digest { parts { follow { theme } entries { kind } } } }`, {}, reader)
  expect(digest).toEqual({ parts: [{ follow: { theme: 'SUBSTANCE_MISUSE' }, entries: [{ kind: 'EVENT' }, { kind: 'EVENT' }] }] })
})

describe('registering', () => {
  test('first come, first served; a place that is given up is the next one’s at once, who hears of it', async () => {
    const [first, second] = [newcomer(), newcomer()]
    const { id } = await create()
    expect(await register(id, first)).toMatchObject({ registered: 1, waiting: 0, mine: 'CONFIRMED', joinUrl: EVENT.joinUrl })
    expect(await register(id, second)).toMatchObject({ registered: 1, waiting: 1, mine: 'WAITING', joinUrl: null })
    expect(await register(id, second)).toMatchObject({ waiting: 1 })
    expect(await giveUp(id, first)).toMatchObject({ registered: 1, waiting: 0, mine: null })
    expect(await sentences(second)).toEqual(['A place at “Ward round day” is yours now.'])
    const { learningEvent } = await world.read<{ learningEvent: Event }>(
      `query ($id: ID!) { learningEvent(id: $id) { mine joinUrl } }`,
      { id },
      second,
    )
    expect(learningEvent).toEqual({ mine: 'CONFIRMED', joinUrl: EVENT.joinUrl })
    await expect(giveUp(id, first)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(register(id, as('PUBLIC'))).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
  })

  test('who comes is seen by themselves, who invites and the administrators; the public sees a number alone', async () => {
    const [first, second] = [newcomer(), newcomer()]
    const { id } = await create({ isPublic: true, capacity: 5 })
    await register(id, first)
    const read = async (viewer: Viewer) =>
      (
        await world.read<{ learningEvent: { places: { name: string }[] } }>(
          `query ($id: ID!) { learningEvent(id: $id) { registered joinUrl places { name } } }`,
          { id },
          viewer,
        )
      ).learningEvent
    expect(await read(second)).toEqual({ registered: 1, joinUrl: null, places: [] })
    expect(await read(as('PUBLIC'))).toEqual({ registered: 1, joinUrl: null, places: [] })
    expect((await read(first)).places).toEqual([{ name: first.name }])
    expect((await read(admin)).places).toEqual([{ name: first.name }])
  })

  test('more seats make room for those who wait; fewer than have a place is refused; calling off says why', async () => {
    const [first, second] = [newcomer(), newcomer()]
    const { id } = await create()
    await register(id, first)
    await register(id, second)
    const update = (more: object, viewer = admin) => change('updateEvent', 'UpdateEventInput', { id, version: 1, ...EVENT, ...more }, viewer)
    await expect(update({}, newcomer())).rejects.toMatchObject({ code: 'FORBIDDEN' })
    expect(await update({ capacity: 2 })).toMatchObject({ registered: 2, waiting: 0, version: 2 })
    await expect(update({ capacity: 3 })).rejects.toMatchObject({ code: 'CONFLICT' })
    await expect(update({ version: 2, capacity: 1 })).rejects.toMatchObject({ rule: 'EVENT_CAPACITY', field: 'capacity' })
    expect(await sentences(second)).toEqual(expect.arrayContaining(['A place at “Ward round day” is yours now.']))
    const callOff = (why: string) => change('callOffEvent', 'CallOffEventInput', { id, version: 2, why }, admin, 'status')
    await expect(callOff('')).rejects.toMatchObject({ code: 'RULE', field: 'why' })
    expect(await callOff('Snow.')).toEqual({ status: 'CALLED_OFF' })
    expect((await sentences(first)).join()).toContain('Snow.')
    await expect(register(id, newcomer())).rejects.toMatchObject({ rule: 'EVENT_STATUS' })
  })

  test.each([
    [{ title: '' }, 'title'],
    [{ startsAt: '2010-01-01T00:00:00Z' }, 'startsAt'],
    [{ endsAt: EVENT.startsAt }, 'endsAt'],
    [{ capacity: 0 }, 'capacity'],
    [{ joinUrl: 'javascript:alert(1)' }, 'joinUrl'],
  ])('%o is refused by name', async (more, field) => {
    await expect(create(more)).rejects.toMatchObject({ code: 'BAD_USER_INPUT', field })
    await expect(create({}, newcomer())).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  test('the public knows of public events alone', async () => {
    const [open, closed] = [await create({ isPublic: true }), await create()]
    const list = async (viewer: Viewer) =>
      (
        await world.read<{ learningEvents: { nodes: { id: string }[] } }>(`{ learningEvents(first: 200) { nodes { id } } }`, {}, viewer)
      ).learningEvents.nodes.map(({ id }) => id)
    expect(await list(as('PUBLIC'))).toContain(open.id)
    expect(await list(as('PUBLIC'))).not.toContain(closed.id)
    expect(await list(newcomer())).toContain(closed.id)
  })
})

describe('the calendar', () => {
  const get = async (path: string, isActive = true) => {
    const [route] = createCalendarRoutes(poolOf(world.database), () => Promise.resolve(isActive))
    const { body } = await route!.answer({ path } as Arrival)
    return String(body)
  }
  // Lines unfolded as RFC 5545, 3.1 says, each a name and its value.
  const linesOf = (text: string) =>
    text
      .replace(/\r\n[ \t]/g, '')
      .split('\r\n')
      .filter(Boolean)

  test('is valid: lines of at most 75 octets that end in CR LF, text escaped, nothing of a title can break out', () => {
    const title = `Über, “quotes”; back\\slash\r\nBEGIN:VEVENT ${'ä'.repeat(60)}`
    const at = new Date('2026-12-01T09:30:00Z')
    const text = writeCalendar(
      'Mine',
      [{ id: 'x', title, summary: 'So.', startsAt: at, endsAt: at, venue: null, joinUrl: null, version: 3, status: 'TENTATIVE' }],
      at,
    )
    expect(text.endsWith('\r\n')).toBe(true)
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
    expect(text.replace(/\r\n/g, '')).not.toMatch(/[\r\n]/)
    const lines = linesOf(text)
    expect(lines.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(1)
    expect(lines).toEqual(expect.arrayContaining(['VERSION:2.0', 'DTSTART:20261201T093000Z', 'SEQUENCE:2', 'STATUS:TENTATIVE']))
    expect(lines.find((line) => line.startsWith('SUMMARY:'))).toMatch(
      /^SUMMARY:Über\\, “quotes”\\; back\\\\slash\\nBEGIN:VEVENT ä{60} \(waiting list\)$/,
    )
    for (const required of ['UID:', 'DTSTAMP:', 'PRODID:']) expect(lines.some((line) => line.startsWith(required))).toBe(true)
  })

  test('has one’s own events at a private address, until it is made anew, revoked, or the account ends', async () => {
    const reader = newcomer()
    const own = await create({ title: 'Mine' })
    await create({ title: 'Not mine' })
    await register(own.id, reader)
    const make = async () => {
      const { data } = await world.once(`mutation { makeCalendarAddress }`, {}, reader)
      return (data as { makeCalendarAddress: string }).makeCalendarAddress
    }
    const first = await make()
    const text = await get(first)
    expect(linesOf(text)).toEqual(expect.arrayContaining(['SUMMARY:Mine', 'STATUS:CONFIRMED', `URL:${EVENT.joinUrl}`]))
    expect(text).not.toContain('Not mine')
    const second = await make()
    await expect(get(first)).rejects.toMatchObject({ extensions: { code: 'NOT_FOUND' } })
    await expect(get(second, false)).rejects.toMatchObject({ extensions: { code: 'NOT_FOUND' } })
    expect(await world.sql(`select from network."calendarFeed" where position($1 in "secretHash") > 0`, [second.slice(10, 40)])).toEqual([])
    expect((await world.read(`{ calendarAddress { madeAt } }`, {}, reader)).calendarAddress).toBeTruthy()
    await world.once(`mutation { revokeCalendarAddress }`, {}, reader)
    await expect(get(second)).rejects.toMatchObject({ extensions: { code: 'NOT_FOUND' } })
    expect((await world.read(`{ calendarAddress { madeAt } }`, {}, reader)).calendarAddress).toBeNull()
  })

  test('of the public holds public events without the address to join by', async () => {
    await create({ title: 'For everybody', isPublic: true })
    await create({ title: 'For members' })
    const text = await get('/calendar/public.ics')
    expect(text).toContain('For everybody')
    expect(text).not.toMatch(/For members|meet\.example/)
  })
})

describe('people and places', () => {
  const save = (input: object, viewer: Viewer) =>
    change<{ version: number }>('saveProfile', 'ProfileInput', { name: viewer.name, ...input }, viewer, 'version')
  const find = async (filter: object, viewer: Viewer) => {
    const { data } = await world.ask(
      `query ($filter: ProfileFilter) { people(filter: $filter, first: 200) { totalCount nodes { name contact } } }`,
      { filter },
      viewer,
    )
    return (data as { people: { nodes: { name: string }[] } } | null)?.people.nodes ?? null
  }

  test('are found by skill, post and place, when they want to be found, by members alone', async () => {
    const [shown, hidden, reader] = [newcomer(), newcomer(), newcomer()]
    const pilot = await world.make.pilot()
    await save({ post: 'Falls nurse', skills: ['falls', 'telecare'], pilot: pilot.id, contact: 'Ask at the clinic', isShown: true }, shown)
    await save({ post: 'Falls lead', skills: ['falls'], isShown: false }, hidden)
    for (const filter of [{ skillsLine: { contains: 'TELE' } }, { post: { contains: 'falls' } }, { pilot: { id: { eq: pilot.id } } }])
      expect(await find(filter, reader)).toEqual([{ name: shown.name, contact: 'Ask at the clinic' }])
    for (const role of ROLES) {
      const found = await find({}, { ...as(role), accountId: role === 'PUBLIC' ? null : reader.accountId })
      expect([role, JSON.stringify(found).includes(hidden.name!)]).toEqual([role, false])
      expect([role, JSON.stringify(found).includes('clinic')]).toEqual([role, role !== 'PUBLIC'])
    }
    expect(await find({}, hidden)).not.toContainEqual(expect.objectContaining({ name: hidden.name }))
    expect((await world.read<{ ownProfile: object }>(`{ ownProfile { post isShown } }`, {}, hidden)).ownProfile).toEqual({
      post: 'Falls lead',
      isShown: false,
    })
  })

  test('what one says is one’s own: changed at the version that was seen, refused by name where it is wrong', async () => {
    const person = newcomer()
    expect(await save({}, person)).toEqual({ version: 1 })
    await expect(save({}, person)).rejects.toMatchObject({ code: 'CONFLICT' })
    expect(await save({ version: 1 }, person)).toEqual({ version: 2 })
    await expect(save({ version: 2, name: ' ' }, person)).rejects.toMatchObject({ field: 'name' })
    await expect(save({ version: 2, skills: Array.from({ length: 21 }, (_, i) => `s${i}`) }, person)).rejects.toMatchObject({ field: 'skills' })
    await expect(save({ name: 'Nobody' }, as('PUBLIC'))).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
  })
})
