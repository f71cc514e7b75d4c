import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

import { codegen } from '@graphql-codegen/core'
import * as operations from '@graphql-codegen/typescript-operations'
import { buildSchema, Kind, parse, print, validate, type DocumentNode, type OperationDefinitionNode } from 'graphql'

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
    ...operationsOf(document).map((operation) => constantOf(document, operation)),
    '',
  ].join('\n')
}

function operationsOf(document: DocumentNode): OperationDefinitionNode[] {
  const found = document.definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION)
  if (!found.length || found.some(({ name }) => !name)) throw new Error('Give at least one operation, and each a name.')
  return found
}

function constantOf(document: DocumentNode, { kind: _kind, ...operation }: OperationDefinitionNode): string {
  const name = operation.name?.value ?? ''
  const type = `${name}${operation.operation === 'mutation' ? 'Mutation' : 'Query'}`
  const fragments = document.definitions.filter((one) => one.kind === Kind.FRAGMENT_DEFINITION)
  const whole = print({ kind: Kind.DOCUMENT, definitions: [{ kind: Kind.OPERATION_DEFINITION, ...operation }, ...fragments] })
  return `export const ${name}: Operation<${type}, ${type}Variables> = { text: ${JSON.stringify(whole)} }`
}
