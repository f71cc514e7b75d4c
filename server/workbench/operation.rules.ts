import { Kind, parse, type DocumentNode } from 'graphql'

import { BadInput } from '../platform/errors.ts'

const longestOperation = 32 * 1024
const longestText = 2_000

/** A name that can stand in an address. */
export function needAddressName(text: string, field: string): string {
  const name = text.trim().toLowerCase()
  if (name.length > 80 || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name))
    throw new BadInput('Give a name of small letters, digits and hyphens, such as admissions-by-region.', field)
  return name
}

/** The text of exactly one query. */
export function needQuery(text: string, field: string): string {
  if (Buffer.byteLength(text) > longestOperation) throw new BadInput(`An operation may be ${longestOperation / 1024} KB long.`, field)
  const operations = read(text, field).definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION)
  if (operations.length !== 1 || operations[0]?.operation !== 'query')
    throw new BadInput('Save one query: what changes things, and several operations at once, cannot be saved.', field)
  return text
}

function read(text: string, field: string): DocumentNode {
  try {
    return parse(text, { maxTokens: 2_000 })
  } catch (error) {
    throw new BadInput(`This is not a query: ${(error as Error).message}`, field)
  }
}

/** A JSON object, as text. */
export function needVariables(text: string | null | undefined, field: string): string {
  const given = text?.trim() || '{}'
  try {
    const values = JSON.parse(given) as unknown
    if (typeof values === 'object' && values !== null && !Array.isArray(values)) return given
  } catch {
    // refused below, as anything else that is no object
  }
  throw new BadInput('Give the variables as a JSON object, such as {"code": "TAL"}.', field)
}

/** Refuses a value for a variable that the query does not have. */
export function needKnownVariables(operation: string, variables: string, field: string): void {
  const known = read(operation, 'operation').definitions.flatMap((one) =>
    one.kind === Kind.OPERATION_DEFINITION ? (one.variableDefinitions ?? []).map(({ variable }) => variable.name.value) : [],
  )
  const strange = Object.keys(JSON.parse(variables) as object).find((name) => !known.includes(name))
  if (strange !== undefined) throw new BadInput(`The query has no variable ${strange}. It has ${known.join(', ') || 'none'}.`, field)
}

/** A text for readers, or nothing. */
export function readText(text: string | null | undefined, field: string, longest = longestText): string | null {
  const given = text?.trim().normalize('NFC') ?? ''
  if (given.length > longest) throw new BadInput(`Write at most ${longest.toLocaleString('en-GB')} characters.`, field)
  return given || null
}
