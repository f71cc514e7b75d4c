import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { ROLES } from '../../server/platform/viewer.ts'
import { as, createWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld('programme_reads')
  await world.make.programme()
  const pilot = await world.make.pilot({ slug: 'torbay' })
  await world.make.organisation({ odsCode: 'TAL' })
  await world.make.partnership({ pilotId: pilot.id })
  await world.make.practice({ slug: 'one-team' })
})
afterAll(() => world.end())

const READS: [string, string][] = [
  ['programme', `{ programme { name } }`],
  ['pilots', `{ pilots { totalCount nodes { slug } } }`],
  ['pilot', `{ pilot(slug: "torbay") { slug } }`],
  ['regions', `{ regions { code } }`],
  ['applications', `{ applications { totalCount } }`],
  ['sources', `{ sources { totalCount } }`],
  ['organisations', `{ organisations { totalCount } }`],
  ['organisation', `{ organisation(odsCode: "TAL") { odsCode } }`],
  ['partnerships', `{ partnerships { totalCount } }`],
  ['partnership', `{ partnership(id: "00000000-0000-4000-8000-000000000000") { id } }`],
  ['practices', `{ practices { totalCount } }`],
  ['practice', `{ practice(slug: "one-team") { slug } }`],
  ['search', `{ search(text: "torbay") { totalCount } }`],
]

describe.each(ROLES)('%s', (role) => {
  test.each(READS)('may read %s, and reads what everybody reads', async (_name, query) => {
    expect(await world.read(query, {}, as(role))).toEqual(await world.read(query))
  })
})

test('the programme says how it chose, until when it runs, what it cost and which day it is', async () => {
  const { programme } = await world.read(
    `{ programme { startsOn deliveryEndsOn evaluationEndsOn fundingPence today illustrative funnel { applications shortlisted selected } } }`,
  )
  expect(programme).toEqual({
    startsOn: '2009-04-01',
    deliveryEndsOn: '2011-03-31',
    evaluationEndsOn: '2012-03-31',
    fundingPence: 400_000_000,
    today: '2010-06-17',
    illustrative: false,
    funnel: { applications: 108, shortlisted: 37, selected: 16 },
  })
})

test('the programme keeps the counts of every source, the preferred one first', async () => {
  const [row] = await world.sql(`select id from programme.programme`)
  const claim = { subjectKind: 'Programme', subjectId: row!.id!, field: 'funnel.applications' } as const
  await world.make.claim({ ...claim, value: '100' })
  await world.make.claim({ ...claim, value: '108', preferred: true })
  expect((await world.read(`{ programme { claims { field value preferred } } }`)).programme).toEqual({
    claims: [
      { field: 'funnel.applications', value: '108', preferred: true },
      { field: 'funnel.applications', value: '100', preferred: false },
    ],
  })
})

test('regions without a pilot are there too, by name', async () => {
  await world.make.region({ name: 'A region without pilots' })
  const { regions } = await world.read<{ regions: { name: string; pilots: object[] }[] }>(`{ regions { name pilots { slug } } }`)
  expect(regions[0]).toEqual({ name: 'A region without pilots', pilots: [] })
  expect(regions.slice(1).map(({ pilots }) => pilots.length)).toEqual([1])
})
