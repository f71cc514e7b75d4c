import { afterAll, beforeAll, expect, test } from 'vitest'

import { publicViewer, type Viewer } from '../../server/platform/viewer.ts'
import { loadDemonstration } from '../../server/record/load.ts'
import { everything, openGraph, openWorld, type Ask, type World } from './world.ts'

let world: World
let ask: Ask

beforeAll(async () => {
  world = await openWorld('demonstration')
  ask = await openGraph(world.database)
})
afterAll(() => world.close())

/** The states that rows of this kind are in, each once. */
async function statesOf(query: string, path: (data: never) => { status?: string; stage?: string }[]): Promise<string[]> {
  const found = path((await ask(query)) as never).map(({ status, stage }) => status ?? stage!)
  return [...new Set(found)].sort()
}

test('the day is 17 June 2010 and the programme says that the set is illustrative', async () => {
  const { programme } = await ask(`{ programme { today illustrative } }`)
  expect(programme).toEqual({ today: '2010-06-17', illustrative: true })
})

test('the pilots are live and still sixteen', async () => {
  const { pilots } = await ask<{ pilots: { totalCount: number; nodes: { status: string }[] } }>(`{ pilots { totalCount nodes { status } } }`)
  expect([pilots.totalCount, new Set(pilots.nodes.map(({ status }) => status))]).toEqual([16, new Set(['LIVE'])])
})

test('events are to come with room and without, over and called off, and members can be found', async () => {
  const member: Viewer = { ...publicViewer, role: 'MEMBER', accountId: '00000000-0000-4000-8000-000000000009', via: 'session' }
  type Events = { learningEvents: { nodes: { status: string; registered: number; waiting: number; illustrative: boolean }[] } }
  const { learningEvents } = await ask<Events>(`{ learningEvents(first: 50) { nodes { status registered waiting illustrative } } }`, {}, member)
  expect(learningEvents.nodes.map(({ status }) => status).toSorted()).toEqual(['CALLED_OFF', 'OVER', 'PLANNED', 'PLANNED'])
  const [roomy, full] = learningEvents.nodes.filter(({ status }) => status === 'PLANNED').toSorted((a, b) => a.waiting - b.waiting)
  expect([roomy?.registered, roomy?.waiting, full?.registered, full?.waiting]).toEqual([7, 0, 4, 2])
  const { people } = await ask<{ people: { nodes: { illustrative: boolean }[] } }>(`{ people(first: 50) { nodes { illustrative } } }`, {}, member)
  expect(people.nodes).toHaveLength(7)
  expect([...learningEvents.nodes, ...people.nodes].every(({ illustrative }) => illustrative)).toBe(true)
})

test('milestones, risks, returns, partnerships, agreements and practices stand in every state', async () => {
  type Pilots = { pilots: { nodes: Record<string, { status: string }[]>[] } }
  const ofPilots = (field: string) =>
    statesOf(`{ pilots { nodes { ${field} { status } } } }`, ({ pilots }: Pilots) => pilots.nodes.flatMap((pilot) => pilot[field]!))
  expect(await ofPilots('milestones')).toEqual(['DUE_SOON', 'MET', 'MET_LATE', 'OVERDUE', 'PLANNED'])
  expect(await ofPilots('risks')).toEqual(['CLOSED', 'ESCALATED', 'OPEN'])
  expect(await ofPilots('returns')).toEqual(['ACCEPTED', 'DUE', 'LATE', 'MISSING', 'NOT_DUE', 'QUERIED', 'REOPENED', 'SUBMITTED'])
  type Partnerships = { partnerships: { nodes: { status: string; agreements: { status: string }[] }[] } }
  const query = `{ partnerships(first: 200) { nodes { status agreements { status } } } }`
  expect(await statesOf(query, ({ partnerships }: Partnerships) => partnerships.nodes)).toEqual([
    'ACTIVE',
    'ENDED',
    'FORMING',
    'PROPOSED',
    'UNDER_REVIEW',
  ])
  expect(await statesOf(query, ({ partnerships }: Partnerships) => partnerships.nodes.flatMap((each) => each.agreements))).toEqual([
    'AWAITING_SIGNATURES',
    'DRAFT',
    'EXPIRED',
    'IN_FORCE',
    'IN_NEGOTIATION',
    'SUPERSEDED',
    'TERMINATED',
  ])
  type Practices = { practices: { nodes: { status: string; adoptions: { stage: string }[] }[] } }
  const practices = `{ practices(first: 200) { nodes { status adoptions { stage } } } }`
  expect(await statesOf(practices, (data: Practices) => data.practices.nodes)).toEqual(['ARCHIVED', 'PUBLISHED', 'REVIEW_DUE'])
  expect(await statesOf(practices, (data: Practices) => data.practices.nodes.flatMap((each) => each.adoptions))).toEqual([
    'ABANDONED',
    'ASSESSING',
    'EMBEDDED',
    'INTERESTED',
    'PAUSED',
    'PILOTING',
    'PLANNED',
    'SUSTAINED',
  ])
})

test('made-up values have every status and a kept disagreement', async () => {
  const statuses = await world.database.query<{ status: string }[]>(
    `select distinct status::text as status from evaluation.observation where illustrative order by 1`,
  )
  expect(statuses.map(({ status }) => status)).toEqual(['BREAK', 'ESTIMATED', 'MISSING', 'NORMAL', 'NOT_APPLICABLE', 'PROVISIONAL', 'SUPPRESSED'])
  const revised = await world.database.query<{ revisions: number }[]>(
    `select count(*)::int as revisions from evaluation.observation where illustrative group by "subjectId", "measureId", "periodStart" having count(*) > 1`,
  )
  expect(revised).toEqual([{ revisions: 2 }, { revisions: 2 }, { revisions: 2 }])
})

test('the made-up series vary in every way, and their targets are passed, failed and neither', async () => {
  type Charts = { pilots: { nodes: { measures: { series: { variation: string | null; assurance: string | null } }[] }[] } }
  const { pilots } = await ask<Charts>(`{ pilots { nodes { measures { series { variation assurance } } } } }`)
  const series = pilots.nodes.flatMap(({ measures }) => measures.map((each) => each.series))
  const found = new Set(series.flatMap(({ variation, assurance }) => [variation, assurance]))
  for (const state of ['COMMON_CAUSE', 'IMPROVEMENT_HIGH', 'IMPROVEMENT_LOW', 'CONCERN_HIGH', 'CONCERN_LOW', 'NEUTRAL_HIGH', 'NEUTRAL_LOW'])
    expect(found).toContain(state)
  for (const state of ['CONSISTENTLY_PASS', 'CONSISTENTLY_FAIL', 'INCONSISTENT']) expect(found).toContain(state)
})

test('each of the sixteen pilots reports by national measures and by one of its own, with values, and some have an area to compare with', async () => {
  type Reporting = { pilots: { nodes: { measures: { measure: { scope: string }; comparison: object | null; series: { points: object[] } }[] }[] } }
  const { pilots } = await ask<Reporting>(`{ pilots { nodes { measures { measure { scope } comparison { id } series { points { segment } } } } } }`)
  expect(pilots.nodes).toHaveLength(16)
  for (const { measures } of pilots.nodes) {
    const scopes = measures.filter(({ series }) => series.points.length > 0).map(({ measure }) => measure.scope)
    expect(scopes.toSorted()).toEqual(['LOCAL', ...Array<string>(5).fill('NATIONAL')])
    expect(measures.filter(({ comparison }) => comparison !== null).length).toBe(2)
  }
})

test('nothing made up is unmarked: what the record has not, is illustrative', async () => {
  const tables = await world.database.query<{ schema: string; name: string }[]>(
    `select table_schema as schema, table_name as name from information_schema.columns
     where column_name = 'illustrative' and table_schema in ('identity', 'directory', 'programme', 'evaluation', 'network', 'workbench') and table_name <> 'programme'`,
  )
  const plain = await openWorld('record')
  for (const { schema, name } of tables) {
    const unmarked = `select count(*)::int as count from ${schema}."${name}" where not illustrative`
    expect([name, await world.database.query(unmarked)]).toEqual([name, await plain.database.query(unmarked)])
  }
  await plain.close()
})

test('the record’s own rows keep their values', async () => {
  const plain = await openWorld('record')
  const rows = (of: World, table: string) =>
    of.database.query(
      `select md5(string_agg(md5((to_jsonb(t) - 'recordedFrom')::text), '' order by id)) as digest from ${table} t where not illustrative`,
    )
  for (const table of [
    'directory.organisation',
    'directory.partnership',
    'directory.membership',
    'evaluation.measure',
    'network.practice',
    'network.adoption',
  ])
    expect([table, await rows(world, table)]).toEqual([table, await rows(plain, table)])
  await plain.close()
})

test('a second run changes nothing', async () => {
  const before = await everything(world.database, { moments: true })
  await loadDemonstration(world.database, () => expect.unreachable('nothing is entered twice'))
  expect(await everything(world.database, { moments: true })).toEqual(before)
})

test('nobody made up can sign in', async () => {
  const [{ count }] = await world.database.query<[{ count: number }]>(
    `select count(*)::int as count from identity.account a join identity.credential c on c."accountId" = a.id where a.illustrative and c."passwordHash" is not null`,
  )
  expect(count).toBe(0)
})
