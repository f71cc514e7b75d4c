import { buildSchema, parse } from 'graphql'
import { expect, test } from 'vitest'

import { deprecationsOf } from '../../admin/queries/deprecations.ts'
import { findBrokenOperations } from '../../schema/saved.ts'

const before = buildSchema('type Query { pilots: [Pilot!]! } type Pilot { name: String! title: String @deprecated(reason: "Use name.") }')
const after = buildSchema('type Query { pilots: [Pilot!]! } type Pilot { name: String! }')
const kept = (name: string, operation: string) => ({ name, version: 3, owner: 'Lena Wood', operation })

test('a saved operation that a change would break is named with its owner, and one that was broken before is not', () => {
  const operations = [kept('by-name', '{ pilots { name } }'), kept('by-title', '{ pilots { title } }'), kept('long-broken', '{ pilots { size } }')]
  expect(findBrokenOperations(before, after, operations)).toEqual(['by-title@v3 of Lena Wood: Cannot query field "title" on type "Pilot".'])
  expect(findBrokenOperations(before, before, operations)).toEqual([])
})

test('a query that uses what is on its way out is told what to use instead', () => {
  expect(deprecationsOf(before, parse('{ pilots { title } }'))).toEqual(['The field Pilot.title is deprecated. Use name.'])
  expect(deprecationsOf(before, parse('{ pilots { name } }'))).toEqual([])
})
