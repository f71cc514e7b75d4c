import { expect, test } from 'vitest'

import { measured, readCommissionerActivity, readEnglandActivity } from '../../server/record/activity.ts'
import { readRecord } from '../../server/record/record.ts'

const { commissioners, measures, successions } = readRecord()
const activity = readCommissionerActivity()
const england = new Map(readEnglandActivity().map((row) => [row.month, row]))
const monthsOf = (code: string) =>
  activity
    .filter((row) => row.code === code)
    .map(({ month }) => month)
    .sort()

// Published so: in two months of 2009 the commissioners of the West Midlands do not add up to their region. Both figures are kept.
const PUBLISHED_DIFFERENCES = [
  { month: '2009-06-01', code: 'MAR_OTHER_REFERRALS', commissioners: 529_696, england: 529_695 },
  { month: '2009-07-01', code: 'MAR_GP_REFERRALS', commissioners: 961_706, england: 961_704 },
  { month: '2009-07-01', code: 'MAR_OTHER_REFERRALS', commissioners: 516_212, england: 516_215 },
]

test('152 commissioners report in each of 48 months', () => {
  const months = [...new Set(activity.map(({ month }) => month))].sort()
  expect([months.length, months[0], months.at(-1)]).toEqual([48, '2008-04-01', '2012-03-01'])
  for (const month of months) expect(activity.filter((row) => row.month === month)).toHaveLength(152)
})

test('the record holds each code of the return with the months that it reported', () => {
  expect(commissioners.map(({ code }) => code).sort()).toEqual([...new Set(activity.map(({ code }) => code))].sort())
  for (const { code, firstMonth, lastMonth } of commissioners) {
    const months = monthsOf(code)
    expect([code, months[0], months.at(-1)]).toEqual([code, firstMonth, lastMonth])
  }
})

test('a care trust is a care trust, and the national commissioner has no region', () => {
  const kinds = (kind: string) => commissioners.filter((each) => each.kind === kind).map(({ code }) => code)
  expect(kinds('CARE_TRUST')).toEqual(['TAC', 'TAK', 'TAL', 'TAM', 'TAN', 'TAP'])
  expect(kinds('NATIONAL_COMMISSIONER')).toEqual(['YDD82'])
  expect(commissioners.filter(({ region }) => region === null).map(({ code }) => code)).toEqual(['YDD82'])
})

test('each region of a commissioner is the one that the return gives', () => {
  const regions = new Map(activity.filter(({ region }) => region).map(({ code, region }) => [code, region]))
  for (const { code, region } of commissioners) if (region) expect([code, region]).toEqual([code, regions.get(code)])
})

test('four codes are replaced on the day after their last month', () => {
  expect(successions.map(({ predecessor, successor, effectiveOn }) => [predecessor, successor, effectiveOn])).toEqual([
    ['5CC', 'TAP', '2010-04-01'],
    ['TAM', '5QW', '2011-04-01'],
    ['5P3', '5QV', '2010-04-01'],
    ['5P4', '5QV', '2010-04-01'],
  ])
  for (const { predecessor, successor, effectiveOn } of successions) {
    expect(monthsOf(successor)[0]).toBe(effectiveOn)
    const next = new Date(`${monthsOf(predecessor).at(-1)!}T00:00:00Z`)
    next.setUTCMonth(next.getUTCMonth() + 1)
    expect(next.toISOString().slice(0, 10)).toBe(effectiveOn)
  }
})

test('the nine measures have the codes and directions of the contract', () => {
  expect(measures.map(({ code }) => code).sort()).toEqual(
    [
      'MAR_NONELECTIVE',
      'MAR_ELECTIVE',
      'MAR_ELECTIVE_ORDINARY',
      'MAR_ELECTIVE_DAYCASE',
      'MAR_GP_REFERRALS',
      'MAR_GP_REFERRALS_SEEN',
      'MAR_OTHER_REFERRALS',
      'MAR_FIRST_OUTPATIENT',
      'MAR_DAYCASE_SHARE',
    ].sort(),
  )
  const directed = measures.filter(({ direction }) => direction !== 'NEUTRAL').map(({ code, direction }) => [code, direction])
  expect(directed).toEqual([
    ['MAR_NONELECTIVE', 'DECREASE'],
    ['MAR_DAYCASE_SHARE', 'INCREASE'],
  ])
})

test('the commissioners add up to England in every month and measure, but for three figures published otherwise', () => {
  const differences = []
  for (const [month, total] of [...england].filter(([month]) => month <= '2012-03-01')) {
    const rows = activity.filter((row) => row.month === month)
    for (const measure of measures) {
      const of = measured(measure, total)
      const parts = rows.map((row) => measured(measure, row))
      const sum = (part: 'value' | 'numerator' | 'denominator') => parts.reduce((all, each) => all + each[part]!, 0)
      if (of.numerator !== null) expect([month, sum('numerator'), sum('denominator')]).toEqual([month, of.numerator, of.denominator])
      else if (sum('value') !== of.value) differences.push({ month, code: measure.code, commissioners: sum('value'), england: of.value })
    }
  }
  expect(differences).toEqual(PUBLISHED_DIFFERENCES)
})

test('non-elective admissions of a year are those that the evaluation’s notes give', () => {
  const yearly = (code: string | null, year: number) =>
    activity
      .filter((row) => (code === null || row.code === code) && row.month >= `${year}-04-01` && row.month < `${year + 1}-04-01`)
      .reduce((sum, { counts }) => sum + counts['nonelective_total']!, 0)
  expect([yearly(null, 2008), yearly(null, 2010)]).toEqual([5_087_306, 5_458_026])
  expect([yearly('TAL', 2008), yearly('TAL', 2010)]).toEqual([10_732, 16_649])
  expect([yearly('5C4', 2008), yearly('5C4', 2010)]).toEqual([24_216, 22_563])
})
