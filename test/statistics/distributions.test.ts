import { describe, expect, test } from 'vitest'

import { betaQuantile, lowerBeta } from '../../server/statistics/beta.ts'
import { binomialCdf, binomialP, binomialQuantile, clopperPearson } from '../../server/statistics/binomial.ts'
import { chiSquareQuantile, chiSquareTail } from '../../server/statistics/chi-square.ts'
import { logGamma, lowerGamma, upperGamma } from '../../server/statistics/gamma.ts'
import { normalCdf, normalQuantile, normalTail, twoSidedZ } from '../../server/statistics/normal.ts'
import { Refusal } from '../../server/statistics/refusal.ts'
import { studentP, studentTail, twoSidedT } from '../../server/statistics/student.ts'

const near = (got: number, expected: number, digits = 12): void =>
  expect(Math.abs(got - expected) / Math.abs(expected || 1)).toBeLessThan(10 ** -digits)

describe('the normal distribution', () => {
  // Abramowitz and Stegun, table 26.1, and the quantiles every table of statistics prints.
  test.each([
    [0, 0.5],
    [1, 0.841344746068543],
    [1.96, 0.97500210485178],
    [3, 0.99865010196837],
  ])('Φ(%d)', (z, p) => near(normalCdf(z), p, 14))
  test.each([
    [0.975, 1.959963984540054],
    [0.999, 3.090232306167813],
    [0.95, 1.644853626951472],
    [0.5, 0],
  ])('its quantile at %d', (p, z) => {
    near(normalQuantile(p), z, 14)
  })
  test('the far tail keeps its digits', () => near(normalTail(10), 7.619853024160527e-24, 12))
  test('a confidence may be written as a share or in per cent', () => expect(twoSidedZ(95)).toBe(twoSidedZ(0.95)))
  test('a confidence below 90 % is refused', () => expect(() => twoSidedZ(0.5)).toThrow(Refusal))
})

describe('the gamma and beta functions', () => {
  // Abramowitz and Stegun, table 6.1; Γ(½) = √π.
  test('ln Γ', () => {
    near(logGamma(0.5), 0.5 * Math.log(Math.PI), 14)
    near(logGamma(1.5), -0.120782237635245, 13)
    near(logGamma(101), 363.73937555556347, 14)
  })
  test('the lower and the upper incomplete gamma function add up to 1', () => {
    for (const a of [0.5, 3, 40, 5000]) for (const share of [0.5, 1, 1.5]) near(lowerGamma(a, a * share) + upperGamma(a, a * share), 1, 13)
  })
  test('an exponential waiting time', () => near(lowerGamma(1, 2), 1 - Math.exp(-2), 14))
  test('the beta function of a uniform', () => near(lowerBeta(1, 1, 0.3), 0.3, 14))
  test('its quantile is its inverse', () => near(lowerBeta(3, 8, betaQuantile(3, 8, 0.2)), 0.2, 13))
})

describe('the chi-square distribution', () => {
  // Pearson and Hartley, Biometrika Tables, table 8.
  test.each([
    [0.95, 1, 3.841458820694124],
    [0.95, 10, 18.307038053275146],
    [0.025, 4, 0.484418557087931],
    [0.999, 30, 59.70306430443],
  ])('its quantile at %d on %d degrees of freedom', (p, df, x) => near(chiSquareQuantile(p, df), x, 11))
  test('the quantile is the inverse of the tail, for large counts too', () => near(chiSquareTail(chiSquareQuantile(0.975, 54_000), 54_000), 0.025, 9))
  test('the quantile is found for the smallest number that there is', () => expect(chiSquareQuantile(0.025, Number.MIN_VALUE * 2)).toBeLessThan(1e-9))
})

describe('Student’s distribution', () => {
  // Student 1908 and every table since: t on 10 and on 1 degree of freedom.
  test.each([
    [0.95, 10, 2.228138851986274],
    [0.95, 1, 12.706204736174694],
    [0.998, 17, 3.645767380078],
  ])('t for %d on %d degrees of freedom', (c, df, t) => {
    near(twoSidedT(c, df), t, 11)
  })
  test('degrees of freedom need not be whole', () => near(2 * studentTail(twoSidedT(0.95, 33.98), 33.98), 0.05, 11))
  test('the p value has two sides', () => near(studentP(-2.228138851986274, 10), 0.05, 11))
})

describe('the binomial distribution', () => {
  test('cumulates', () => near(binomialCdf(2, 10, 0.5), 56 / 1024, 13))
  test('has the quantiles of Chen’s table of crossings', () =>
    expect([10, 20, 60, 100].map((n) => binomialQuantile(0.05, n - 1, 0.5))).toEqual([2, 6, 23, 41]))
  test('has Clopper and Pearson’s interval', () => {
    const { lower, upper } = clopperPearson(3, 10, 0.95)
    near(lower, 0.066739511177734, 11)
    near(upper, 0.652452850059997, 11)
  })
  test('has an exact two-sided test', () => near(binomialP(3, 10, 0.5), 352 / 1024, 12))
})
