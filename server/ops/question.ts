import { parse, type DocumentNode } from 'graphql'

import { findOperation } from '../../schema/table.ts'
import { BadInput, NotFound } from '../platform/errors.ts'
import type { Guest } from '../platform/http.entrance.ts'

export const FORMATS = ['csv', 'xlsx', 'json'] as const
export type Format = (typeof FORMATS)[number]

/** A question that is to be answered as a file. */
export interface Question {
  /** The saved operation it is, where it is one. */
  saved: { name: string; version: number } | null
  text: string
  document: DocumentNode
  operationName: string | null
  variables: Record<string, unknown>
  rowsOf: string | null
}

const SAVED = /* GraphQL */ `
  query SavedOperation($name: String!) {
    savedOperation(name: $name) {
      name
      version
      versions {
        version
        operation
        variables
        rowsOf
      }
    }
  }
`

interface Saved {
  name: string
  version: number
  versions: { version: number; operation: string; variables: string; rowsOf: string | null }[]
}

/** The saved operation of that name, in that version or the latest, as far as whoever asks may see it. */
export async function findSaved(guest: Guest, name: string, version: number | null): Promise<Question> {
  const { data, errors } = await guest.ask({ query: SAVED, variables: { name } })
  if (errors?.[0]) throw new BadInput(errors[0].message)
  const saved = data?.savedOperation as Saved | null
  const found = saved?.versions.find((one) => one.version === (version ?? saved.version))
  if (!saved || !found) throw new NotFound('There is no saved query at this address, or it is not shared with you.')
  return {
    saved: { name: saved.name, version: found.version },
    text: found.operation,
    document: parse(found.operation),
    operationName: null,
    variables: JSON.parse(found.variables) as Record<string, unknown>,
    rowsOf: found.rowsOf,
  }
}

/** A question that was sent whole. Only questions: nothing is changed on the way to a file. */
export function readQuestion(text: string, operationName: string | null): Pick<Question, 'document' | 'text' | 'operationName'> {
  let document: DocumentNode
  try {
    document = parse(text, { maxTokens: 2_000 })
  } catch (error) {
    throw new BadInput(`This is not a query: ${(error as Error).message}`, 'query')
  }
  const operation = findOperation(document, operationName)
  if (operation?.operation !== 'query') throw new BadInput('Only a query can be answered as a file.', 'query')
  return { document, text, operationName }
}
