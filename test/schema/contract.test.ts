import { readFileSync } from 'node:fs'

import { buildSchema, findBreakingChanges } from 'graphql'
import { expect, test } from 'vitest'

import { modules } from '../../server/modules.ts'
import { printSchemas, staleSchemas } from '../../schema/print.ts'

const printed = await printSchemas(modules)
const contract = buildSchema(readFileSync(new URL('./contract.graphql', import.meta.url), 'utf8'))
const api = buildSchema(printed.get('api.graphql')!)

test('the schema files are what the code prints: run npm run schema and review the difference', () => {
  expect(staleSchemas(printed)).toEqual([])
})

test('every name of the contract is in the graph', () => {
  const breaks = findBreakingChanges(contract, api)
  expect(breaks.map(({ description }) => description)).toEqual([])
})

test('every type and field says what it means', () => {
  const silent = Object.values(api.getTypeMap())
    .filter(({ name }) => !name.startsWith('__'))
    .filter((type) => 'getFields' in type && /^[A-Z]/.test(type.name) && !/(Connection|Edge|Filter|Operators|Order|OrderField)$/.test(type.name))
    .flatMap((type) =>
      Object.values((type as { getFields(): Record<string, { name: string; description?: string | null }> }).getFields())
        .filter(({ description }) => !description)
        .map(({ name }) => `${type.name}.${name}`),
    )
    .filter((name) => !name.endsWith('.id') && !name.startsWith('PageInfo'))
  expect(silent).toEqual([])
})

test('entities are told apart by one key alone: nothing else of federation is used', () => {
  const text = [...printed.values()].slice(0, modules.length).join('\n')
  expect(text).not.toMatch(/@(requires|provides|override|interfaceObject|external)\b/)
  expect([...text.matchAll(/@key\(fields: "([^"]*)"/g)].map(([, fields]) => fields).filter((fields) => /\s/.test(fields!))).toEqual([])
})
