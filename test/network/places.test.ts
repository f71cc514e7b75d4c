import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { compare } from '../../server/network/likeness.rules.ts'
import type { Viewer } from '../../server/platform/viewer.ts'
import { as, createWorld, type World } from '../programme/world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld('network_places')
})
afterAll(() => world.end())

const change = async <Data>(field: string, type: string, input: object, viewer: Viewer, select: string): Promise<Data> => {
  const { data, errors } = await world.once(`mutation ($input: ${type}!) { ${field}(input: $input) { ${select} } }`, { input }, viewer)
  if (errors?.length) throw Object.assign(new Error(errors[0]!.message), errors[0]!.extensions)
  return (data as Record<string, Data>)[field]!
}
interface Saved {
  id: string
  version: number
}
const save = (input: object, viewer: Viewer) => change<Saved>('savePlace', 'SavePlaceInput', input, viewer, 'id version')
const assess = (place: Saved, scores: object[], viewer: Viewer) =>
  change<Saved>('assessPlace', 'AssessPlaceInput', { place: place.id, version: place.version, scores }, viewer, 'id version')
const needs = (id: string, list: object[], viewer: Viewer, version = 1) =>
  change<Saved>('setPracticeNeeds', 'SetNeedsInput', { id, version, needs: list }, viewer, 'id version')

const leadOf = (pilotId: string): Viewer => ({ ...as('PILOT_LEAD', [pilotId]), accountId: '00000000-0000-4000-8000-00000000000c' })
const other: Viewer = { ...as('MEMBER'), accountId: '00000000-0000-4000-8000-00000000000a', name: 'Another' }
const admin = as('ADMIN')

describe('places like mine', () => {
  const LIKE = `query ($input: LikenessInput!) { placesLike(input: $input) { likeness place { pilot { shortName } } reasons { fact matches shared } } }`
  interface Found {
    placesLike: {
      likeness: number
      place: { pilot: { shortName: string } | null }
      reasons: { fact: string; matches: boolean | null; shared: string[] }[]
    }[]
  }
  const like = async (input: object, names: readonly string[]) =>
    (await world.read<Found>(LIKE, { input })).placesLike.filter(({ place }) => names.includes(place.pilot?.shortName ?? ''))

  test('L3: rural, 90,000 people, COPD gives the rural place and the one for COPD with reasons; change one fact and the reasons change', async () => {
    const [dales, tyne, city] = await Promise.all(['Dales', 'Tyne', 'City'].map((shortName) => world.make.pilot({ shortName })))
    await save({ pilot: dales!.id, people: ['RURAL'], partners: 7 }, leadOf(dales!.id))
    await save({ pilot: tyne!.id, people: ['COPD'], themes: ['LONG_TERM_CONDITIONS'], population: 120_000 }, leadOf(tyne!.id))
    await save({ pilot: city!.id, people: ['DEMENTIA'], population: 900_000 }, leadOf(city!.id))
    const names = ['Dales', 'Tyne', 'City']
    const found = await like({ people: ['RURAL', 'COPD'], population: 90_000 }, names)
    expect(found.map(({ place }) => place.pilot?.shortName)).toEqual(['Tyne', 'Dales'])
    expect(found[0]!.reasons).toEqual([
      { fact: 'PEOPLE', matches: true, shared: ['COPD'] },
      { fact: 'POPULATION', matches: true, shared: ['120000'] },
    ])
    expect(found[1]!.reasons).toEqual([
      { fact: 'PEOPLE', matches: true, shared: ['RURAL'] },
      { fact: 'POPULATION', matches: null, shared: [] },
    ])
    const changed = await like({ people: ['RURAL', 'COPD'], population: 800_000 }, names)
    expect(changed.find(({ place }) => place.pilot?.shortName === 'Tyne')!.reasons[1]).toMatchObject({ fact: 'POPULATION', matches: false })
    expect(changed.find(({ place }) => place.pilot?.shortName === 'City')!.reasons[0]).toMatchObject({ fact: 'POPULATION', matches: true })
  })

  test('what is not asked counts for nothing, and what is not reported counts as no match', () => {
    const nothing = { themes: [], people: [], settings: [], population: null, partners: null }
    expect(compare(nothing, { ...nothing, people: ['COPD'] })).toEqual({ likeness: 0, reasons: [] })
    expect(compare({ ...nothing, partners: 4, people: ['COPD'] }, { ...nothing, people: ['COPD'] }).likeness).toBe(0.75)
    expect(compare({ ...nothing, population: 50 }, { ...nothing, population: 100 }).likeness).toBe(1)
    expect(compare({ ...nothing, population: 49 }, { ...nothing, population: 100 }).likeness).toBe(0)
  })
})

describe('what a place says of itself', () => {
  test('is for its lead and the administrators; of an organisation, for whoever said it first', async () => {
    const pilot = await world.make.pilot()
    await expect(save({ pilot: pilot.id }, other)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(save({ pilot: pilot.id }, as('PUBLIC'))).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
    const first = await save({ pilot: pilot.id, partners: 3 }, leadOf(pilot.id))
    await expect(save({ pilot: pilot.id, partners: 4 }, leadOf(pilot.id))).rejects.toMatchObject({ code: 'CONFLICT' })
    expect(await save({ pilot: pilot.id, partners: 4, version: 1 }, admin)).toEqual({ id: first.id, version: 2 })
    const organisation = (await world.make.organisation()).id
    const own = await save({ organisation }, other)
    await expect(save({ organisation, version: own.version }, { ...other, accountId: admin.accountId })).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  test.each([
    [{}, 'pilot'],
    [{ population: 0 }, 'population'],
    [{ partners: -1 }, 'partners'],
  ])('%o is refused by name', async (input, field) => {
    const whose = field === 'pilot' ? {} : { organisation: (await world.make.organisation()).id }
    await expect(save({ ...whose, ...input }, other)).rejects.toMatchObject({ code: 'BAD_USER_INPUT', field })
  })

  test('scores are from 0 to 5, each dimension once, of the version that was seen, and members alone see them', async () => {
    const pilot = await world.make.pilot()
    const lead = leadOf(pilot.id)
    const place = await save({ pilot: pilot.id }, lead)
    const score = { dimension: 'FUNDING', score: 2 }
    await expect(assess(place, [{ ...score, score: 6 }], lead)).rejects.toMatchObject({ field: 'scores.0.score' })
    await expect(assess(place, [score, score], lead)).rejects.toMatchObject({ field: 'scores.1.dimension' })
    await expect(assess(place, [], lead)).rejects.toMatchObject({ field: 'scores' })
    await expect(assess(place, [score], other)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await assess(place, [score], lead)
    await expect(assess(place, [score], lead)).rejects.toMatchObject({ code: 'CONFLICT' })
    const read = async (viewer: Viewer) =>
      (await world.read<{ place: object }>(`query ($id: ID!) { place(id: $id) { canEdit scores { dimension score } } }`, { id: place.id }, viewer))
        .place
    expect(await read(other)).toEqual({ canEdit: false, scores: [score] })
    expect(await read(as('PUBLIC'))).toEqual({ canEdit: false, scores: [] })
  })
})

describe('U17: readiness match', () => {
  interface Ready {
    practice: { id: string }
    isReady: boolean
    gaps: { dimension: string; minimum: number; score: number | null; closedBy: { id: string }[] }[]
  }
  const READY = `query ($id: ID!) { place(id: $id) { readiness { isReady practice { id } gaps { dimension minimum score closedBy { id } } } } }`
  const readyFor = async (place: Saved, viewer: Viewer) =>
    (await world.read<{ place: { readiness: Ready[] } }>(READY, { id: place.id }, viewer)).place.readiness

  test('change one score: the list of practices that the place is ready for changes, says which dimension, and who closed that gap', async () => {
    const [pilot, elsewhere] = [await world.make.pilot(), await world.make.pilot()]
    const lead = leadOf(pilot.id)
    const practice = await world.make.practice({ title: 'Needs much' })
    await needs(
      practice.id,
      [
        { dimension: 'FUNDING', minimum: 3 },
        { dimension: 'EVALUATION_METHODS', minimum: 2 },
      ],
      admin,
    )
    let place = await save({ pilot: pilot.id }, lead)
    place = await assess(
      place,
      [
        { dimension: 'FUNDING', score: 3 },
        { dimension: 'EVALUATION_METHODS', score: 4 },
      ],
      lead,
    )
    const of = async () => (await readyFor(place, lead)).find((one) => one.practice.id === practice.id)
    expect(await of()).toMatchObject({ isReady: true, gaps: [] })
    let pioneer = await save({ pilot: elsewhere.id }, admin)
    pioneer = await assess(pioneer, [{ dimension: 'FUNDING', score: 1 }], admin)
    place = await assess(place, [{ dimension: 'FUNDING', score: 2 }], lead)
    expect(await of()).toMatchObject({ isReady: false, gaps: [{ dimension: 'FUNDING', minimum: 3, score: 2, closedBy: [] }] })
    await assess(pioneer, [{ dimension: 'FUNDING', score: 4 }], admin)
    expect(await of()).toMatchObject({ isReady: false, gaps: [{ dimension: 'FUNDING', closedBy: [{ id: pioneer.id }] }] })
    expect(await readyFor(place, as('PUBLIC'))).toEqual([])
  })

  test('a draft is in nobody’s list, and only who edits a practice says what it needs', async () => {
    const pilot = await world.make.pilot()
    const draft = await world.make.practice({ publishedOn: null })
    const shown = await world.make.practice()
    await needs(draft.id, [{ dimension: 'FUNDING', minimum: 5 }], admin)
    const place = await save({ pilot: pilot.id }, leadOf(pilot.id))
    expect((await readyFor(place, admin)).some(({ practice }) => practice.id === draft.id)).toBe(false)
    await expect(needs(shown.id, [], other)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(needs(draft.id, [], other)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(needs(shown.id, [{ dimension: 'FUNDING', minimum: 0 }], admin)).rejects.toMatchObject({ field: 'needs.0.minimum' })
    await needs(shown.id, [{ dimension: 'FUNDING', minimum: 1 }], admin)
    await expect(needs(shown.id, [], admin)).rejects.toMatchObject({ code: 'CONFLICT' })
  })
})
