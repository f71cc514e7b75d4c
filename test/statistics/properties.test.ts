import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { collapsedEffect, eachAgainstControls, leaveOneOut } from '../../server/statistics/collapsed.ts'
import { funnelPlot } from '../../server/statistics/funnel.ts'
import { scoreLimits } from '../../server/statistics/funnel.limits.ts'
import { classicalError, infer, leastSquares } from '../../server/statistics/least-squares.ts'
import { normalCdf, normalQuantile } from '../../server/statistics/normal.ts'
import { Refusal } from '../../server/statistics/refusal.ts'
import { ruleSets } from '../../server/statistics/rule-set.ts'
import { solveMonotone } from '../../server/statistics/root.ts'
import { auditSuppression } from '../../server/statistics/suppression.audit.ts'
import { wilsonInterval } from '../../server/statistics/wilson.ts'
import { xmrChart } from '../../server/statistics/xmr-chart.ts'
import { xmrLimits } from '../../server/statistics/xmr.ts'

const series = fc.array(fc.option(fc.integer({ min: -500, max: 500 }), { nil: null, freq: 8 }), { minLength: 3, maxLength: 60 })

describe('an individuals chart', () => {
  test('moves with its values: a shift and a scale change the limits alike and no signal at all', () => {
    fc.assert(
      fc.property(series, fc.integer({ min: -1000, max: 1000 }), fc.constantFrom(2, 4, 8), (values, by, scale) => {
        const moved = values.map((value) => (value === null ? null : value * scale + by))
        const [plain, other] = [values, moved].map((own) => xmrChart(own, [], null, { ...ruleSets.NHS, limitMultiplier: 2.5 }))
        const { centre, upper } = plain.segments[0].limits
        const limits = other.segments[0].limits
        if (centre !== null) expect(limits.centre).toBeCloseTo(centre * scale + by, 6)
        if (upper !== null) expect(limits.upper).toBeCloseTo(upper * scale + by, 6)
        expect(other.points.map((point) => point.signals.includes('TREND'))).toEqual(plain.points.map((point) => point.signals.includes('TREND')))
      }),
    )
  })

  test('screens at most once, so the screened limits are never wider', () => {
    fc.assert(
      fc.property(series, (values) => {
        const [screened, all] = [ruleSets.NHS, ruleSets.NHS_UNSCREENED].map((rules) => xmrLimits(values, rules).averageMovingRange)
        if (screened !== null && all !== null) expect(screened).toBeLessThanOrEqual(all + 1e-9)
      }),
    )
  })

  test('never flags a gap, and never lets a rule cross one into a new segment', () => {
    fc.assert(
      fc.property(series, fc.nat(), (values, at) => {
        const start = at % values.length
        const chart = xmrChart(values, [start], null, ruleSets.NHS)
        expect(chart.points.filter((point, i) => values[i] === null && point.signals.length > 0)).toEqual([])
        const alone = xmrChart(values.slice(start), [], null, ruleSets.NHS)
        expect(chart.points.slice(start).map((point) => point.signals)).toEqual(alone.points.map((point) => point.signals))
      }),
    )
  })

  test('refuses a series without points and a segment outside it', () => {
    expect(() => xmrChart([], [], null, ruleSets.NHS)).toThrow(Refusal)
    expect(() => xmrChart([1, 2, 3], [3], null, ruleSets.NHS)).toThrow('A segment starts at a point of the series.')
  })

  test('of equal values that binary fractions cannot hold has them as its centre and flags nothing', () => {
    const chart = xmrChart(
      Array.from({ length: 30 }, () => 0.1),
      [],
      null,
      ruleSets.NHS,
    )
    expect(chart.segments[0].limits).toMatchObject({ centre: 0.1, lower: 0.1, upper: 0.1 })
    expect(chart.points.flatMap((point) => point.signals)).toEqual([])
  })
})

describe('a funnel', () => {
  const units = fc.array(fc.tuple(fc.integer({ min: 20, max: 5000 }), fc.double({ min: 0.05, max: 0.95, noNaN: true })), {
    minLength: 4,
    maxLength: 30,
  })
  const asUnits = (drawn: readonly (readonly [number, number])[]) => drawn.map(([n, share]) => ({ events: Math.round(n * share), denominator: n }))

  test('does not depend on the order of its units', () => {
    fc.assert(
      fc.property(units, (drawn) => {
        const [there, back] = [asUnits(drawn), asUnits(drawn).toReversed()].map((own) => funnelPlot('PROPORTION', own))
        expect(back.phi).toBeCloseTo(there.phi, 8)
        expect(back.points.toReversed().map((point) => point.outlier)).toEqual(there.points.map((point) => point.outlier))
      }),
    )
  })

  test('narrows as units grow', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), fc.double({ min: 0.01, max: 0.99, noNaN: true }), (n, target) => {
        const [small, large] = [scoreLimits(target, n, 3), scoreLimits(target, n + 1, 3)]
        expect(large.upper - large.lower).toBeLessThanOrEqual(small.upper - small.lower)
      }),
    )
  })
})

test('Wilson’s interval holds the share it is about and is narrower with more confidence left out', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5000 }), fc.nat(), (n, x) => {
      const [near, far] = [0.95, 0.998].map((confidence) => wilsonInterval(x % (n + 1), n, confidence))
      const share = (x % (n + 1)) / n
      expect(near.lower ?? 0).toBeLessThanOrEqual(share + 1e-12)
      expect(near.upper ?? 1).toBeGreaterThanOrEqual(share - 1e-12)
      expect(far.lower ?? 0).toBeLessThanOrEqual((near.lower ?? 0) + 1e-12)
    }),
  )
})

test('the quantile of the normal distribution is the inverse of its cumulation', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-12, max: 1 - 1e-12, noNaN: true }), (p) => {
      expect(normalCdf(normalQuantile(p))).toBeCloseTo(p, 12)
    }),
  )
})

test('the root finder finds the root of any cube', () => {
  fc.assert(
    fc.property(fc.double({ min: -9, max: 9, noNaN: true }), (root) => {
      expect(solveMonotone((x) => (x - root) ** 3, -10, 10)).toBeCloseTo(root, 3)
    }),
  )
})

describe('a collapsed difference in differences', () => {
  const changes = [1, 2, 3, 4, 0, 1, -1, 0].map((change, i) => ({ unit: `u${i}`, isTreated: i < 4, change }))

  test('says nothing about a move that all units share', () => {
    const moved = changes.map((unit) => ({ ...unit, change: unit.change + 7 }))
    expect(collapsedEffect(moved, 0.95).estimate).toBeCloseTo(collapsedEffect(changes, 0.95).estimate, 12)
  })

  test('leaves each treated unit out in turn', () => {
    const [first, second, third, fourth] = leaveOneOut(changes, 0.95).map(({ effect }) => effect.estimate)
    expect(first).toBeCloseTo(3, 12)
    expect(second).toBeCloseTo(8 / 3, 12)
    expect(third).toBeCloseTo(7 / 3, 12)
    expect(fourth).toBeCloseTo(2, 12)
  })

  test('tells of each treated unit what least squares on it and the controls alone would', () => {
    const controls = changes.filter(({ isTreated }) => !isTreated)
    for (const { unit, effect } of eachAgainstControls(changes, 0.95)) {
      const rows = [...controls, changes.find((one) => one.unit === unit)!]
      const fit = leastSquares(
        rows.map(({ isTreated }) => [1, isTreated ? 1 : 0]),
        rows.map(({ change }) => change),
      )
      const expected = infer(fit.coefficients[1]!, classicalError(fit, 1), fit.df, 0.95)
      expect(effect.estimate).toBeCloseTo(fit.coefficients[1]!, 10)
      expect([effect.lower, effect.upper, effect.df]).toEqual([expect.closeTo(expected.lower, 8), expect.closeTo(expected.upper, 8), expected.df])
    }
    expect(
      eachAgainstControls(
        changes.filter(({ isTreated }) => isTreated),
        0.95,
      ),
    ).toEqual([])
  })

  test('refuses one treated unit', () => {
    expect(() => collapsedEffect(changes.slice(3), 0.95)).toThrow('at least two treated units')
  })
})

test('the bounds of hidden cells hold the true values, in any table', () => {
  const table = fc.array(fc.array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.boolean()), { minLength: 3, maxLength: 3 }), {
    minLength: 2,
    maxLength: 4,
  })
  fc.assert(
    fc.property(table, fc.boolean(), fc.boolean(), (cells, hasRowTotals, hasColumnTotals) => {
      const audit = auditSuppression({
        cells: cells.map((row) => row.map(([value]) => value)),
        isHidden: cells.map((row) => row.map(([, isHidden]) => isHidden)),
        hasRowTotals,
        hasColumnTotals,
      })
      for (const { row, column, least, most } of audit) {
        expect(least).toBeLessThanOrEqual(cells[row][column][0])
        expect(most ?? Infinity).toBeGreaterThanOrEqual(cells[row][column][0])
        if (!hasRowTotals && !hasColumnTotals) expect([least, most]).toEqual([0, null])
      }
    }),
  )
})
