import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import type { Viewer } from '../../server/platform/viewer.ts'
import { as, createWorld, type World } from '../programme/world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld('network_life')
})
afterAll(() => world.end())

const author = as('MEMBER')
const other: Viewer = { ...as('MEMBER'), accountId: '00000000-0000-4000-8000-00000000000a', name: 'Another' }
const admin: Viewer = { ...as('ADMIN'), accountId: '00000000-0000-4000-8000-00000000000b', name: 'Reviewer' }

const FACTS = `id slug version status edition queuePosition why missing { field } comments { field body answeredAt } availableActions { name allowed reason }`
interface Facts {
  id: string
  slug: string
  version: number
  status: string
  edition: number
  queuePosition: number | null
  why: string | null
  missing: { field: string }[]
  comments: { field: string; body: string; answeredAt: string | null }[]
  availableActions: { name: string; allowed: boolean; reason: string | null }[]
}

/** Runs a mutation; a document that runs once, since the world asks everything twice to compare its readers. */
const run = async (field: string, input: object, viewer: Viewer, type: string): Promise<Facts> => {
  const { data, errors } = await world.once(`mutation ($input: ${type}!) { ${field}(input: $input) { ${FACTS} } }`, { input }, viewer)
  if (errors?.length) throw Object.assign(new Error(errors[0]!.message), errors[0]!.extensions)
  return (data as Record<string, Facts>)[field]!
}
const step = (field: string, { id, version }: Facts, viewer: Viewer, more: object = {}) =>
  run(field, { id, version, ...more }, viewer, field === 'publishPractice' ? 'PublishPracticeInput' : 'PracticeStepInput')
const create = (input: object = {}, viewer = author) => run('createPractice', { ...whole, ...input }, viewer, 'PracticeInput')
const ALL = ['PROBLEM', 'REPEATABLE', 'MEASURED', 'BALANCED', 'TRANSFERABLE', 'DECLARED']
const publish = (practice: Facts, more: object = {}) => step('publishPractice', practice, admin, { criteria: ALL, ...more })

const whole = {
  title: 'A walking group',
  summary: 'We walk.',
  problem: 'Nobody walked.',
  what: 'Meet and walk.',
  people: ['HEART_DISEASE_RISK'],
  settings: ['PRIMARY'],
  baselineWhyNot: 'It is new.',
  evaluation: 'We count.',
}

describe('a practice on its way', () => {
  test('is drafted, handed in, asked about, returned, handed in again, published, revised, archived and found still good', async () => {
    const draft = await create({ evaluation: null })
    expect(draft).toMatchObject({ status: 'DRAFT', missing: [{ field: 'evaluation' }] })
    await expect(step('submitPractice', draft, author)).rejects.toMatchObject({ code: 'RULE', rule: 'PRACTICE_INCOMPLETE', field: 'evaluation' })
    const filled = await run('updatePractice', { ...whole, id: draft.id, version: draft.version }, author, 'UpdatePracticeInput')
    const first = await create({ title: 'Earlier in the queue' })
    await step('submitPractice', first, author)
    const submitted = await step('submitPractice', filled, author)
    expect(submitted).toMatchObject({ status: 'SUBMITTED', queuePosition: 2 })
    const begun = await step('beginPracticeReview', submitted, admin)
    expect(begun.status).toBe('IN_REVIEW')
    await run('commentOnPractice', { id: draft.id, field: 'equity', body: 'Who cannot walk?' }, admin, 'PracticeCommentInput')
    const returned = await step('returnPractice', begun, admin, { why: 'One question.' })
    expect(returned).toMatchObject({ status: 'RETURNED', why: 'One question.', comments: [{ field: 'equity', answeredAt: null }] })
    const again = await step('submitPractice', returned, author)
    expect(again.comments[0]!.answeredAt).not.toBeNull()
    await expect(step('publishPractice', again, admin, { criteria: ['PROBLEM'] })).rejects.toMatchObject({ rule: 'QUALITY_CRITERIA' })
    const published = await publish(again)
    expect(published).toMatchObject({ status: 'PUBLISHED', edition: 1, queuePosition: null })
    expect(await world.read(`query ($id: ID) { practice(id: $id) { reviewOn versions { edition } } }`, { id: draft.id })).toEqual({
      practice: { reviewOn: '2012-06-17', versions: [{ edition: 1 }] },
    })
    const { data } = await world.once(`mutation ($id: ID!) { revisePractice(id: $id) { ${FACTS} } }`, { id: draft.id }, author)
    const revision = (data as { revisePractice: Facts }).revisePractice
    expect(revision.status).toBe('DRAFT')
    const changed = await run(
      'updatePractice',
      { ...whole, title: 'A walking club', id: revision.id, version: revision.version },
      author,
      'UpdatePracticeInput',
    )
    expect(
      (await world.read<{ practice: { title: string } }>(`query ($id: ID) { practice(id: $id) { title } }`, { id: draft.id })).practice.title,
    ).toBe('A walking group')
    const second = await publish(await step('submitPractice', changed, author), { note: 'A new name.' })
    expect(second).toMatchObject({ id: draft.id, slug: draft.slug, edition: 2, status: 'PUBLISHED' })
    expect(await world.read(`query ($id: ID) { practice(id: $id) { title versions { edition note content } } }`, { id: draft.id })).toMatchObject({
      practice: {
        title: 'A walking club',
        versions: [
          { edition: 2, note: 'A new name.' },
          { edition: 1, content: { title: 'A walking group' } },
        ],
      },
    })
    const archived = await step('archivePractice', second, admin, { why: 'Nobody walks any more.' })
    expect(archived.status).toBe('ARCHIVED')
    expect(await step('revalidatePractice', archived, admin)).toMatchObject({ status: 'PUBLISHED', why: null })
  })

  test.each(['archivePractice', 'returnPractice', 'withdrawPractice'])('%s needs a reason', async (field) => {
    const draft = await create()
    await expect(step(field, draft, admin, { why: ' ' })).rejects.toMatchObject({ code: 'RULE', field: 'why' })
  })

  test('nobody but its author, its pilot and the administrators can see or change a draft', async () => {
    const draft = await create()
    await expect(step('submitPractice', draft, other)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(step('publishPractice', draft, author, { criteria: ALL })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(create({}, as('PUBLIC'))).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
    await expect(create({ pilot: world.make.strangeId() })).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  test('a change of what somebody else changed meanwhile is a conflict, and nothing is lost', async () => {
    const draft = await create()
    await run('updatePractice', { ...whole, id: draft.id, version: 1 }, author, 'UpdatePracticeInput')
    await expect(run('updatePractice', { ...whole, id: draft.id, version: 1 }, admin, 'UpdatePracticeInput')).rejects.toMatchObject({
      code: 'CONFLICT',
      currentVersion: 2,
    })
  })

  test('what is published cannot be changed past its review', async () => {
    const published = await publish(await step('submitPractice', await create(), author))
    await expect(
      run('updatePractice', { ...whole, id: published.id, version: published.version }, author, 'UpdatePracticeInput'),
    ).rejects.toMatchObject({
      rule: 'PRACTICE_STATUS',
    })
    expect(published.availableActions.find(({ name }) => name === 'revisePractice')).toEqual({ name: 'revisePractice', allowed: true, reason: null })
  })

  test.each([
    [{ title: ' ' }, 'title'],
    [{ problem: 'x'.repeat(10_001) }, 'problem'],
    [{ contact: 'ring me on 0191 496 0000' }, 'contact'],
    [{ contact: 'sam@example.org' }, 'contact'],
  ])('%o is refused by name', async (input, field) => {
    await expect(create(input)).rejects.toMatchObject({ code: 'BAD_USER_INPUT', field })
  })

  test('the history that members read says nothing of drafts', async () => {
    const draft = await create()
    const kinds = await world.sql(`select distinct "subjectKind" from platform."auditEntry" where "subjectId" = $1`, [draft.id])
    expect(kinds).toEqual([{ subjectKind: 'PracticeDraft' }])
  })

  test('whom to ask is for members', async () => {
    const { id } = await publish(await step('submitPractice', await create({ contact: 'Practice manager' }), author))
    const ask = async (viewer?: Viewer) =>
      (await world.read<{ practice: object }>(`query ($id: ID) { practice(id: $id) { contact } }`, { id }, viewer)).practice
    expect([await ask(), await ask(other)]).toEqual([{ contact: null }, { contact: 'Practice manager' }])
  })
})
