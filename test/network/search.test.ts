import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { wordsOf } from '../../server/network/search.rules.ts'
import { createWorld, type World } from '../programme/world.ts'

interface Found {
  search: {
    totalCount: number
    nodes: { kind: string; title: string; detail: string; entityId: string; slug: string | null }[]
    edges: { cursor: string; node: { title: string } }[]
    pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; endCursor: string | null }
  }
}

const SEARCH = `query ($text: String!, $kinds: [SearchKind!], $first: Int, $after: String) { search(text: $text, kinds: $kinds, first: $first, after: $after) {
  totalCount nodes { kind title detail entityId slug } edges { cursor node { title } } pageInfo { hasNextPage hasPreviousPage endCursor } } }`

let world: World
const search = async (text: string, more: Record<string, unknown> = {}) => (await world.read<Found>(SEARCH, { text, ...more })).search
const titles = async (text: string, more: Record<string, unknown> = {}) =>
  (await search(text, more)).nodes.map(({ kind, title }) => `${kind} ${title}`)

beforeAll(async () => {
  world = await createWorld('network_search')
  const { make } = world
  const { id: sourceId } = await make.source({
    code: 'S0',
    title: 'Integrated care',
    author: 'Nigel Hawkes',
    citation: 'BMJ 2009;338:b1484',
    publishedOn: '2009-05-08',
  })
  const northEast = (await make.region({ code: 'Q30', name: 'North East', sourceId })).code
  const newcastle = 'Newcastle Hospitals NHS Foundation Trust'
  const falls = await make.pilot({
    sourceId,
    slug: 'newcastle-hospitals',
    name: newcastle,
    theme: 'FALLS',
    focus: 'Falls',
    regionCode: northEast,
    summary: 'Fewer falls among people over 60.',
  })
  await make.pilotName({ pilotId: falls.id, name: 'North Tyneside', sourceId })
  await make.pilot({
    sourceId,
    name: 'Torbay Care Trust',
    theme: 'OLDER_PEOPLE_AND_END_OF_LIFE',
    focus: 'Older people',
    regionCode: northEast,
    summary: 'One team.',
  })
  await make.organisation({ odsCode: '5QN', name: 'Bournemouth and Poole Teaching PCT', kind: 'PRIMARY_CARE_TRUST' })
  const torbay = await make.organisation({ odsCode: 'TAL', name: 'Torbay Care Trust', kind: 'CARE_TRUST' })
  await make.organisationName({ organisationId: torbay.id, name: 'Torquay and Brixham Health' })
  await make.partnership({ name: 'Wakefield integrated care pilot', purpose: 'Help with drugs and drink in one place.', kind: 'Memorandum' })
  await make.practice({
    slug: 'memory-clinic',
    title: 'A memory clinic in the surgery',
    summary: 'Early diagnosis of dementia.',
    population: 'People with dementia',
  })
  await make.practice({ title: 'An unpublished dementia idea', publishedOn: null })
  for (const number of [1, 2, 3, 4, 5]) await make.organisation({ name: `Surgery ${number} of the Dales`, kind: 'GP_PRACTICE' })
})
afterAll(() => world.end())

describe('a search', () => {
  test.each([
    ['an alias of a pilot', 'North Tyneside', 'PILOT Newcastle Hospitals NHS Foundation Trust'],
    ['the code of an organisation, in small letters too', '5qn', 'ORGANISATION Bournemouth and Poole Teaching PCT'],
    ['an earlier name of an organisation', 'brixham', 'ORGANISATION Torbay Care Trust'],
    ['the beginning of a word', 'bournem', 'ORGANISATION Bournemouth and Poole Teaching PCT'],
    ['another form of a word', 'fall', 'PILOT Newcastle Hospitals NHS Foundation Trust'],
    ['a misspelling', 'Bornemouth', 'ORGANISATION Bournemouth and Poole Teaching PCT'],
    ['letters in the wrong order', 'Wakefeild', 'PARTNERSHIP Wakefield integrated care pilot'],
    ['a misspelling beside a word that is right', 'newcastel hospitals', 'PILOT Newcastle Hospitals NHS Foundation Trust'],
    ['a question', 'What works for reducing falls in over-60s?', 'PILOT Newcastle Hospitals NHS Foundation Trust'],
    ['an author', 'hawkes', 'SOURCE Integrated care'],
    ['a theme', 'end of life', 'PILOT Torbay Care Trust'],
    ['a short form of what is spelt out', 'PCT', 'ORGANISATION Bournemouth and Poole Teaching PCT'],
    ['what a short form stands for', 'primary care trust', 'ORGANISATION Bournemouth and Poole Teaching PCT'],
  ])('finds by %s', async (_name, text, expected) => {
    expect((await titles(text))[0]).toBe(expected)
  })

  test('gives what a list of results needs, and only what matches the most of its words', async () => {
    const { nodes, totalCount } = await search('surgery memory')
    const [practice] = await world.sql(`select id from network.practice where slug = 'memory-clinic'`)
    const hit = {
      kind: 'PRACTICE',
      title: 'A memory clinic in the surgery',
      detail: 'People with dementia',
      entityId: practice!.id,
      slug: 'memory-clinic',
    }
    expect([nodes, totalCount]).toEqual([[hit], 1])
    expect((await search('5QN')).nodes[0]).toMatchObject({ detail: '5QN · Primary care trust', slug: '5QN' })
  })

  test('puts what carries the word in its title before what merely mentions it', async () => {
    await world.make.organisation({ name: 'A trust', note: 'It worked with Torbay.' })
    expect((await titles('torbay')).at(-1)).toBe('ORGANISATION A trust')
  })

  test('keeps to the kinds asked for', async () => {
    expect(await titles('torbay care', { kinds: ['PILOT'] })).toEqual(['PILOT Torbay Care Trust'])
    expect(await titles('torbay', { kinds: ['MEASURE', 'SOURCE'] })).toEqual([])
    expect(await titles('hawkes', { kinds: [] })).toEqual(['SOURCE Integrated care'])
  })

  test('never finds a draft, and finds it once it is published', async () => {
    expect(await titles('unpublished')).toEqual([])
    await world.sql(`update network.practice set "publishedOn" = '2010-06-17' where title like 'An unpublished%'`)
    expect(await titles('unpublished')).toEqual(['PRACTICE An unpublished dementia idea'])
    await world.sql(`delete from network.practice where title like 'An unpublished%'`)
    expect(await titles('unpublished')).toEqual([])
  })

  test('follows a changed name and a deleted one', async () => {
    const { id: organisationId } = await world.make.organisation({ name: 'Silksworth Surgery' })
    const { id } = await world.make.organisationName({ organisationId, name: 'Doxford House' })
    expect(await titles('doxford')).toEqual(['ORGANISATION Silksworth Surgery'])
    await world.sql(`delete from directory."organisationName" where id = $1`, [id])
    await world.sql(`update directory.organisation set name = 'Ryhope Surgery' where id = $1`, [organisationId])
    expect([await titles('doxford'), await titles('silksworth'), await titles('ryhope')]).toEqual([[], [], ['ORGANISATION Ryhope Surgery']])
  })

  test.each(['', '   ', '---', 'the', 'xyzzyqq', `'; drop table platform."searchEntry"; --`, '\u0000', '%_\\', '\ud800'])(
    'finds nothing for %j and does not fail',
    async (text) => {
      expect(await search(text)).toMatchObject({ totalCount: 0, nodes: [], pageInfo: { hasNextPage: false, endCursor: null } })
    },
  )
})

describe('the pages of a search', () => {
  test('give every hit once, in one order, and what is added before the place does not shift them', async () => {
    const whole = await search('dales')
    expect([whole.totalCount, whole.nodes.length]).toEqual([5, 5])
    const first = await search('dales', { first: 2 })
    expect(first.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false })
    const { id } = await world.make.organisation({ name: 'Dales and Dales' })
    const rest = await search('dales', { first: 3, after: first.pageInfo.endCursor })
    await world.sql(`delete from directory.organisation where id = $1`, [id])
    expect([...first.nodes, ...rest.nodes]).toEqual(whole.nodes)
    expect(rest.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true })
    expect(rest.edges.map(({ node }) => node.title)).toEqual(whole.nodes.slice(2).map(({ title }) => title))
  })

  test.each([
    [{ text: 'dales', first: 201 }, 'first'],
    [{ text: 'dales', first: -1 }, 'first'],
    [{ text: 'x'.repeat(201) }, 'text'],
    [{ text: 'dales', after: 'bm90aGluZw' }, 'after'],
  ])('are refused by name for what is too much or wrong', async (variables, field) => {
    const { errors } = await world.ask(SEARCH, variables)
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field })
  })

  test('take no cursor of another search', async () => {
    const { pageInfo } = await search('dales', { first: 1 })
    const { errors } = await world.ask(SEARCH, { text: 'torbay', after: pageInfo.endCursor })
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: 'after' })
  })
})

test('a search has at most eight words, each once, in small letters and without signs', () => {
  expect(wordsOf('Over-60s, over 60s: “Falls”')).toEqual(['over', '60s', 'falls'])
  expect(wordsOf('one two three four five six seven eight nine')).toHaveLength(8)
})
