import { describe, expect, test } from 'vitest'

import { Refusal } from '../../server/statistics/refusal.ts'
import { run } from '../support/oracle.ts'
import { readCases } from './case.ts'
import { compare } from './compare.ts'
import { deviationOf } from './deviations.ts'

const families = readCases()

test('there are cases to run', () => {
  expect(families.reduce((total, [, cases]) => total + cases.length, 0)).toBeGreaterThan(0)
})

describe.each(families)('%s', (_file, cases) => {
  test.each(cases.map((own) => [own.id, own] as const))('%s', (id, own) => {
    const deviation = deviationOf(own)
    if (deviation?.isRefused) {
      expect(() => run(own.kind, own.input), deviation.reason).toThrow(Refusal)
      return
    }
    const differences = compare(run(own.kind, own.input), deviation?.expected ?? own.expected, own.tolerance)
    if (own.advisory === undefined) expect(differences.slice(0, 5)).toEqual([])
    else if (differences.length > 0) console.info(`advisory, not failed: ${id}: ${differences.slice(0, 3).join('; ')}`)
  })
})
