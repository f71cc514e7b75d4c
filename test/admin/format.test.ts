import { describe, expect, test } from 'vitest'

import {
  countDays,
  countMonths,
  formatAgo,
  formatCount,
  formatDay,
  formatInstant,
  formatMonth,
  formatChange,
  formatNumber,
  formatPeriod,
  formatPounds,
  formatPrecise,
  formatTime,
  formatWeekday,
} from '../../admin/shared/format.ts'

test('days read as they are said, whatever the clock of the machine', () => {
  expect(formatDay('2010-06-17')).toBe('17 June 2010')
  expect(formatWeekday('2010-06-17')).toBe('Thursday 17 June 2010')
  expect(formatMonth('2010-05-31')).toBe('May 2010')
})

test('a date says no more than is known of it', () => {
  expect(formatPrecise('2008-11-01', 'MONTH')).toBe('November 2008')
  expect(formatPrecise('2005-01-01', 'YEAR')).toBe('2005')
})

describe('a period', () => {
  test.each([
    ['2009-04-01', '2011-03-31', '1 April 2009 to 31 March 2011'],
    ['2009-04-01', null, 'since 1 April 2009'],
    [null, '2013-03-31', 'until 31 March 2013'],
    [null, null, 'no dates recorded'],
  ])('from %s to %s is said as “%3$s”', (startsOn, endsOn, words) => {
    expect(formatPeriod(startsOn, endsOn)).toBe(words)
  })
})

test('times are of London, with am and pm', () => {
  expect(formatTime(new Date('2010-06-17T08:42:00Z'))).toBe('9:42am')
  expect(formatTime(new Date('2010-06-16T23:05:00Z'))).toBe('12:05am')
  expect(formatInstant('2010-12-17T15:30:00Z')).toBe('17 December 2010, 3:30pm')
})

test('an instant is told from now for a day, and then by its date', () => {
  const now = new Date('2010-06-17T12:00:00Z')
  expect(formatAgo('2010-06-17T11:59:50Z', now)).toBe('just now')
  expect(formatAgo('2010-06-17T11:59:00Z', now)).toBe('1 minute ago')
  expect(formatAgo('2010-06-17T10:00:00Z', now)).toBe('2 hours ago')
  expect(formatAgo('2010-06-15T10:00:00Z', now)).toBe('15 June 2010')
})

test('numbers carry commas and a true minus sign', () => {
  expect(['2', '-0.96', '0.04', '-0.04'].map((value) => formatChange(Number(value)))).toEqual(['+2.0', '\u22121.0', '0.0', '0.0'])
  expect(formatNumber(1242)).toBe('1,242')
  expect(formatNumber(-2.57)).toBe('\u22122.6')
  expect(formatCount(1, 'pilot')).toBe('1 pilot')
  expect(formatCount(1500, 'entry', 'entries')).toBe('1,500 entries')
})

test('pence become pounds in the largest unit that is exact enough', () => {
  expect(formatPounds('400000000')).toBe('£4 million')
  expect(formatPounds('236000000')).toBe('£2.36 million')
  expect(formatPounds('23100000')).toBe('£231,000')
})

test('the months of a track are counted with both ends', () => {
  expect(countMonths('2009-04-01', '2010-06-17')).toBe(15)
  expect(countMonths('2009-04-01', '2011-03-31')).toBe(24)
  expect(countDays('2010-06-17', '2011-03-31')).toBe(287)
})
