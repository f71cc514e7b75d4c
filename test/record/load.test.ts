import { afterAll, beforeAll, expect, test } from 'vitest'

import { loadRecord } from '../../server/record/load.ts'
import { everything, openGraph, openWorld, type Ask, type World } from './world.ts'

let world: World
let ask: Ask

beforeAll(async () => {
  world = await openWorld('record')
  ask = await openGraph(world.database)
})
afterAll(() => world.close())

test('the sixteen pilots come out with theme, region and lead', async () => {
  const { pilots } = await ask<{
    pilots: { totalCount: number; nodes: { slug: string; theme: string; region: { name: string }; lead: { name: string } }[] }
  }>(`{ pilots { totalCount nodes { slug theme region { name } lead { name } } } }`)
  expect(pilots.totalCount).toBe(16)
  expect(pilots.nodes.find(({ slug }) => slug === 'torbay')).toEqual({
    slug: 'torbay',
    theme: 'OLDER_PEOPLE_AND_END_OF_LIFE',
    region: { name: 'South West' },
    lead: { name: 'Torbay Care Trust' },
  })
})

test('the programme comes out with its dates, money, funnel and disagreeing claims', async () => {
  const { programme } = await ask<{ programme: { claims: { field: string; value: string; preferred: boolean; source: { code: string } }[] } }>(
    `{ programme { startsOn deliveryEndsOn evaluationEndsOn fundingPence illustrative funnel { applications shortlisted selected }
      claims { field value preferred source { code } } } }`,
  )
  expect(programme).toMatchObject({
    startsOn: '2009-04-01',
    deliveryEndsOn: '2011-03-31',
    evaluationEndsOn: '2012-03-31',
    illustrative: false,
    funnel: { applications: 108, shortlisted: 37, selected: 16 },
  })
  expect(Number((programme as unknown as { fundingPence: string }).fundingPence)).toBe(400_000_000)
  const applications = programme.claims.filter(({ field }) => field === 'funnel.applications')
  expect(applications[0]).toMatchObject({ value: '108', preferred: true, source: { code: 'S3' } })
  expect(applications.some(({ value, source }) => value === '100' && source.code === 'S0')).toBe(true)
})

test('the falls pilot answers to both of its names', async () => {
  const { pilot } = await ask<{ pilot: { name: string; aliases: string[] } }>(`{ pilot(slug: "newcastle-hospitals") { name aliases } }`)
  expect([pilot.name, ...pilot.aliases]).toEqual(['Newcastle Hospitals NHS Foundation Trust', 'North Tyneside'])
  const { search } = await ask<{ search: { nodes: { slug: string }[] } }>(`{ search(text: "North Tyneside", kinds: [PILOT]) { nodes { slug } } }`)
  expect(search.nodes.map(({ slug }) => slug)).toContain('newcastle-hospitals')
})

test('a replaced commissioner is closed and names its successor', async () => {
  const { organisation } = await ask(`{ organisation(odsCode: "5P3") { name status closedOn successors { odsCode predecessors { odsCode } } } }`)
  expect(organisation).toEqual({
    name: 'East and North Hertfordshire PCT',
    status: 'CLOSED',
    closedOn: '2010-03-31',
    successors: [{ odsCode: '5QV', predecessors: [{ odsCode: '5P3' }, { odsCode: '5P4' }].sort() }],
  })
})

test('each pilot has one partnership with its lead and the commissioner of its area', async () => {
  const { pilots } = await ask<{
    pilots: {
      nodes: {
        slug: string
        lead: { id: string }
        hostCommissioners: { odsCode: string }[]
        partnerships: { members: { role: string; organisation: { id: string } }[] }[]
      }[]
    }
  }>(`{ pilots { nodes { slug lead { id } hostCommissioners { odsCode } partnerships { members { role organisation { id } } } } } }`)
  for (const { slug, lead, hostCommissioners, partnerships } of pilots.nodes) {
    expect([slug, partnerships.length]).toEqual([slug, 1])
    expect(partnerships[0]!.members.find(({ role }) => role === 'LEAD')!.organisation.id).toBe(lead.id)
    expect([slug, hostCommissioners.length > 0]).toEqual([slug, true])
  }
})

test('a second run changes nothing', async () => {
  const before = await everything(world.database, { moments: true })
  await loadRecord(world.database, () => expect.unreachable('nothing is entered twice'))
  expect(await everything(world.database, { moments: true })).toEqual(before)
})

test('a run that is cut off in any stage is repaired by the next, to the same rows', async () => {
  const broken = await openWorld('empty')
  const stages = new Set<string>()
  const cutEachOnce = (stage: string) => {
    if (stages.has(stage)) return
    stages.add(stage)
    throw new Error('cut off')
  }
  const run = () =>
    loadRecord(broken.database, cutEachOnce).then(
      () => true,
      (error: Error) => error.message,
    )
  let outcome = await run()
  for (let tries = 0; outcome !== true && tries < 20; tries++) {
    expect(outcome).toBe('cut off')
    outcome = await run()
  }
  const nouns = ['sources', 'programme', 'organisations', 'pilots', 'partnerships', 'practices', 'places', 'measures', 'observations']
  expect([...stages]).toEqual(nouns.map((noun) => `Entering the ${noun}`))
  expect(await everything(broken.database, { moments: false })).toEqual(await everything(world.database, { moments: false }))
  await broken.close()
}, 120_000)

test('the history says once that the record was entered', async () => {
  const rows = await world.database.query<{ sentence: string; illustrative: boolean }[]>(
    `select sentence, illustrative from platform."auditEntry" where action = 'record:load'`,
  )
  expect(rows).toEqual([{ sentence: 'Careweave entered the programme’s record from its data files.', illustrative: false }])
})
