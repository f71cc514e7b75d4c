import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

import { codegen } from '@graphql-codegen/core'
import * as operations from '@graphql-codegen/typescript-operations'
import { buildSchema, Kind, parse, print, separateOperations, validate, type DocumentNode } from 'graphql'

const beside = (file: string): string => readFileSync(fileURLToPath(new URL(file, import.meta.url)), 'utf8')

const config = {
  skipTypename: true,
  useTypeImports: true,
  enumType: 'string-literal',
  scalars: { ID: 'string', Date: 'string', DateTime: 'string', BigInt: 'number', JSON: 'unknown' },
}

/** A client for some operations as one TypeScript file without dependencies: their types, their texts, and how to ask them. */
export async function printClient(text: string): Promise<string> {
  const api = beside('api.graphql')
  const document = parse(text)
  const [wrong] = validate(buildSchema(api), document)
  if (wrong) throw wrong
  const types = await codegen({
    filename: 'careweave.ts',
    schema: parse(api),
    documents: [{ location: 'operations.graphql', document }],
    plugins: [{ operations: {} }],
    pluginMap: { operations },
    config,
  })
  return [
    '// Made by `npm run client` from the schema of Careweave; made anew rather than edited.',
    beside('client.runtime.ts'),
    types,
    ...operationsOf(document).map(constantOf),
    '',
  ].join('\n')
}

interface Named {
  name: string
  kind: string
  text: string
}

// Each with the fragments that it uses, and with no others.
function operationsOf(document: DocumentNode): Named[] {
  const found = document.definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION)
  if (!found.length || found.some(({ name }) => !name)) throw new Error('Give at least one operation, and each a name.')
  const texts = separateOperations(document)
  return found.map(({ name, operation }) => ({ name: name?.value ?? '', kind: operation, text: print(texts[name?.value ?? ''] ?? document) }))
}

function constantOf({ name, kind, text }: Named): string {
  const type = `${name}${kind === 'mutation' ? 'Mutation' : 'Query'}`
  return `export const ${name}: Operation<${type}, ${type}Variables> = { text: ${JSON.stringify(text)} }`
}
