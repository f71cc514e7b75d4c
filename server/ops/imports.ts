import { readBytes } from '../platform/body.ts'
import { BadInput, NotFound } from '../platform/errors.ts'
import { jsonAnswer, type Answer, type Arrival } from '../platform/http.answer.ts'
import type { Enter } from '../platform/http.entrance.ts'
import type { Route } from '../platform/http.routes.ts'
import { LARGEST_FILE, putPart } from '../workbench/index.ts'

/** The address to which the bytes of an import are posted, whole or in parts: all else of it is in the graph. */
export const createImportRoutes = (enter: Enter): Route[] => [
  { path: '/imports/*', name: 'imports', methods: ['POST'], answer: (arrival) => takePart(enter, arrival) },
]

// `/imports/<id>/part?at=<byte>`. Who sends it is asked before its bytes are read.
function takePart(enter: Enter, arrival: Arrival): Promise<Answer> {
  const [, id] = /^\/imports\/([0-9a-f-]{36})\/part$/.exec(arrival.path) ?? []
  if (!id) throw new NotFound('The parts of a file go to /imports/<id>/part?at=<byte>.')
  const at = new URLSearchParams(arrival.search).get('at') ?? '0'
  if (!/^\d{1,9}$/.test(at)) throw new BadInput('at is the byte at which the part begins.', 'at')
  return enter(arrival, async (guest) => {
    guest.context.authorise('beginImport')
    const received = await putPart(guest.context, id, Number(at), await readBytes(arrival.message, LARGEST_FILE))
    return { ...jsonAnswer(200, { received }), setCookies: guest.cookies() }
  })
}
