import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, sep } from 'node:path'

import { ApolloClient, ApolloLink, InMemoryCache } from '@apollo/client'
import { codegen } from '@graphql-codegen/core'
import * as documents from '@graphql-codegen/typed-document-node'
import * as operations from '@graphql-codegen/typescript-operations'
import { Kind, parse, print, type DocumentNode } from 'graphql'
import { EMPTY } from 'rxjs'

/** Where everything generated for the admin is found. */
export const output = 'admin/graphql.generated.ts'
const types = 'admin/graphql-types.generated.ts'
const folder = 'admin/documents'
const persistedFile = 'admin/persisted.generated.json'

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

/**
 * Writes a typed document for every operation and fragment of the admin; an operation the schema does not know stops it. Answers the text of
 * each operation, as the admin would send it, by its SHA-256: the admin sends that alone, and the server knows the rest.
 */
export async function generateDocuments(schema: DocumentNode = readApi()): Promise<Record<string, string>> {
  const files = readdirSync('admin', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.graphql'))
    .map((file) => ({ location: file, document: parse(readFileSync(join('admin', file), 'utf8')) }))
    .sort((a, b) => (a.location < b.location ? -1 : 1))
  const text = await codegen({
    filename: output,
    schema,
    documents: files,
    plugins: [{ operations: {} }, { documents: {} }],
    pluginMap: { operations, documents },
    config,
  })
  const { lines, persisted } = await hashOperations(text.split('\n'))
  const modules = files.map(({ location, document }) => ({ name: moduleName(location), text: moduleOf(document, lines) }))
  const entrances = modules.map(({ name }) => `export * from './documents/${name}.generated.ts'`)
  mkdirSync(folder, { recursive: true })
  for (const { name, text } of modules) writeIfNew(join(folder, `${name}.generated.ts`), text)
  for (const file of readdirSync(folder)) if (!modules.some(({ name }) => file === `${name}.generated.ts`)) rmSync(join(folder, file))
  writeIfNew(types, `${lines.filter((line) => !/^(export const|import) /.test(line)).join('\n')}\n`)
  writeIfNew(persistedFile, JSON.stringify(persisted, null, 1))
  writeIfNew(output, `export type * from './graphql-types.generated.ts'\n${entrances.join('\n')}\n`)
  return persisted
}

const DOCUMENT = /^(export const \w+Document = )(\{.*\})( as unknown as .*)$/

// The client adds to a document what it needs and takes out what is its own: what it would then send is what is hashed.
async function hashOperations(lines: readonly string[]): Promise<{ lines: string[]; persisted: Record<string, string> }> {
  let sent: DocumentNode | null = null
  const link = new ApolloLink(({ query }) => {
    sent = query
    return EMPTY
  })
  const client = new ApolloClient({ link, cache: new InMemoryCache(), dataMasking: true })
  const persisted: Record<string, string> = {}
  const hashed: string[] = []
  for (const line of lines) {
    const [, head, json = '', tail] = DOCUMENT.exec(line) ?? []
    if (!head) {
      hashed.push(line)
      continue
    }
    const document = JSON.parse(json) as DocumentNode
    const isMutation = document.definitions.some((one) => one.kind === Kind.OPERATION_DEFINITION && one.operation === 'mutation')
    await (isMutation ? client.mutate({ mutation: document }) : client.query({ query: document })).catch(() => undefined)
    const text = print(sent ?? document)
    const hash = createHash('sha256').update(text).digest('hex')
    persisted[hash] = text
    hashed.push(`${head}${json.replace('{"kind":"Document",', `{"kind":"Document","hash":"${hash}",`)}${tail}`)
  }
  return { lines: hashed, persisted }
}

const moduleName = (location: string) => location.replace(/\.graphql$/, '').replaceAll(sep, '.')

// A room's script carries the documents of its own `.graphql` files only: they are a module for each file, and one file leads to them all.
function moduleOf(document: DocumentNode, lines: readonly string[]): string {
  const names = new Set(document.definitions.flatMap((definition) => ('name' in definition && definition.name?.value) || []))
  const mine = lines.filter((line) => line.startsWith('export const ') && names.has(/"name":\{"kind":"Name","value":"(\w+)"/.exec(line)?.[1] ?? ''))
  return [
    "import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core'",
    `import type { ${[...new Set(mine.join('\n').match(/(?<=DocumentNode<|, )(?!unknown)\w+(?=, \w+>|>;)/g))].join(', ')} } from '../graphql-types.generated.ts'`,
    ...mine,
    '',
  ].join('\n')
}

// An unchanged file keeps its time, so that a watcher does not build for nothing.
function writeIfNew(file: string, text: string): void {
  if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeFileSync(file, text)
}
