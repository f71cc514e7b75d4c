import { expect, test } from 'vitest'

import { writeCsv } from '../../admin/shared/charts/saveCsv.ts'

test('text that a spreadsheet would take for a formula is made harmless', () => {
  const lines = writeCsv(['a'], [['=1+1'], ['+1'], ['-1'], ['@SUM(A1)'], ['\tx']]).split('\r\n')
  expect(lines.slice(1, -1)).toEqual(["'=1+1", "'+1", "'-1", "'@SUM(A1)", "'\tx"])
})

test('a negative number stays a number', () => {
  expect(writeCsv(['a', 'b'], [[-1.5, null]])).toBe('a,b\r\n-1.5,\r\n')
})

test('commas, quotes and line ends are quoted', () => {
  expect(writeCsv(['a'], [['x, "y"\nz']])).toBe('a\r\n"x, ""y""\nz"\r\n')
})
