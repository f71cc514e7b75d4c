import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { writeXlsx } from '../../server/ops/xlsx.ts'
import { zip } from '../../server/ops/zip.ts'
import { createStorage } from '../../server/platform/storage.ts'
import { useProduct, type Who } from '../support/product.ts'

const { as, product } = useProduct()
let agreement: { id: string; partnership: string }

beforeAll(async () => {
  const made = await as('ADMIN').run<{ createPartnership: { id: string } }>('mutation { createPartnership(input: { name: "Files" }) { id } }')
  const partnership = made.createPartnership.id
  const drafted = await as('ADMIN').run<{ createAgreement: { id: string } }>(
    'mutation ($input: CreateAgreementInput!) { createAgreement(input: $input) { id } }',
    { input: { partnership, title: 'A memorandum', kind: 'MOU' } },
  )
  agreement = { id: drafted.createAgreement.id, partnership }
})

const PDF = Buffer.from('%PDF-1.4\n% a signed text')
const send = (content: Buffer, name = 'Signed text.pdf', who: Who = 'ADMIN', id = agreement.id) =>
  as(who).fetch(`/documents?${new URLSearchParams({ agreement: id, name })}`, { method: 'POST', body: new Uint8Array(content) })
const sentence = async (response: Response) => ((await response.json()) as { errors: { message: string }[] }).errors[0]!.message
const listed = async () =>
  (
    await as('ADMIN').run<{
      agreement: { documents: { id: string; fileName: string; type: string; bytes: number; sha256: string; address: string }[] }
    }>('query ($id: ID!) { agreement(id: $id) { documents { id fileName type bytes sha256 address } } }', { id: agreement.id })
  ).agreement.documents

test('a file is kept with an agreement, stands in its history, and is fetched as it was, never to be shown inside a page', async () => {
  expect((await send(PDF, '../../etc/Signed “text”.exe')).status).toBe(200)
  const [found] = await listed()
  expect(found).toMatchObject({
    fileName: 'Signed “text”.pdf',
    type: 'application/pdf',
    bytes: PDF.length,
    sha256: createHash('sha256').update(PDF).digest('hex'),
  })
  const response = await as('PUBLIC').fetch(found!.address)
  expect(Buffer.from(await response.arrayBuffer())).toEqual(PDF)
  expect(
    Object.fromEntries(
      ['content-disposition', 'content-security-policy', 'x-content-type-options', 'content-type'].map((name) => [name, response.headers.get(name)]),
    ),
  ).toEqual({
    'content-disposition': `attachment; filename="Signed _text_.pdf"; filename*=UTF-8''Signed%20%E2%80%9Ctext%E2%80%9D.pdf`,
    'content-security-policy': "sandbox; default-src 'none'",
    'x-content-type-options': 'nosniff',
    'content-type': 'application/pdf',
  })
  const history = await as('ADMIN').run<{ partnership: { history: { nodes: { sentence: string }[] } } }>(
    'query ($id: ID!) { partnership(id: $id) { history(first: 1) { nodes { sentence } } } }',
    { id: agreement.partnership },
  )
  expect(history.partnership.history.nodes[0]!.sentence).toMatch(/added the file “Signed “text”\.pdf” to “A memorandum”\./)
})

test('a file that was removed is gone from the list and the address, and an undo brings it back', async () => {
  const [found] = await listed()
  const remove = 'mutation ($input: RemoveAgreementDocumentInput!) { removeAgreementDocument(input: $input) { documents { id } } }'
  await expect(as('ADMIN').run(remove, { input: { id: found!.id, why: '' } })).rejects.toThrow('the reason')
  await as('ADMIN').run(remove, { input: { id: found!.id, why: 'Superseded.' } })
  expect((await as('ADMIN').fetch(found!.address)).status).toBe(404)
  const history = await as('ADMIN').run<{ partnership: { history: { nodes: { changes: { id: string }[] }[] } } }>(
    'query ($id: ID!) { partnership(id: $id) { history(first: 1) { nodes { changes { id } } } } }',
    { id: agreement.partnership },
  )
  await as('ADMIN').run('mutation ($id: ID!) { undoChange(input: { id: $id }) { id } }', { id: history.partnership.history.nodes[0]!.changes[0]!.id })
  expect((await as('ADMIN').fetch(found!.address)).status).toBe(200)
  await expect(as('ADMIN').run(remove, { input: { id: agreement.id, why: 'Not a file.' } })).rejects.toThrow('There is no such file.')
})

const column = { name: 'a', type: 'String', lists: [], depth: 0 }
test.each([
  ['a workbook', writeXlsx([column] as never, [['b']], []), 200],
  ['plain text', Buffer.from('What was agreed.'), 200],
  ['a page', Buffer.from('<!doctype html><script>alert(1)</script>'), 422],
  ['a drawing with a script', Buffer.from('  <svg onload="alert(1)"/>'), 422],
  ['a program', Buffer.from([0x4d, 0x5a, 0x90, 0x00]), 422],
  ['an archive', zip([{ name: 'a.txt', content: 'a' }]), 422],
  ['a document with macros', zip(['[Content_Types].xml', 'word/document.xml', 'word/vbaProject.bin'].map((name) => ({ name, content: 'a' }))), 422],
  ['nothing', Buffer.alloc(0), 400],
  ['too much', Buffer.alloc(10 * 1024 * 1024 + 1, 'a'), 413],
])('%s is taken by what is in it, whatever it is called', async (_name, content, status) => {
  expect((await send(content, 'agreement.pdf')).status).toBe(status)
})

test('only who may change the agreement adds files to it', async () => {
  for (const [who, status] of [
    ['PUBLIC', 401],
    ['MEMBER', 403],
    ['ANALYST', 403],
    [{ pilot: 'torbay' }, 403],
  ] as const)
    expect((await send(PDF, 'a.pdf', who)).status).toBe(status)
  expect(await sentence(await send(PDF, 'a.pdf', 'ADMIN', '00000000-0000-4000-8000-000000000001'))).toBe('There is no such agreement.')
  expect((await as('ADMIN').fetch('/documents/00000000-0000-4000-8000-000000000001')).status).toBe(404)
  expect(product().address).toContain('127.0.0.1')
})

describe('a bucket', () => {
  const kept = new Map<string, Buffer>()
  const seen: string[] = []
  const server = createServer((request, response) => {
    seen.push(`${request.method} ${String(request.headers.authorization).split(',')[0]}`)
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const key = request.url ?? ''
      if (request.method === 'PUT') kept.set(key, Buffer.concat(parts))
      const found = kept.get(key)
      response.writeHead(found ? 200 : 404).end(request.method === 'GET' ? found : undefined)
    })
  })
  beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)))
  afterAll(() => server.close())

  test('keeps files under their digests with signed requests, and what was damaged there is not given out', async () => {
    const { port } = server.address() as AddressInfo
    const bucket = { endpoint: `http://127.0.0.1:${port}`, bucket: 'careweave', region: 'eu-west-2', accessKeyId: 'key', secretAccessKey: 'secret' }
    const storage = createStorage({ dataDir: '.', bucket })
    const sha256 = await storage.put(PDF)
    expect([...kept.keys()]).toEqual([`/careweave/documents/${sha256}`])
    expect(await storage.get(sha256)).toEqual(PDF)
    expect(await storage.get('0'.repeat(64))).toBeNull()
    expect(seen[0]).toMatch(/^PUT AWS4-HMAC-SHA256 Credential=key\/\d{8}\/eu-west-2\/s3\/aws4_request$/)
    kept.set(`/careweave/documents/${sha256}`, Buffer.from('something else'))
    await expect(storage.get(sha256)).rejects.toThrow('is damaged')
  })
})
