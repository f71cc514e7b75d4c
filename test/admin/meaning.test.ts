import { expect, test } from 'vitest'

import { meaningOf, type ChartPoint } from '../../admin/shared/charts/meaning.ts'

const segments = [{ from: '2008-04-01', to: '2010-03-31', centreLine: 10, upperLimit: 14, lowerLimit: 6, provisional: false, reason: null }]
const point = (value: number | null, ...signals: ChartPoint['signals']): ChartPoint => ({
  periodStart: '2009-04-01',
  value,
  status: 'NORMAL',
  illustrative: false,
  segment: 0,
  signals,
})

test('a point without a signal is common cause, whichever side it is on', () => {
  expect(meaningOf([point(13)], 0, segments, 'DECREASE')).toBe('common')
  expect(meaningOf([point(null, 'SHIFT')], 0, segments, 'DECREASE')).toBe('common')
})

test('the side of the mean and the wanted direction decide', () => {
  expect(meaningOf([point(15, 'OUTSIDE_LIMITS')], 0, segments, 'DECREASE')).toBe('concern')
  expect(meaningOf([point(15, 'OUTSIDE_LIMITS')], 0, segments, 'INCREASE')).toBe('improvement')
  expect(meaningOf([point(8, 'SHIFT')], 0, segments, 'DECREASE')).toBe('improvement')
})

test('where neither way is better a signal is only special', () => {
  expect(meaningOf([point(15, 'SHIFT')], 0, segments, 'NEUTRAL')).toBe('neutral')
  expect(meaningOf([point(15, 'SHIFT')], 0, segments, 'MAINTAIN')).toBe('neutral')
})

test('a rising trend below the mean is an improvement when more is better', () => {
  const points = [point(5, 'TREND'), point(6, 'TREND'), point(7, 'TREND')]
  expect(points.map((_, index) => meaningOf(points, index, segments, 'INCREASE'))).toEqual(['improvement', 'improvement', 'improvement'])
})

test('a point where one trend ends and another begins belongs to the later', () => {
  const points = [point(8, 'TREND'), point(9, 'TREND'), point(8.5, 'TREND')]
  expect(meaningOf(points, 1, segments, 'INCREASE')).toBe('concern')
  expect(meaningOf(points, 2, segments, 'INCREASE')).toBe('concern')
})

test('outside the limits the side decides, also within a trend', () => {
  const points = [point(18, 'TREND', 'OUTSIDE_LIMITS'), point(17, 'TREND', 'OUTSIDE_LIMITS')]
  expect(meaningOf(points, 1, segments, 'INCREASE')).toBe('improvement')
})
