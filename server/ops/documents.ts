import { addDocument, expectDocument } from '../directory/index.ts'
import { addPracticeDocument, expectPracticeDocument } from '../network/index.ts'
import { readBytes } from '../platform/body.ts'
import type { Context } from '../platform/context.ts'
import { LARGEST_DOCUMENT } from '../platform/document.rules.ts'
import { BadInput, NotFound } from '../platform/errors.ts'
import { jsonAnswer, type Answer, type Arrival } from '../platform/http.answer.ts'
import type { Enter } from '../platform/http.entrance.ts'
import type { Route } from '../platform/http.routes.ts'
import type { Storage } from '../platform/storage.ts'

/** What files are kept with, by the parameter that names it: who may add one, and how it is added. */
const KEPT_WITH: Record<string, { expect(context: Context, id: string): Promise<void>; add: typeof addDocument }> = {
  agreement: { expect: expectDocument, add: addDocument },
  practice: { expect: expectPracticeDocument, add: addPracticeDocument },
}

/** The addresses to which files of agreements and practices are posted and at which they are fetched. */
export const createDocumentRoutes = (storage: Storage, enter: Enter): Route[] => [
  { path: '/documents', name: 'documents', methods: ['POST'], answer: (arrival) => take(storage, enter, arrival) },
  { path: '/documents/*', name: 'documents', methods: ['GET', 'POST'], answer: (arrival) => give(storage, enter, arrival) },
]

// `/documents?agreement=<id>&name=<name>`, or `practice=<id>`, the body being the file. Who sends it is asked before its bytes are read.
function take(storage: Storage, enter: Enter, arrival: Arrival): Promise<Answer> {
  const parameters = new URLSearchParams(arrival.search)
  const [kind = 'agreement', kept] = Object.entries(KEPT_WITH).find(([name]) => parameters.get(name)) ?? []
  const owner = parameters.get(kind)
  if (!kept || !owner) throw new BadInput('agreement or practice is the id of what the file belongs to.', 'agreement')
  return enter(arrival, async (guest) => {
    await kept.expect(guest.context, owner)
    const content = await readBytes(arrival.message, LARGEST_DOCUMENT)
    const id = await kept.add(guest.context, storage, owner, parameters.get('name') ?? '', content)
    return { ...jsonAnswer(200, { id }), setCookies: guest.cookies() }
  })
}

const FIND = `query ($id: ID!) { agreementDocument(id: $id) { fileName type sha256 } practiceDocument(id: $id) { fileName type sha256 } }`

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
    const { data } = await guest.ask({ query: FIND, variables: { id } })
    const found = (data?.agreementDocument ?? data?.practiceDocument) as Found | null | undefined
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
