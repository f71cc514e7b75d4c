import { parse } from 'graphql'
import { expect, test } from 'vitest'

import { queryAddress, readQueryAddress } from '../../admin/shared/query/address.ts'
import { narrow } from '../../admin/shared/query/narrow.ts'

const page = parse(`
  query Page($slug: String!, $asOf: Date, $first: Int) {
    pilot(slug: $slug) { id name ...Members_pilot }
    active: partnerships(first: $first) { totalCount }
    observations(first: 1) { totalCount nodes { subject { ... on Pilot { slug } ... on Organisation { odsCode } } } }
  }
  fragment Members_pilot on Pilot { id partnerships(asOf: $asOf) { id ...Name_partnership } lead { id } }
  fragment Name_partnership on Partnership { id name }
`)
const variables = { slug: 'torbay', asOf: undefined, first: 1 }
const spaced = (text: string) => text.replace(/\s+/g, ' ').trim()

test('one figure’s operation holds the fields on its path and nothing else', () => {
  const question = narrow(page, variables, ['active.totalCount'])
  expect(spaced(question.operation)).toBe('query Page($first: Int) { active: partnerships(first: $first) { totalCount } }')
  expect(question.variables).toEqual({ first: 1 })
})

test('fragments are written out, so that the operation can be run anywhere', () => {
  const { operation } = narrow(page, variables, ['pilot.partnerships'])
  expect(spaced(operation)).toBe('query Page($slug: String!, $asOf: Date) { pilot(slug: $slug) { partnerships(asOf: $asOf) { id name } } }')
})

test('a path that ends at an object keeps all of it, and fields met twice are asked once', () => {
  const { operation } = narrow(page, variables, ['pilot'])
  expect(spaced(operation)).toContain('pilot(slug: $slug) { id name partnerships(asOf: $asOf) { id name } lead { id } }')
})

test('several paths share what they have in common, and a variable without a value is left out', () => {
  const question = narrow(page, variables, ['pilot.name', 'pilot.partnerships.name'])
  expect(spaced(question.operation)).toContain('pilot(slug: $slug) { name partnerships(asOf: $asOf) { name } }')
  expect(question.variables).toEqual({ slug: 'torbay' })
})

test('the members of a union are kept apart', () => {
  const { operation } = narrow(page, variables, ['observations.nodes.subject'])
  expect(spaced(operation)).toContain('subject { ... on Pilot { slug } ... on Organisation { odsCode } }')
})

test('a question survives its way through an address', () => {
  const question = { operation: 'query A($q: String) { search(text: $q) { totalCount } }', variables: { q: 'a&b=c#d é' } }
  const [, hash = ''] = queryAddress(question).split('#')
  const read = readQueryAddress(`#${hash}`)
  expect(read?.operation).toBe(question.operation)
  expect(JSON.parse(read?.variables ?? '')).toEqual(question.variables)
  expect(readQueryAddress('')).toBeNull()
})
