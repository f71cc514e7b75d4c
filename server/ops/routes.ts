import { LARGEST_BODY, readBody, readPost } from '../platform/body.ts'
import { BadInput, NotFound } from '../platform/errors.ts'
import { jsonAnswer, type Answer, type Arrival } from '../platform/http.answer.ts'
import type { Enter } from '../platform/http.entrance.ts'
import type { Route } from '../platform/http.routes.ts'
import type { Persisted } from '../platform/persisted.ts'
import { readKeptFile } from '../workbench/index.ts'
import { answerFile, type Graph } from './answer.ts'
import { readVariables } from './parameters.ts'
import { findSaved, FORMATS, readQuestion, type Format } from './question.ts'

interface Parts extends Graph {
  persisted: Persisted
  enter: Enter
}

/** The addresses of saved operations, of files made of any question, and of their receipts. */
export function createOpsRoutes(graph: Graph, persisted: Persisted, enter: Enter): Route[] {
  const parts = { ...graph, persisted, enter }
  return [
    { path: '/ops/*', name: 'ops', methods: ['GET', 'POST'], answer: (arrival) => answerSaved(parts, arrival) },
    { path: '/exports', name: 'exports', methods: ['POST'], answer: (arrival) => answerSent(parts, arrival) },
    { path: '/receipts/*', name: 'receipts', methods: ['GET', 'POST'], answer: (arrival) => answerReceipt(parts, arrival) },
  ]
}

// `/ops/<name>.csv` and `/ops/<name>@v2.csv`, with the variables as parameters. A session posts, and may send them as JSON: what is posted is in no log.
async function answerSaved({ schema, schemaVersion, enter }: Parts, arrival: Arrival): Promise<Answer> {
  const match = /^\/ops\/([a-z0-9-]+)(?:@v(\d{1,6}))?\.(csv|xlsx|json)$/.exec(arrival.path)
  if (!match) throw new NotFound('Saved queries stand at /ops/<name>.csv, .xlsx or .json; a version of one at /ops/<name>@v2.csv.')
  const [, name = '', version, format] = match
  const parameters = new URLSearchParams(arrival.search)
  const sent = arrival.method === 'POST' ? await readVariablesSent(arrival) : {}
  return enter(arrival, async (guest) => {
    guest.context.permit('file:fetch')
    const saved = await findSaved(guest, name, version ? Number(version) : null)
    const question = { ...saved, variables: { ...saved.variables, ...readVariables(schema, saved, parameters), ...sent } }
    const manner = {
      format: format as Format,
      rowsOf: parameters.get('_rows'),
      hasLines: parameters.get('_receipt') === 'lines',
      hasMark: parameters.has('_bom'),
    }
    return answerFile(guest, { schema, schemaVersion }, question, manner)
  })
}

async function readVariablesSent({ message }: Arrival): Promise<Record<string, unknown>> {
  const text = await readBody(message, LARGEST_BODY)
  if (text === '') return {}
  try {
    const { variables = {} } = JSON.parse(text) as { variables?: Record<string, unknown> }
    return variables
  } catch {
    throw new BadInput('Send the variables as {"variables": {…}}, or nothing.', 'variables')
  }
}

// What the body of `/exports` says beside the question stands in its extensions.
async function answerSent({ schema, schemaVersion, persisted, enter }: Parts, arrival: Arrival): Promise<Answer> {
  const { query, operationName = null, variables = {}, extensions = {} } = await readPost(arrival.message)
  const format = FORMATS.find((one) => one === (extensions.format ?? 'csv'))
  if (!format) throw new BadInput(`A file is ${FORMATS.join(', ')}.`, 'extensions.format')
  return enter(arrival, (guest) => {
    guest.context.permit('file:fetch')
    persisted.admit(guest.context.viewer, query)
    const question = { ...readQuestion(query, operationName), saved: null, variables, rowsOf: null }
    const rowsOf = typeof extensions.rowsOf === 'string' ? extensions.rowsOf : null
    return answerFile(guest, { schema, schemaVersion }, question, {
      format,
      rowsOf,
      hasLines: extensions.receipt === 'lines',
      hasMark: extensions.bom === true,
    })
  })
}

// `/receipts/<id>` is the receipt, `/receipts/<id>/file` the file itself, byte for byte.
async function answerReceipt({ enter }: Parts, arrival: Arrival): Promise<Answer> {
  const [, id = '', isFile] = /^\/receipts\/([0-9a-f-]{36})(\/file)?$/.exec(arrival.path) ?? []
  return enter(arrival, async (guest) => {
    guest.context.permit('file:fetch')
    const kept = await readKeptFile(guest.context, id)
    if (!kept) throw new NotFound('There is no such receipt of yours.')
    const { receipt, file } = kept
    if (!isFile) return { ...jsonAnswer(200, receipt), setCookies: guest.cookies() }
    if (!file) throw new NotFound('The file of this receipt is kept no more; the receipt says how to make it anew.')
    const type = receipt.format === 'csv' ? 'text/csv; charset=utf-8' : 'application/octet-stream'
    const name = `${receipt.operationName ?? 'query'}.${receipt.format}`
    return {
      status: 200,
      headers: { 'Content-Type': type, 'Content-Disposition': `attachment; filename="${name}"` },
      body: file,
      setCookies: guest.cookies(),
    }
  })
}
