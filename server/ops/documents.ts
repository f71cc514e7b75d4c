import { addDocument, expectDocument, LARGEST_DOCUMENT } from '../directory/index.ts'
import { readBytes } from '../platform/body.ts'
import { BadInput, NotFound } from '../platform/errors.ts'
import { jsonAnswer, type Answer, type Arrival } from '../platform/http.answer.ts'
import type { Enter } from '../platform/http.entrance.ts'
import type { Route } from '../platform/http.routes.ts'
import type { Storage } from '../platform/storage.ts'

/** The addresses to which files of agreements are posted and at which they are fetched. */
export const createDocumentRoutes = (storage: Storage, enter: Enter): Route[] => [
  { path: '/documents', name: 'documents', methods: ['POST'], answer: (arrival) => take(storage, enter, arrival) },
  { path: '/documents/*', name: 'documents', methods: ['GET', 'POST'], answer: (arrival) => give(storage, enter, arrival) },
]

// `/documents?agreement=<id>&name=<name>`, the body being the file. Who sends it is asked before its bytes are read.
function take(storage: Storage, enter: Enter, arrival: Arrival): Promise<Answer> {
  const parameters = new URLSearchParams(arrival.search)
  const agreement = parameters.get('agreement')
  if (!agreement) throw new BadInput('agreement is the id of the agreement that the file belongs to.', 'agreement')
  return enter(arrival, async (guest) => {
    await expectDocument(guest.context, agreement)
    const content = await readBytes(arrival.message, LARGEST_DOCUMENT)
    const id = await addDocument(guest.context, storage, agreement, parameters.get('name') ?? '', content)
    return { ...jsonAnswer(200, { id }), setCookies: guest.cookies() }
  })
}

interface Found {
  fileName: string
  type: string
  sha256: string
}

// Whoever may see the file's line in the graph may have the file, to keep and never to show inside a page of ours.
function give(storage: Storage, enter: Enter, arrival: Arrival): Promise<Answer> {
  const [, id] = /^\/documents\/([0-9a-f-]{36})$/.exec(arrival.path) ?? []
  const missing = new NotFound('There is no such file.')
  if (!id) throw missing
  return enter(arrival, async (guest) => {
    guest.context.permit('file:fetch')
    const { data } = await guest.ask({ query: `query ($id: ID!) { agreementDocument(id: $id) { fileName type sha256 } }`, variables: { id } })
    const found = data?.agreementDocument as Found | null | undefined
    const content = found ? await storage.get(found.sha256) : null
    if (!found || !content) throw missing
    const plain = found.fileName.replace(/[^\x20-\x7e]|["\\%]/g, '_')
    return {
      status: 200,
      headers: {
        'Content-Type': found.type,
        'Content-Disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(found.fileName)}`,
        'Content-Security-Policy': "sandbox; default-src 'none'",
        'X-Content-Type-Options': 'nosniff',
        Digest: `sha-256=${Buffer.from(found.sha256, 'hex').toString('base64')}`,
      },
      body: content,
      setCookies: guest.cookies(),
    }
  })
}
