import fc from 'fast-check'
import { expect, test } from 'vitest'

import { disclosedCells, hideSecondary } from '../../server/statistics/suppression.secondary.ts'

const small = (cells: number[][]) => cells.map((line) => line.map((cell) => cell >= 1 && cell <= 5))

test('one small number in a row and a column takes three others with it', () => {
  const cells = [
    [3, 20, 30],
    [40, 50, 60],
    [70, 80, 90],
  ]
  const hidden = hideSecondary(cells, small(cells))
  expect(hidden.flat().filter((why) => why === 'PRIMARY')).toHaveLength(1)
  expect(hidden.flat().filter((why) => why === 'SECONDARY')).toHaveLength(3)
  expect(disclosedCells(cells, hidden)).toEqual([])
})

test('a table without small numbers is left as it is', () => {
  expect(hideSecondary([[10, null, 0]], [[false, false, false]])).toEqual([[null, null, null]])
})

test('in no table can a hidden number be worked out, unless nothing is left beside it to hide; what is shown is neither small nor more than was', () => {
  const tables = fc.tuple(fc.integer({ min: 2, max: 6 }), fc.integer({ min: 2, max: 6 })).chain(([rows, columns]) =>
    fc.array(fc.array(fc.oneof(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 6, max: 400 })), { minLength: columns, maxLength: columns }), {
      minLength: rows,
      maxLength: rows,
    }),
  )
  fc.assert(
    fc.property(tables, (cells) => {
      const hidden = hideSecondary(cells, small(cells))
      for (const [row, line] of cells.entries())
        for (const [column, cell] of line.entries()) if (cell >= 1 && cell <= 5) expect(hidden[row]![column]).toBe('PRIMARY')
      for (const { row, column } of disclosedCells(cells, hidden)) {
        const beside = [
          ...cells[row]!.map((cell, c) => [cell, hidden[row]![c]] as const),
          ...cells.map((line, r) => [line[column]!, hidden[r]![column]] as const),
        ]
        expect(beside.filter(([cell, why]) => cell > 0 && why === null)).toEqual([])
      }
    }),
    { numRuns: 60 },
  )
})
