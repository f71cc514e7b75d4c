import { expect, test } from 'vitest'

import { useProduct } from '../support/product.ts'

const { as } = useProduct({ content: 'record' })

const HOSTS: Record<string, string[]> = {
  'bournemouth-and-poole': ['5QN'],
  'cambridge-assura': ['5PP'],
  'church-view': ['5KL'],
  cumbria: ['5NE'],
  'durham-dales': ['5ND'],
  nene: ['5PD'],
  'newcastle-hospitals': ['5D8'],
  'cornwall-and-isles-of-scilly': ['5QP'],
  norfolk: ['5PQ'],
  northumbria: ['5D8', 'TAC'],
  'north-cornwall': ['5QP'],
  principia: ['5N8'],
  'tameside-and-glossop': ['5LH'],
  torbay: ['TAL'],
  'tower-hamlets': ['5C4'],
  wakefield: ['5N3'],
}

test('sixteen pilots fall into the seven themes as 7, 3, 2, 1, 1, 1, 1', async () => {
  const count = (theme: string) => `${theme}: pilots(filter: { theme: { eq: ${theme} } }) { totalCount }`
  const themes = ['LONG_TERM_CONDITIONS', 'OLDER_PEOPLE_AND_END_OF_LIFE', 'DEMENTIA', 'FALLS', 'MENTAL_HEALTH', 'RURAL_HEALTH', 'SUBSTANCE_MISUSE']
  const data = await as('PUBLIC').run<Record<string, { totalCount: number }>>(`{ ${themes.map(count).join(' ')} }`)
  expect(themes.map((theme) => data[theme]!.totalCount)).toEqual([7, 3, 2, 1, 1, 1, 1])
})

test('the ten regions have their pilots, and three have none', async () => {
  const { regions } = await as('PUBLIC').run<{ regions: { name: string; pilots: object[] }[] }>(`{ regions { name pilots { id } } }`)
  expect(Object.fromEntries(regions.map(({ name, pilots }) => [name, pilots.length]))).toEqual({
    'North East': 4,
    'South West': 4,
    'North West': 2,
    'East of England': 2,
    'East Midlands': 2,
    London: 1,
    'Yorkshire and the Humber': 1,
    'South Central': 0,
    'South East Coast': 0,
    'West Midlands': 0,
  })
})

test('each pilot has its host commissioners, and they have it', async () => {
  type Answer = { pilots: { nodes: { slug: string; hostCommissioners: { odsCode: string; pilots: { slug: string }[] }[] }[] } }
  const { pilots } = await as('PUBLIC').run<Answer>(`{ pilots { nodes { slug hostCommissioners { odsCode pilots { slug } } } } }`)
  expect(
    Object.fromEntries(pilots.nodes.map(({ slug, hostCommissioners }) => [slug, hostCommissioners.map(({ odsCode }) => odsCode).sort()])),
  ).toEqual(HOSTS)
  for (const { slug, hostCommissioners } of pilots.nodes)
    for (const host of hostCommissioners) expect(host.pilots.map((pilot) => pilot.slug)).toContain(slug)
})

test('the funnel is 108, 37, 16, and 100 is kept as a claim with its source', async () => {
  type Answer = { programme: { funnel: object; fundingPence: number; claims: { value: string; preferred: boolean; source: { citation: string } }[] } }
  const query = `{ programme { fundingPence funnel { applications shortlisted selected } claims { value preferred source { citation } } } }`
  const { programme } = await as('PUBLIC').run<Answer>(query)
  expect(programme).toMatchObject({ fundingPence: 400_000_000, funnel: { applications: 108, shortlisted: 37, selected: 16 } })
  expect(programme.claims).toContainEqual({ value: '100', preferred: false, source: { citation: expect.stringContaining('BMJ') } })
})

test('the four replaced codes lead to their successors', async () => {
  const code = (odsCode: string) => `c${odsCode}: organisation(odsCode: "${odsCode}") { successors { odsCode } successions { kind } }`
  const data = await as('PUBLIC').run<Record<string, { successors: { odsCode: string }[] }>>(
    `{ ${['5CC', 'TAM', '5P3', '5P4'].map(code).join(' ')} }`,
  )
  expect(Object.entries(data).map(([alias, { successors }]) => [alias.slice(1), ...successors.map(({ odsCode }) => odsCode)])).toEqual([
    ['5CC', 'TAP'],
    ['TAM', '5QW'],
    ['5P3', '5QV'],
    ['5P4', '5QV'],
  ])
})

test.each([
  ['North Tyneside', 'PILOT', 'newcastle-hospitals'],
  ['Newcastle Hospitals NHS Foundation Trust', 'PILOT', 'newcastle-hospitals'],
  ['Principia Partners in Care', 'PILOT', 'principia'],
  ['5qn', 'ORGANISATION', '5QN'],
  ['bornemouth and pole', 'ORGANISATION', '5QN'],
  ['torbey', 'PILOT', 'torbay'],
  ['COPD', 'PILOT', 'northumbria'],
])('a search for “%s” finds the %s %s among its first ten', async (text, kind, slug) => {
  const query = `query ($text: String!) { search(text: $text, first: 10) { nodes { kind slug } } }`
  const { search } = await as('PUBLIC').run<{ search: { nodes: object[] } }>(query, { text })
  expect(search.nodes).toContainEqual({ kind, slug })
})
