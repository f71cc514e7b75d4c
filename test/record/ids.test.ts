import { expect, test } from 'vitest'

import { recordId } from '../../server/record/ids.ts'

test('an identifier is a version 5 UUID and the same whenever it is made', () => {
  expect(recordId('pilot', 'durham-dales')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(recordId('pilot', 'durham-dales')).toBe(recordId('pilot', 'durham-dales'))
})

test('kind and key both count', () => {
  const ids = [recordId('pilot', 'cumbria'), recordId('organisation', 'cumbria'), recordId('pilot', 'torbay'), recordId('membership', 'a', 1)]
  expect(new Set(ids).size).toBe(4)
})
