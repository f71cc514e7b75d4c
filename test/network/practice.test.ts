import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import type { Role } from '../../server/platform/viewer.ts'
import { as, createWorld, type World } from '../programme/world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld('network_practice')
})
afterAll(() => world.end())

describe('a draft', () => {
  test.each<[Role, boolean, boolean]>([
    ['PUBLIC', false, false],
    ['MEMBER', false, false],
    ['ANALYST', false, false],
    ['PILOT_LEAD', false, false],
    ['PILOT_LEAD', true, true],
    ['ADMIN', false, true],
  ])('is there for %s (leading its pilot: %o): %o', async (role, leads, visible) => {
    const pilot = await world.make.pilot()
    const { id, slug } = await world.make.practice({ publishedOn: null, pilotId: pilot.id })
    const query = `query ($id: ID, $slug: String, $pilot: ID) { byId: practice(id: $id) { slug status } bySlug: practice(slug: $slug) { id }
      practices(filter: { id: { eq: $id } }) { totalCount nodes { id } } pilot(id: $pilot) { practices { id } } }`
    const variables = { id, slug, pilot: pilot.id }
    expect(await world.read(query, variables, as(role, leads ? [pilot.id] : []))).toEqual({
      byId: visible ? { slug, status: 'DRAFT' } : null,
      bySlug: visible ? { id } : null,
      practices: { totalCount: visible ? 1 : 0, nodes: visible ? [{ id }] : [] },
      pilot: { practices: visible ? [{ id }] : [] },
    })
  })

  test('cannot be told from nothing by its adoptions or its discussions', async () => {
    const pilot = await world.make.pilot()
    const { id: practiceId } = await world.make.practice({ publishedOn: '2010-06-18' })
    await world.make.discussion({ practiceId, pilotId: pilot.id })
    const query = `query ($id: ID) { pilot(id: $id) { discussions { practice { id } } } }`
    expect((await world.read(query, { id: pilot.id }, as('MEMBER'))).pilot).toEqual({ discussions: [{ practice: null }] })
  })
})

test.each([
  ['PUBLISHED', { publishedOn: '2010-06-17', reviewOn: '2010-06-18' }],
  ['REVIEW_DUE', { publishedOn: '2008-01-01', reviewOn: '2010-06-17' }],
  ['ARCHIVED', { publishedOn: '2008-01-01', reviewOn: '2010-01-01', archivedOn: '2010-06-17' }],
])('a practice is %s with %o on 17 June 2010', async (status, dates) => {
  const { id } = await world.make.practice(dates)
  expect(await world.read(`query ($id: ID) { practice(id: $id) { status } }`, { id })).toEqual({ practice: { status } })
})

test('a practice says where it comes from, what is known, who took it up and what came of it', async () => {
  const [first, second] = [await world.make.source({ title: 'First' }), await world.make.source({ title: 'Second' })]
  const [origin, adopter] = [await world.make.pilot({ name: 'Principia' }), await world.make.organisation({ name: 'NHS Cumbria' })]
  const { id, slug } = await world.make.practice({
    pilotId: origin.id,
    sourceIds: [second.id, first.id],
    evidenceLevel: 'COMPARED',
    evidenceSentence: 'Emergency admissions rose by 9 per cent.',
  })
  const started = await world.make.adoption({
    practiceId: id,
    organisationId: adopter.id,
    stage: 'ABANDONED',
    startedOn: '2009-09-01',
    note: 'No staff.',
  })
  const measureId = world.make.strangeId()
  await world.make.adoptionEffect({ adoptionId: started.id, value: 9, sentence: 'Rose by 9 per cent.', measureId })
  const query = `query ($slug: String) { practice(slug: $slug) { evidence { level sentence } pilot { name practices { slug } } sources { title }
    adoptions { stage startedOn note pilot { name } organisation { name } practice { slug } effects { value sentence status measure { id } } } } }`
  expect((await world.read(query, { slug })).practice).toEqual({
    evidence: { level: 'COMPARED', sentence: 'Emergency admissions rose by 9 per cent.' },
    pilot: { name: 'Principia', practices: [{ slug }] },
    sources: [{ title: 'Second' }, { title: 'First' }],
    adoptions: [
      {
        stage: 'ABANDONED',
        startedOn: '2009-09-01',
        note: 'No staff.',
        pilot: null,
        organisation: { name: 'NHS Cumbria' },
        practice: { slug },
        effects: [{ value: 9, sentence: 'Rose by 9 per cent.', status: 'REPORTED', measure: { id: measureId } }],
      },
    ],
  })
})

test('discussions are for members, latest first', async () => {
  const { id: practiceId } = await world.make.practice()
  await world.make.discussion({ practiceId, title: 'Earlier' })
  const later = await world.make.discussion({ practiceId, title: 'Later', postedAt: new Date('2010-06-01T09:00:00Z') })
  for (const hiddenAt of [null, null, new Date()]) await world.make.reply({ discussionId: later.id, hiddenAt })
  const query = `query ($id: ID) { practice(id: $id) { discussions { title postedAt replies } } }`
  expect((await world.read(query, { id: practiceId })).practice).toEqual({ discussions: [] })
  expect((await world.read(query, { id: practiceId }, as('MEMBER'))).practice).toEqual({
    discussions: [
      { title: 'Later', postedAt: '2010-06-01T09:00:00.000Z', replies: 2 },
      { title: 'Earlier', postedAt: '2010-05-01T09:00:00.000Z', replies: 0 },
    ],
  })
})
