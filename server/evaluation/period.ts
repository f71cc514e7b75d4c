import { remembered } from '../platform/calendar.ts'

const months = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' })

/** A month as people read it: April 2008. */
export const monthName = remembered((day) => months.format(Date.parse(day)))

const numbers = new Intl.NumberFormat('en-GB')

/** A number of things: 1 value, 2 values. */
export const counted = (n: number, one: string, many = `${one}s`): string => `${numbers.format(n)} ${n === 1 ? one : many}`

const figures = new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 3, signDisplay: 'exceptZero' })

/** A change as people read it: +1.25, −0.4, 0. */
export const formatFigure = (value: number): string => figures.format(value).replace('-', '\u2212')
