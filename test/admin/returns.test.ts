import { expect, test } from 'vitest'

import { fillIn, toValues, workOut, type Entry, type Line } from '../../admin/returns/entry.ts'
import { readPaste } from '../../admin/returns/paste.ts'

const lines = [
  { code: 'ADMITTED', title: 'Admissions' },
  { code: 'PLANS', title: 'People with a plan' },
]
const entry = (more: Partial<Entry> = {}): Entry => ({
  measure: 'm',
  value: '',
  numerator: '',
  denominator: '',
  status: 'NORMAL',
  note: '',
  revision: 0,
  ...more,
})
const line = (denominator: string | null): Line => ({ measure: { denominator, multiplier: 100 } }) as Line

test.each([
  ['tabs', 'ADMITTED\t1,204\nPeople with a plan\t30\t60'],
  ['semicolons and quotes', '"Admissions";1204\r\nplans;30;60\r\n\r\n'],
])('rows pasted with %s find their lines by code or name', (_, text) => {
  expect(readPaste(text, lines)).toEqual({
    rows: [
      { place: 0, figures: ['1204'] },
      { place: 1, figures: ['30', '60'] },
    ],
    strays: [],
  })
})

test('rows of no measure and rows without numbers are named, not dropped', () => {
  expect(readPaste('Beds\t4\nADMITTED\tmany', lines)).toEqual({ rows: [], strays: ['Beds\t4', 'ADMITTED\tmany'] })
})

test('pasted figures fill the form', () => {
  const filled = fillIn(
    [entry(), entry({ status: 'MISSING' })],
    [
      { place: 0, figures: ['9'] },
      { place: 1, figures: ['30', '60'] },
    ],
    [line(null), line('All')],
  )
  expect(filled).toMatchObject([{ value: '9' }, { numerator: '30', denominator: '60', status: 'NORMAL' }])
  expect(workOut(filled[1]!, line('All'))).toBe(50)
})

test('a line in which nothing is said is not sent, and what is missing has no figures', () => {
  expect(
    toValues([entry(), entry({ value: '7', status: 'MISSING', note: ' Strike. ', revision: 2 }), entry({ numerator: '1', denominator: '2' })]),
  ).toEqual([
    { measure: 'm', revision: 2, status: 'MISSING', note: 'Strike.' },
    { measure: 'm', revision: 0, status: 'NORMAL', note: null, value: null, numerator: 1, denominator: 2 },
  ])
})
