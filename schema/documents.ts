import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, sep } from 'node:path'

import { codegen } from '@graphql-codegen/core'
import * as documents from '@graphql-codegen/typed-document-node'
import * as operations from '@graphql-codegen/typescript-operations'
import { parse, type DocumentNode } from 'graphql'

/** Where everything generated for the admin is found. */
export const output = 'admin/graphql.generated.ts'
const types = 'admin/graphql-types.generated.ts'
const folder = 'admin/documents'

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
  const lines = text.split('\n')
  const modules = files.map(({ location, document }) => ({ name: moduleName(location), text: moduleOf(document, lines) }))
  const entrances = modules.map(({ name }) => `export * from './documents/${name}.generated.ts'`)
  mkdirSync(folder, { recursive: true })
  for (const { name, text } of modules) writeIfNew(join(folder, `${name}.generated.ts`), text)
  for (const file of readdirSync(folder)) if (!modules.some(({ name }) => file === `${name}.generated.ts`)) rmSync(join(folder, file))
  writeIfNew(types, `${lines.filter((line) => !/^(export const|import) /.test(line)).join('\n')}\n`)
  writeIfNew(output, `export type * from './graphql-types.generated.ts'\n${entrances.join('\n')}\n`)
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
