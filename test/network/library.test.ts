import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { ROLES, type Role } from '../../server/platform/viewer.ts'
import { as, createWorld, type World } from '../programme/world.ts'

interface Found {
  library: {
    totalCount: number
    results: { practice: { slug: string; title: string }; snippet: { text: string; hit: boolean }[] }[]
    facets: { facet: string; value: string; count: number }[]
    corrections: { word: string; taken: string[] }[]
    pageInfo: { hasNextPage: boolean; endCursor: string | null }
  }
}

const LIBRARY = `query ($text: String, $themes: [PracticeTheme!], $people: [PeopleGroup!], $evidence: [EvidenceLevel!], $outcomes: [ReportedOutcome!], $adopters: [AdopterBand!],
  $sort: LibrarySort, $first: Int, $after: String) { library(text: $text, themes: $themes, people: $people, evidence: $evidence, outcomes: $outcomes, adopters: $adopters,
  sort: $sort, first: $first, after: $after) { totalCount results { practice { slug title } snippet { text hit } } facets { facet value count }
  corrections { word taken } pageInfo { hasNextPage endCursor } } }`

// Of pilots about something else.
const OTHERS = { theme: 'RURAL_HEALTH', focus: 'Rural' } as const

let world: World
const browse = async (more: object = {}, role: Role = 'PUBLIC') => {
  const { library: found } = await world.read<Found>(LIBRARY, more as Record<string, unknown>, as(role))
  return found
}
const slugs = async (more: object = {}) => (await browse(more)).results.map(({ practice }) => practice.slug)
const countOf = ({ facets }: Found['library'], facet: string) =>
  Object.fromEntries(facets.filter((one) => one.facet === facet).map(({ value, count }) => [value, count]))

beforeAll(async () => {
  world = await createWorld('network_library')
  const { make } = world
  const { id: sourceId } = await make.source()
  const falls = await make.pilot({ name: 'Newcastle Hospitals', sourceId, ...OTHERS })
  await make.pilotName({ pilotId: falls.id, name: 'North Tyneside', sourceId })
  const shared = { settings: ['PRIMARY'] as never }
  const screening = await make.practice({
    ...shared,
    slug: 'screening',
    title: 'Finding people who may fall',
    pilotId: falls.id,
    people: ['OLDER_PEOPLE'],
    themes: ['FALLS'],
    evidenceLevel: 'COMPARED',
    what: 'Practices search their lists for people over 60 who may fall, and a nurse visits them at home within the week.',
  })
  await make.practice({
    ...shared,
    slug: 'tai-chi',
    title: 'Tai chi against falls',
    people: ['OLDER_PEOPLE'],
    themes: ['FALLS'],
    evidenceLevel: 'NOT_REPORTED',
  })
  const plan = await make.practice({
    ...shared,
    slug: 'plan',
    title: 'A plan for chronic obstructive pulmonary disease',
    people: ['COPD'],
    themes: ['LONG_TERM_CONDITIONS'],
    evidenceLevel: 'DESCRIPTIVE',
  })
  await make.practice({ slug: 'draft', title: 'A draft about falls and dementia', publishedOn: null, people: ['DEMENTIA'], themes: ['DEMENTIA'] })
  for (const [practiceId, value, outcome] of [
    [screening.id, 9, 'WORSE'],
    [plan.id, -4, 'BETTER'],
  ] as const)
    await make.publishedEffect({ practiceId, value, outcome, sourceId })
  for (let i = 0; i < 2; i += 1) await make.adoption({ practiceId: plan.id, pilotId: (await make.pilot({ sourceId, ...OTHERS })).id })
})
afterAll(() => world.end())

describe('the library', () => {
  test.each([
    ['a typo', 'fals', 'screening'],
    ['both names of the pilot', 'North Tyneside', 'screening'],
    ['the other name of the pilot', 'Newcastle', 'screening'],
    ['a short form', 'COPD', 'plan'],
    ['another word of the field for the same', 'emphysema', 'plan'],
    ['a question', 'What works for reducing falls in over-60s?', 'screening'],
  ])('finds by %s', async (_, text, slug) => {
    expect((await slugs({ text }))[0]).toBe(slug)
  })

  test('says what a misspelling was taken for, and shows where the words stand', async () => {
    const { corrections, results } = await browse({ text: 'practices nursse' })
    expect(corrections).toEqual([{ word: 'nursse', taken: ['nurse'] }])
    expect(results[0]!.snippet.filter(({ hit }) => hit).map(({ text }) => text.toLowerCase())).toContain('nurse')
  })

  test('shows sentences of the practice, and not the words besides by which it is found', async () => {
    const { results } = await browse({ text: 'Newcastle' })
    expect(results.map(({ practice, snippet }) => [practice.slug, snippet])).toEqual([['screening', []]])
  })

  test('counts each facet under every other choice but its own', async () => {
    const all = await browse()
    expect(all.totalCount).toBe(3)
    expect(countOf(all, 'THEME')).toEqual({ FALLS: 2, LONG_TERM_CONDITIONS: 1 })
    expect(countOf(all, 'OUTCOME')).toEqual({ BETTER: 1, WORSE: 1 })
    expect(countOf(all, 'ADOPTERS')).toEqual({ NONE: 2, SEVERAL: 1 })
    const falls = await browse({ themes: ['FALLS'] })
    expect(falls.totalCount).toBe(2)
    expect(countOf(falls, 'THEME')).toEqual({ FALLS: 2, LONG_TERM_CONDITIONS: 1 })
    expect(countOf(falls, 'EVIDENCE')).toEqual({ COMPARED: 1, NOT_REPORTED: 1 })
    for (const { facet, value, count } of falls.facets.filter((one) => one.facet === 'EVIDENCE'))
      expect([facet, (await browse({ themes: ['FALLS'], evidence: [value] })).totalCount]).toEqual([facet, count])
  })

  test.each([
    [{ outcomes: ['WORSE'] }, ['screening']],
    [{ people: ['COPD'] }, ['plan']],
    [{ adopters: ['SEVERAL', 'MANY'] }, ['plan']],
    [{ sort: 'MOST_ADOPTED', first: 1 }, ['plan']],
    [{ sort: 'BEST_MATCH' }, ['screening', 'plan', 'tai-chi']],
    [{ sort: 'TITLE' }, ['plan', 'screening', 'tai-chi']],
  ])('with %o gives %o', async (more, expected) => {
    expect(await slugs(more)).toEqual(expected)
  })

  test('U10: swap the signs of all effects and the order is the same', async () => {
    const orders = async () =>
      Promise.all(['BEST_MATCH', 'NEWEST', 'MOST_ADOPTED', 'TITLE'].flatMap((sort) => [slugs({ sort }), slugs({ sort, text: 'falls plan' })]))
    const before = await orders()
    await world.sql(`update network."publishedEffect" set value = - value,
      outcome = case outcome when 'BETTER' then 'WORSE' when 'WORSE' then 'BETTER' else outcome end`)
    expect(await orders()).toEqual(before)
  })

  test('pages by key, each practice once, and takes no cursor of another list', async () => {
    const first = await browse({ sort: 'TITLE', first: 2 })
    expect(first.pageInfo.hasNextPage).toBe(true)
    const rest = await browse({ sort: 'TITLE', first: 2, after: first.pageInfo.endCursor })
    expect([...first.results, ...rest.results].map(({ practice }) => practice.slug)).toEqual(['plan', 'screening', 'tai-chi'])
    const { errors } = await world.ask(LIBRARY, { sort: 'NEWEST', after: first.pageInfo.endCursor })
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: 'after' })
  })

  test.each(ROLES)('gives %s what is published and not a trace of a draft: neither found, nor counted, nor corrected to', async (role) => {
    for (const more of [{}, { text: 'dementia' }, { text: 'draft' }, { text: 'dementai' }, { themes: ['DEMENTIA'] }]) {
      const answer = JSON.stringify(await browse(more, role))
      expect([more, answer.includes('A draft'), answer.includes('"DEMENTIA"')]).toEqual([more, false, false])
    }
  })
})

test('U8: nothing bid is lost: a search finds the pilots and all the bids of their subject, flagged', async () => {
  const { id: sourceId } = await world.make.source()
  for (const name of ['Cornwall', 'Bournemouth']) await world.make.pilot({ name, sourceId, theme: 'DEMENTIA', summary: 'Help with dementia.' })
  const bids = ['Dementia advisers', 'A dementia bus', 'Dementia at night']
  for (const title of bids)
    await world.sql(
      `insert into programme.application (title, summary, outcome, theme, "sourceId") values ($1, 'A bid.', 'SHORTLISTED', 'DEMENTIA', $2)`,
      [title, sourceId],
    )
  const { search } = await world.read<{ search: { nodes: { kind: string; title: string; detail: string }[] } }>(
    `{ search(text: "dementia") { nodes { kind title detail } } }`,
  )
  const of = (kind: string) => search.nodes.filter((hit) => hit.kind === kind)
  expect(
    of('PILOT')
      .map(({ title }) => title)
      .sort(),
  ).toEqual(['Bournemouth', 'Cornwall'])
  expect(
    of('APPLICATION')
      .map(({ title }) => title)
      .sort(),
  ).toEqual([...bids].sort())
  expect(of('APPLICATION').every(({ detail }) => detail.startsWith('A bid that was shortlisted'))).toBe(true)
})

test('what a source calls a pilot finds that pilot before those that merely mention the name', async () => {
  const { id: sourceId } = await world.make.source()
  await world.make.pilot({ name: 'Northumbria', sourceId, summary: 'North Tyneside and North Tyneside practices in North Tyneside.' })
  const { search } = await world.read<{ search: { nodes: { title: string }[] } }>(
    `{ search(text: "North Tyneside", kinds: [PILOT]) { nodes { title } } }`,
  )
  expect(search.nodes.map(({ title }) => title).slice(0, 2)).toEqual(['Newcastle Hospitals', 'Northumbria'])
})

describe('a saved search', () => {
  const SAVE = `mutation ($input: SaveSearchInput!) { saveSearch(input: $input) { id name query } }`
  const mine = as('MEMBER')
  const other = { ...mine, accountId: '00000000-0000-4000-8000-00000000000a' }
  test('is kept for its owner alone, replaced by name, and removed', async () => {
    await world.once(SAVE, { input: { name: 'Falls', query: 'q=falls' } }, mine)
    const { data } = await world.once(SAVE, { input: { name: 'Falls', query: 'q=falls&theme=FALLS' } }, mine)
    const saved = (data as { saveSearch: { id: string } }).saveSearch
    const list = async (viewer = mine) => (await world.read<{ savedSearches: object[] }>(`{ savedSearches { id query } }`, {}, viewer)).savedSearches
    expect([await list(), await list(other)]).toEqual([[{ id: saved.id, query: 'q=falls&theme=FALLS' }], []])
    const remove = (viewer: typeof mine) => world.once(`mutation ($id: ID!) { removeSavedSearch(id: $id) }`, { id: saved.id }, viewer)
    expect((await remove(other)).errors?.[0]?.extensions).toMatchObject({ code: 'NOT_FOUND' })
    await remove(mine)
    expect(await list()).toEqual([])
  })
  test.each([
    [{ name: '', query: 'q=x' }, 'name'],
    [{ name: 'Nothing', query: '' }, 'query'],
  ])('%o is refused by name', async (input, field) => {
    expect((await world.once(SAVE, { input }, mine)).errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field })
  })
})
