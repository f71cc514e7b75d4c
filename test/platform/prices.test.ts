import { readdirSync, readFileSync } from 'node:fs'

import { getNamedType, isCompositeType, isObjectType, Kind, parse, print, visit, type DocumentNode, type OperationDefinitionNode } from 'graphql'
import { beforeAll, expect, test } from 'vitest'

import { modules } from '../../server/modules.ts'
import { createEstimate, type EstimateCost } from '../../server/platform/cost.estimate.ts'
import { BUDGETS } from '../../server/platform/cost.ts'
import { createGateway, type Gateway } from '../../server/platform/gateway.ts'
import type { Role } from '../../server/platform/viewer.ts'
import { prices } from '../../server/prices.ts'

let schema: Gateway['schema']
let estimate: EstimateCost

beforeAll(async () => {
  schema = (await createGateway(modules)).schema
  estimate = createEstimate(schema, prices)
})

test('every price is that of a field of the graph', () => {
  const unknown = Object.entries(prices).filter(([place, { listSize }]) => {
    const [type = '', name = ''] = place.split('.')
    const parent = schema.getType(type)
    const field = isObjectType(parent) ? parent.getFields()[name] : undefined
    return !field || (listSize !== undefined && !isCompositeType(getNamedType(field.type)))
  })
  expect(unknown).toEqual([])
})

// Who the weakest reader of a room is; of the rooms that are not named, everybody.
const READERS: Readonly<Record<string, Role>> = { accounts: 'ADMIN', history: 'ADMIN', account: 'MEMBER' }

const files = readdirSync('admin', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.graphql'))
const documents = files.map((file) => ({ room: file.split(/[\\/]/)[0] ?? '', document: parse(readFileSync(`admin/${file}`, 'utf8')) }))
const fragments = new Map(
  documents.flatMap(({ document }) =>
    document.definitions.flatMap((one) => (one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one] as const] : [])),
  ),
)
const operations = documents.flatMap(({ room, document }) =>
  document.definitions.flatMap((one) =>
    one.kind === Kind.OPERATION_DEFINITION ? [[one.name?.value ?? '', one, READERS[room] ?? 'PUBLIC'] as const] : [],
  ),
)

// Tightening the limits must never break the product's own pages, so they stay far below them.
test.each(operations)('%s costs less than half of what its readers may spend', (_, operation, reader) => {
  expect(estimate(withFragments(operation), operation, {}).points).toBeLessThan(BUDGETS[reader] / 2)
})

test('the application has operations to price', () => {
  expect(operations.length).toBeGreaterThan(20)
})

function withFragments(operation: OperationDefinitionNode): DocumentNode {
  const used = new Set<string>()
  const gather = (text: string): void => {
    visit(parse(text), {
      FragmentSpread({ name }) {
        const fragment = fragments.get(name.value)
        if (!fragment || used.has(name.value)) return
        used.add(name.value)
        gather(print(fragment))
      },
    })
  }
  gather(print(operation))
  return { kind: Kind.DOCUMENT, definitions: [operation, ...[...used].flatMap((name) => fragments.get(name) ?? [])] }
}
