import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { codegen } from '@graphql-codegen/core'
import * as documents from '@graphql-codegen/typed-document-node'
import * as operations from '@graphql-codegen/typescript-operations'
import { parse, type DocumentNode } from 'graphql'

export const output = 'admin/graphql.generated.ts'

// The masked types follow Apollo Client's data masking: a component sees only the fields of its own fragment.
const config = {
  inlineFragmentTypes: 'mask',
  customDirectives: { apolloUnmask: true },
  nonOptionalTypename: true,
  skipTypeNameForRoot: true,
  useTypeImports: true,
  enumType: 'string-literal',
  scalars: { ID: 'string', Date: 'string', DateTime: 'string', BigInt: 'string', JSON: 'unknown' },
}

// The API as its clients see it, printed from the code and committed.
const readApi = (): DocumentNode => parse(readFileSync('schema/api.graphql', 'utf8'))

/** Writes a typed document for every operation and fragment of the admin; an operation the schema does not know stops it. */
export async function generateDocuments(schema: DocumentNode = readApi()): Promise<void> {
  const files = readdirSync('admin', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.graphql'))
    .map((file) => join('admin', file))
    .sort()
  const text = await codegen({
    filename: output,
    schema,
    documents: files.map((location) => ({ location, document: parse(readFileSync(location, 'utf8')) })),
    plugins: [{ operations: {} }, { documents: {} }],
    pluginMap: { operations, documents },
    config,
  })
  if (text !== readIfThere(output)) writeFileSync(output, text)
}

// An unchanged file keeps its time, so that a watcher does not build for nothing.
function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}
