import { expect, test } from 'vitest'

import { paths, safeNext } from '../../admin/shared/paths.ts'

const origin = 'https://careweave.example'

test('after signing in one goes on to a path of this site', () => {
  expect(safeNext('/pilots?theme=FALLS#names', origin)).toBe('/pilots?theme=FALLS#names')
})

test.each(['//evil.example', 'https://evil.example/', '/\\evil.example', '\\\\evil.example', 'javascript:alert(1)', '', null])(
  '%s leads to the overview',
  (next) => {
    expect(safeNext(next, origin)).toBe('/')
  },
)

test('an address keeps what it is made of whole', () => {
  expect(paths.organisation('a/b')).toBe('/organisations/a%2Fb')
  expect(paths.signIn('/pilots?q=a&b')).toBe('/sign-in?next=%2Fpilots%3Fq%3Da%26b')
  expect(paths.signIn('/')).toBe('/sign-in')
})
