import { createHash } from 'node:crypto'

import type { GraphQLSchema } from 'graphql'

import { listsOf, readLeaves, tableOf, WHOLE } from '../../schema/table.ts'
import { BadInput } from '../platform/errors.ts'
import type { Answer } from '../platform/http.answer.ts'
import type { Guest } from '../platform/http.entrance.ts'
import { newReceiptId } from '../workbench/index.ts'
import { writeFile } from './file.ts'
import { pagesOf } from './pages.ts'
import type { Format, Question } from './question.ts'
import { coverOf } from './receipt.ts'
import { withStatus } from './status.ts'

/** The graph that files are made of. */
export interface Graph {
  schema: GraphQLSchema
  schemaVersion: string
}

/** The graph with the version that receipts name: a digest of its published text. */
export const graphOf = (schema: GraphQLSchema, publicSdl: string): Graph => ({
  schema,
  schemaVersion: createHash('sha256').update(publicSdl).digest('hex').slice(0, 12),
})

/** How a file is wanted, beside what is in it. */
export interface Manner {
  format: Format
  rowsOf: string | null
  hasLines: boolean
  hasMark: boolean
  /** The receipt that it is to have and the schedule that wants it; absent where somebody waits for the file. */
  snapshot?: { id: string; scheduleId: string }
}

/** Answers a question as a file. */
export function answerFile(guest: Guest, { schema, schemaVersion }: Graph, question: Question, manner: Manner): Promise<Answer> {
  const { saved, operationName } = question
  const { format, hasLines, hasMark, snapshot } = manner
  guest.context.use.operation = saved ? `${saved.name}@v${saved.version}` : operationName
  const leaves = readLeaves(schema, question.document, operationName)
  const wanted = manner.rowsOf ?? question.rowsOf
  if (wanted && wanted !== WHOLE && !listsOf(leaves).includes(wanted))
    throw new BadInput(`The answer has no list ${wanted}. It has ${listsOf(leaves).join(', ') || 'none'}.`, 'rowsOf')
  const table = tableOf(leaves, wanted)
  const cover = coverOf(snapshot?.id ?? newReceiptId(), snapshot?.scheduleId ?? null, question, table, format, schemaVersion, guest.context.now)
  return writeFile(guest, {
    cover,
    table,
    pages: pagesOf(guest, schema, format === 'json' ? question : withStatus(schema, question), table),
    hasLines,
    hasMark,
  })
}
