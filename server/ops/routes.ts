import { createHash } from 'node:crypto'

import type { GraphQLSchema } from 'graphql'

import { listsOf, readLeaves, tableOf, WHOLE } from '../../schema/table.ts'
import { LARGEST_BODY, readBody, readPost } from '../platform/body.ts'
import { BadInput, NotFound } from '../platform/errors.ts'
import { jsonAnswer, type Answer, type Arrival } from '../platform/http.answer.ts'
import type { Enter, Guest } from '../platform/http.entrance.ts'
import type { Route } from '../platform/http.routes.ts'
import type { Persisted } from '../platform/persisted.ts'
import { newReceiptId, readKeptFile } from '../workbench/index.ts'
import { writeFile } from './file.ts'
import { pagesOf } from './pages.ts'
import { readVariables } from './parameters.ts'
import { findSaved, FORMATS, readQuestion, type Format, type Question } from './question.ts'
import { coverOf } from './receipt.ts'

interface Graph {
  schema: GraphQLSchema
  schemaVersion: string
  persisted: Persisted
  enter: Enter
}

/** The addresses of saved operations, of files made of any question, and of their receipts. */
export function createOpsRoutes(schema: GraphQLSchema, publicSdl: string, persisted: Persisted, enter: Enter): Route[] {
  const graph = { schema, schemaVersion: createHash('sha256').update(publicSdl).digest('hex').slice(0, 12), persisted, enter }
  return [
    { path: '/ops/*', name: 'ops', methods: ['GET', 'POST'], answer: (arrival) => answerSaved(graph, arrival) },
    { path: '/exports', name: 'exports', methods: ['POST'], answer: (arrival) => answerSent(graph, arrival) },
    { path: '/receipts/*', name: 'receipts', methods: ['GET', 'POST'], answer: (arrival) => answerReceipt(graph, arrival) },
  ]
}

/** How a file is wanted, beside what is in it. */
interface Manner {
  format: Format
  rowsOf: string | null
  hasLines: boolean
  hasMark: boolean
}

// `/ops/<name>.csv` and `/ops/<name>@v2.csv`, with the variables as parameters. A session posts, and may send them as JSON: what is posted is in no log.
async function answerSaved({ schema, schemaVersion, enter }: Graph, arrival: Arrival): Promise<Answer> {
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
    return answerFile(guest, schema, schemaVersion, question, manner)
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
async function answerSent({ schema, schemaVersion, persisted, enter }: Graph, arrival: Arrival): Promise<Answer> {
  const { query, operationName = null, variables = {}, extensions = {} } = await readPost(arrival.message)
  const format = FORMATS.find((one) => one === (extensions.format ?? 'csv'))
  if (!format) throw new BadInput(`A file is ${FORMATS.join(', ')}.`, 'extensions.format')
  return enter(arrival, (guest) => {
    guest.context.permit('file:fetch')
    persisted.admit(guest.context.viewer, query)
    const question = { ...readQuestion(query, operationName), saved: null, variables, rowsOf: null }
    const rowsOf = typeof extensions.rowsOf === 'string' ? extensions.rowsOf : null
    return answerFile(guest, schema, schemaVersion, question, {
      format,
      rowsOf,
      hasLines: extensions.receipt === 'lines',
      hasMark: extensions.bom === true,
    })
  })
}

function answerFile(guest: Guest, schema: GraphQLSchema, schemaVersion: string, question: Question, manner: Manner): Promise<Answer> {
  const { saved, operationName } = question
  guest.context.use.operation = saved ? `${saved.name}@v${saved.version}` : operationName
  const leaves = readLeaves(schema, question.document, operationName)
  const wanted = manner.rowsOf ?? question.rowsOf
  if (wanted && wanted !== WHOLE && !listsOf(leaves).includes(wanted))
    throw new BadInput(`The answer has no list ${wanted}. It has ${listsOf(leaves).join(', ') || 'none'}.`, 'rowsOf')
  const table = tableOf(leaves, wanted)
  const cover = coverOf(newReceiptId(), question, table, manner.format, schemaVersion, guest.context.now)
  return writeFile(guest, { cover, table, pages: pagesOf(guest, schema, question, table), hasLines: manner.hasLines, hasMark: manner.hasMark })
}

// `/receipts/<id>` is the receipt, `/receipts/<id>/file` the file itself, byte for byte.
async function answerReceipt({ enter }: Graph, arrival: Arrival): Promise<Answer> {
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
