import { createHash } from 'node:crypto'

import { beforeAll, describe, expect, test } from 'vitest'

import { useProduct, type Who } from '../support/product.ts'

const { as, product } = useProduct()

const PDF = Buffer.from('%PDF-1.4\n% a form to copy')
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
interface Kept {
  id: string
  fileName: string
  address: string
}
interface Practice {
  id: string
  version: number
  licence: string | null
  documents: Kept[]
}
const FACTS = 'id version licence documents { id fileName type bytes sha256 by address }'
const send = (practice: string, content = PDF, who: Who = 'MEMBER', name = 'Form.exe') =>
  as(who).fetch(`/documents?${new URLSearchParams({ practice, name })}`, { method: 'POST', body: new Uint8Array(content) })
const change = async (field: string, type: string, input: object, who: Who = 'MEMBER') =>
  (await as(who).run<Record<string, Practice>>(`mutation ($input: ${type}!) { ${field}(input: $input) { ${FACTS} } }`, { input }))[field]!
const read = async (id: string, who: Who = 'MEMBER') =>
  (await as(who).run<{ practice: Practice | null }>(`query ($id: ID!) { practice(id: $id) { ${FACTS} } }`, { id })).practice
const create = (more: object = {}) => change('createPractice', 'PracticeInput', { ...whole, ...more })
const remove = (id: string, who: Who = 'MEMBER') => change('removePracticeDocument', 'RemovePracticeDocumentInput', { id }, who)
async function publish({ id }: { id: string }) {
  const step = async (field: string, type: string, who: Who, more: object = {}) =>
    change(field, type, { id, version: (await read(id, 'ADMIN'))!.version, ...more }, who)
  await step('submitPractice', 'PracticeStepInput', 'MEMBER')
  await step('publishPractice', 'PublishPracticeInput', 'ADMIN', {
    criteria: ['PROBLEM', 'REPEATABLE', 'MEASURED', 'BALANCED', 'TRANSFERABLE', 'DECLARED'],
  })
}
const status = async (who: Who, address: string) => (await as(who).fetch(address)).status

describe('a file of a practice', () => {
  let draft: Practice
  beforeAll(async () => {
    draft = await create({ licence: 'OGL_3' })
  })

  test('is kept with the draft by what is in it, seen as the draft is, and fetched as it was', async () => {
    expect((await send(draft.id)).status).toBe(200)
    const found = await read(draft.id)
    expect(found).toMatchObject({
      licence: 'OGL_3',
      version: draft.version,
      documents: [{ fileName: 'Form.pdf', type: 'application/pdf', bytes: PDF.length, sha256: createHash('sha256').update(PDF).digest('hex') }],
    })
    const { address } = found!.documents[0]!
    const response = await as('MEMBER').fetch(address)
    expect(Buffer.from(await response.arrayBuffer()).equals(PDF)).toBe(true)
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="Form\.pdf"/)
    expect(response.headers.get('content-security-policy')).toBe("sandbox; default-src 'none'")
    expect([await status('PUBLIC', address), await status('ANALYST', address), await status('ADMIN', address)]).toEqual([404, 404, 200])
    expect(await read(draft.id, 'PUBLIC')).toBeNull()
  })

  test('is refused from those who may not change the draft, and where it is no document', async () => {
    expect((await send(draft.id, PDF, 'PUBLIC')).status).toBe(404)
    expect((await send(draft.id, PDF, 'ANALYST')).status).toBe(404)
    expect((await send(draft.id, Buffer.from('<html>'))).status).toBe(422)
    expect((await send(draft.id, Buffer.alloc(0))).status).toBe(400)
    expect((await send('00000000-0000-4000-8000-000000000000')).status).toBe(404)
    expect((await as('MEMBER').fetch('/documents?name=a', { method: 'POST', body: 'a' })).status).toBe(400)
  })

  test('is removed from the draft by its author alone', async () => {
    expect((await send(draft.id, Buffer.from('A list to copy.'))).status).toBe(200)
    const second = (await read(draft.id))!.documents[1]!
    await expect(remove(second.id, 'ANALYST')).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(remove(second.id, 'PUBLIC')).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
    await expect(remove('nothing')).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect((await remove(second.id)).documents).toHaveLength(1)
    expect(await status('MEMBER', second.address)).toBe(404)
  })

  test('is everybody’s once the practice is published, is changed by a new version alone, and goes over with it', async () => {
    await publish(draft)
    const published = (await read(draft.id, 'PUBLIC'))!
    expect(published).toMatchObject({ licence: 'OGL_3', documents: [{ fileName: 'Form.pdf' }] })
    const { id, address } = published.documents[0]!
    expect(await status('PUBLIC', address)).toBe(200)
    expect((await send(draft.id)).status).toBe(422)
    await expect(remove(id)).rejects.toMatchObject({ code: 'RULE' })
    const { revisePractice: revision } = await as('MEMBER').run<{ revisePractice: Practice }>(
      `mutation ($id: ID!) { revisePractice(id: $id) { ${FACTS} } }`,
      { id: draft.id },
    )
    expect(revision).toMatchObject({ licence: 'OGL_3', documents: [{ fileName: 'Form.pdf' }] })
    await remove(revision.documents[0]!.id)
    await send(revision.id, Buffer.from('The new form.'), 'MEMBER', 'New form.txt')
    expect((await read(draft.id, 'PUBLIC'))!.documents.map(({ fileName }) => fileName)).toEqual(['Form.pdf'])
    const input = { ...whole, id: revision.id, version: revision.version, licence: 'CC_BY_4' }
    await change('updatePractice', 'UpdatePracticeInput', input)
    await publish(revision)
    expect(await read(draft.id, 'PUBLIC')).toMatchObject({ licence: 'CC_BY_4', documents: [{ fileName: 'New form.txt' }] })
    expect(await status('PUBLIC', address)).toBe(404)
    const lines = await product().database.query<{ subjectKind: string }[]>(
      `select distinct "subjectKind" from platform."auditEntry" where action = 'practice:document'`,
    )
    expect(lines).toEqual([{ subjectKind: 'PracticeDraft' }])
  })
})
