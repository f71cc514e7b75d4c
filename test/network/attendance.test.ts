import { afterAll, beforeAll, expect, test } from 'vitest'

import type { Viewer } from '../../server/platform/viewer.ts'
import { as, createWorld, type World } from '../programme/world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld('network_attendance')
})
afterAll(() => world.end())

let people = 0
const newcomer = (role: 'MEMBER' | 'ADMIN' = 'MEMBER'): Viewer => {
  people += 1
  return { ...as(role), accountId: `00000000-0000-4000-b000-${String(people).padStart(12, '0')}`, name: `Person ${people}` }
}
const host = newcomer('ADMIN')
const run = async <Data>(document: string, variables: object, viewer: Viewer): Promise<Data> => {
  const { data, errors } = await world.once(document, variables as Record<string, unknown>, viewer)
  if (errors?.length) throw Object.assign(new Error(errors[0]!.message), errors[0]!.extensions)
  return data as Data
}
interface Event {
  id: string
  version: number
  begun: boolean
  attended: number | null
  places: { id: string; name: string; attended: boolean | null }[]
}
const FACTS = 'id version begun attended walkIns places { id name attended }'
const record = async (input: object, viewer = host) =>
  (await run<{ recordAttendance: Event }>(`mutation ($input: AttendanceInput!) { recordAttendance(input: $input) { ${FACTS} } }`, { input }, viewer))
    .recordAttendance
const read = async (id: string, viewer: Viewer) =>
  (await world.read<{ learningEvent: Event }>(`query ($id: ID!) { learningEvent(id: $id) { ${FACTS} } }`, { id }, viewer)).learningEvent

/** An event with two who registered, which has begun unless said. */
async function makeEvent(hasBegun = true) {
  const soon = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()
  const input = { title: 'Ward round day', summary: 'How it goes.', startsAt: soon(3), endsAt: soon(3.1), isPublic: true }
  const { createEvent } = await run<{ createEvent: { id: string } }>(
    'mutation ($input: EventInput!) { createEvent(input: $input) { id } }',
    { input },
    host,
  )
  const [first, second] = [newcomer(), newcomer()]
  for (const who of [first, second]) await run('mutation ($id: ID!) { registerForEvent(id: $id) { id } }', { id: createEvent.id }, who)
  if (hasBegun)
    await world.sql(
      `update network."learningEvent" set "startsAt" = platform.moment() - interval '1 hour', "endsAt" = platform.moment() + interval '1 hour' where id = $1`,
      [createEvent.id],
    )
  const event = await read(createEvent.id, host)
  return { event, first, second }
}

test('who invites marks who came, with those who had not registered, and may mark it again', async () => {
  const { event, first, second } = await makeEvent()
  expect(event).toMatchObject({ begun: true, attended: null, places: [{ attended: null }, { attended: null }] })
  const [one, other] = event.places.map(({ id }) => id)
  const marked = await record({ id: event.id, version: event.version, came: [one], walkIns: 3 })
  expect(marked).toMatchObject({ version: event.version + 1, attended: 4, walkIns: 3, places: [{ attended: true }, { attended: false }] })
  expect(await record({ id: event.id, version: marked.version, came: [other, other] })).toMatchObject({
    attended: 1,
    walkIns: 0,
    places: [{ attended: false }, { attended: true }],
  })
  // Everybody who knows of the event sees how many came; each sees of people themselves alone.
  expect(await read(event.id, as('PUBLIC'))).toMatchObject({ attended: 1, places: [] })
  expect((await read(event.id, first)).places).toEqual([{ id: one, name: first.name, attended: false }])
  expect((await read(event.id, second)).places).toEqual([{ id: other, name: second.name, attended: true }])
  const lines = await world.sql(
    `select sentence from platform."auditEntry" where action = 'event:attendance' and "subjectId" = $1 order by sequence`,
    [event.id],
  )
  expect(lines.map(({ sentence }) => sentence)).toEqual([
    expect.stringMatching(/marked who came to “Ward round day”: 4\.$/),
    expect.stringMatching(/: 1\.$/),
  ])
})

test('nobody else marks it, and not before it has begun, once it was called off, or from what somebody else changed', async () => {
  const { event, first } = await makeEvent()
  const input = { id: event.id, version: event.version, came: [] as string[] }
  await expect(record(input, first)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  await expect(record(input, as('PUBLIC'))).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
  await expect(record({ ...input, version: 99 })).rejects.toMatchObject({ code: 'CONFLICT' })
  await expect(record({ ...input, came: ['nobody'] })).rejects.toMatchObject({ code: 'BAD_USER_INPUT', field: 'came.0' })
  await expect(record({ ...input, came: [event.id] })).rejects.toMatchObject({ code: 'BAD_USER_INPUT', field: 'came' })
  await expect(record({ ...input, walkIns: -1 })).rejects.toMatchObject({ code: 'BAD_USER_INPUT', field: 'walkIns' })
  await expect(record({ ...input, id: '00000000-0000-4000-8000-000000000000' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  const early = (await makeEvent(false)).event
  await expect(record({ id: early.id, version: early.version, came: [] })).rejects.toMatchObject({ rule: 'EVENT_STATUS' })
  await world.sql(`update network."learningEvent" set "calledOffAt" = now() where id = $1`, [event.id])
  await expect(record(input)).rejects.toMatchObject({ rule: 'EVENT_STATUS' })
})
