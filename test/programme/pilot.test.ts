import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { createWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld('programme_pilot')
})
afterAll(() => world.end())

describe('one pilot', () => {
  const BY_KEY = `query ($id: ID, $slug: String) { pilot(id: $id, slug: $slug) { name } }`

  test('is found by its id and by its slug, and is null for the key of nothing', async () => {
    const { id } = await world.make.pilot({ slug: 'durham-dales', name: 'Durham Dales' })
    for (const key of [{ id }, { slug: 'durham-dales' }, { id, slug: 'durham-dales' }])
      expect(await world.read(BY_KEY, key)).toEqual({ pilot: { name: 'Durham Dales' } })
    for (const key of [{ slug: 'nowhere' }, { id: world.make.strangeId() }, { id: 'not an id' }, { id, slug: 'nowhere' }])
      expect(await world.read(BY_KEY, key)).toEqual({ pilot: null })
  })

  test('answers to every name that a source uses, each once, its own first', async () => {
    const bmj = await world.make.source({ title: 'BMJ' })
    const { id: pilotId } = await world.make.pilot({ name: 'Newcastle Hospitals NHS Foundation Trust' })
    await world.make.pilotName({ pilotId, name: 'Newcastle Hospitals NHS Foundation Trust', preferred: true, sourceId: bmj.id })
    for (const sourceId of [bmj.id, (await world.make.source({ title: 'IJIC' })).id])
      await world.make.pilotName({ pilotId, name: 'North Tyneside', sourceId })
    const query = `query ($id: ID) { pilot(id: $id) { aliases names { name preferred source { title } } } }`
    const { pilot } = await world.read<{ pilot: { aliases: string[]; names: { name: string; source: { title: string } }[] } }>(query, { id: pilotId })
    expect(pilot.aliases).toEqual(['North Tyneside'])
    expect(pilot.names[0]).toEqual({ name: 'Newcastle Hospitals NHS Foundation Trust', preferred: true, source: { title: 'BMJ' } })
    expect(
      pilot.names
        .slice(1)
        .map(({ source }) => source.title)
        .sort(),
    ).toEqual(['BMJ', 'IJIC'])
  })

  test('stands where the dates of its two tracks put it', async () => {
    const { id } = await world.make.pilot()
    const query = `query ($id: ID) { pilot(id: $id) { status delivery { status startsOn endsOn } evaluation { status endsOn } } }`
    const states: unknown[] = []
    for (const day of ['2009-03-31', '2009-04-01', '2011-03-31', '2011-04-01', '2012-03-31', '2012-04-01']) {
      await world.setDay(day)
      const { pilot } = await world.read<{ pilot: { status: string; delivery: { status: string }; evaluation: { status: string } } }>(query, { id })
      states.push([pilot.status, pilot.delivery.status, pilot.evaluation.status])
    }
    await world.setDay('2010-06-17')
    expect(states).toEqual([
      ['SELECTED', 'NOT_STARTED', 'NOT_STARTED'],
      ['LIVE', 'LIVE', 'IN_PROGRESS'],
      ['LIVE', 'LIVE', 'IN_PROGRESS'],
      ['EVALUATING', 'COMPLETED', 'IN_PROGRESS'],
      ['EVALUATING', 'COMPLETED', 'IN_PROGRESS'],
      ['CLOSED', 'COMPLETED', 'COMPLETED'],
    ])
  })

  test('has its lead, its region and its source, and the region has the pilot', async () => {
    const region = await world.make.region({ name: 'South West' })
    const lead = await world.make.organisation({ odsCode: 'TAL' })
    const { id } = await world.make.pilot({ leadId: lead.id, regionCode: region.code, settings: ['PRIMARY', 'SOCIAL'], integration: null })
    const query = `query ($id: ID) { pilot(id: $id) { lead { odsCode } region { name pilots { id } } settings integration source { code } } }`
    expect((await world.read(query, { id })).pilot).toMatchObject({
      lead: { odsCode: 'TAL' },
      region: { name: 'South West', pilots: [{ id }] },
      settings: ['PRIMARY', 'SOCIAL'],
      integration: null,
    })
  })

  test('shows claims that disagree, the preferred one first, and at most one is preferred', async () => {
    const { id: subjectId } = await world.make.pilot()
    await world.make.claim({ subjectId, field: 'theme', value: 'Older people' })
    await world.make.claim({ subjectId, field: 'theme', value: 'Long-term conditions', preferred: true, reason: 'Two sources say so.' })
    const query = `query ($id: ID) { pilot(id: $id) { claims { value preferred reason source { citation } } } }`
    expect((await world.read(query, { id: subjectId })).pilot).toEqual({
      claims: [
        { value: 'Long-term conditions', preferred: true, reason: 'Two sources say so.', source: { citation: 'A citation.' } },
        { value: 'Older people', preferred: false, reason: null, source: { citation: 'A citation.' } },
      ],
    })
    await expect(world.make.claim({ subjectId, field: 'theme', preferred: true })).rejects.toThrow('claim_onePreferred')
  })
})

test.each([
  ['PLANNED', { dueOn: '2010-07-18' }],
  ['DUE_SOON', { dueOn: '2010-07-17' }],
  ['DUE_SOON', { dueOn: '2010-06-17' }],
  ['OVERDUE', { dueOn: '2010-06-16' }],
  ['MET', { dueOn: '2010-06-01', metOn: '2010-06-01' }],
  ['MET_LATE', { dueOn: '2010-06-01', metOn: '2010-06-02' }],
  ['PLANNED', { dueOn: '2010-12-01', metOn: '2010-11-01' }],
])('a milestone is %s with %o on 17 June 2010', async (status, dates) => {
  const { id: pilotId } = await world.make.pilot()
  await world.make.milestone({ pilotId, ...dates })
  const query = `query ($id: ID) { pilot(id: $id) { milestones { status pilot { id } } } }`
  expect((await world.read(query, { id: pilotId })).pilot).toEqual({ milestones: [{ status, pilot: { id: pilotId } }] })
})

test('risks come gravest first, open or escalated or closed as their dates say', async () => {
  const { id: pilotId } = await world.make.pilot()
  await world.make.risk({ pilotId, title: 'Small', likelihood: 2, impact: 2, closedOn: '2010-06-17' })
  await world.make.risk({ pilotId, title: 'Grave', likelihood: 4, impact: 5, escalatedOn: '2010-06-17' })
  await world.make.risk({ pilotId, title: 'Middling', likelihood: 3, impact: 3, closedOn: '2010-06-18' })
  const query = `query ($id: ID) { pilot(id: $id) { risks { title score status } } }`
  expect((await world.read(query, { id: pilotId })).pilot).toEqual({
    risks: [
      { title: 'Grave', score: 20, status: 'ESCALATED' },
      { title: 'Middling', score: 9, status: 'OPEN' },
      { title: 'Small', score: 4, status: 'CLOSED' },
    ],
  })
  await expect(world.make.risk({ pilotId, likelihood: 6 })).rejects.toThrow('risk_scale')
})

test('pilots are filtered by theme, region, lead, status and what hangs on them', async () => {
  const region = await world.make.region()
  const pilot = await world.make.pilot({ theme: 'FALLS', regionCode: region.code })
  await world.make.pilot({ theme: 'FALLS', deliveryEndsOn: '2010-01-01' })
  await world.make.risk({ pilotId: pilot.id, likelihood: 5, impact: 5 })
  const ids = async (filter: object): Promise<string[]> => {
    const query = `query ($filter: PilotFilter) { pilots(filter: $filter) { nodes { id } } }`
    return (await world.read<{ pilots: { nodes: { id: string }[] } }>(query, { filter })).pilots.nodes.map(({ id }) => id)
  }
  const falls = { theme: { eq: 'FALLS' } }
  expect(await ids(falls)).toHaveLength(2)
  for (const more of [
    { status: { in: ['LIVE'] } },
    { region: { name: { eq: region.name } } },
    { lead: { id: { eq: pilot.leadId } } },
    { risks: { some: { score: { gte: 25 } } } },
  ])
    expect(await ids({ ...falls, ...more })).toEqual([pilot.id])
})
