import type { MadeMeasure } from './measures.ts'
import { lastDayOf, monthAfter } from './day.ts'
import { randomOf, type Random } from './random.ts'

/** A made-up value of a pilot in a month; a later revision takes the place of an earlier one. */
export interface MadeValue {
  pilot: string
  code: string
  periodStart: string
  periodEnd: string
  numerator: number | null
  denominator: number | null
  value: number | null
  status: 'NORMAL' | 'PROVISIONAL' | 'ESTIMATED' | 'BREAK' | 'MISSING' | 'SUPPRESSED' | 'NOT_APPLICABLE'
  revision: number
  recordedAt: string
  note: string | null
}

const FIRST = '2008-04-01'
const MONTHS = 26 // to May 2010
const LIVE = 12 // April 2009

/** How a series goes on after the pilot begins. */
type Course = 'IMPROVES' | 'WORSENS' | 'STAYS' | 'DRIFTS' | 'JUMPS'

// What happens to single series, by pilot number and measure; all others follow their course alone.
const STORIES: Record<
  string,
  {
    course?: Course
    lateMay?: boolean
    missing?: number[]
    suppressed?: number[]
    estimated?: number[]
    breakAt?: number
    conflict?: number[]
    notBefore?: number
  }
> = {
  '4 DEMO_JOINT': { course: 'WORSENS' },
  '9 DEMO_SATISFIED': { course: 'WORSENS' },
  '13 DEMO_EMERGENCY': { course: 'WORSENS' },
  '8 DEMO_EMERGENCY': { conflict: [24] },
  '16 DEMO_SATISFIED': { conflict: [21, 22] },
  '11 DEMO_SATISFIED': { suppressed: [15, 16] },
  '16 DEMO_LOCAL_16': { suppressed: [13, 19] },
  '5 DEMO_STAY': { missing: [17, 18] },
  '2 DEMO_LOCAL_02': { notBefore: LIVE },
  '3 DEMO_PLANS': { breakAt: 20 },
  '6 DEMO_STAY': { estimated: [23] },
  '7 DEMO_LOCAL_07': { course: 'JUMPS' },
  '12 DEMO_STAY': { course: 'DRIFTS' },
}

// The pilots whose values for May have not come, or will not come.
const NO_MAY = new Set([1, 4, 15])

const COURSES: Course[] = ['IMPROVES', 'IMPROVES', 'STAYS', 'IMPROVES', 'STAYS', 'DRIFTS']

/** The made-up series of one measure at one pilot, month by month from April 2008 to May 2010. */
export function madeSeries(pilot: { slug: string; number: number }, measure: MadeMeasure): MadeValue[] {
  const random = randomOf(`${pilot.slug} ${measure.code}`)
  const story = STORIES[`${pilot.number} ${measure.code}`] ?? {}
  const course = story.course ?? (measure.direction === 'NEUTRAL' || measure.direction === 'MAINTAIN' ? 'STAYS' : random.pick(COURSES))
  const level = measure.level * (0.88 + 0.24 * random.unit())
  const base = Math.round(measure.base * (0.6 + 0.8 * random.unit()))
  return Array.from({ length: MONTHS }, (_, index) => index).flatMap((index): MadeValue[] => {
    const plain = { pilot: pilot.slug, code: measure.code, ...period(index), note: null, revision: 1, recordedAt: recordedAt(index) }
    const nothing = { numerator: null, denominator: null, value: null }
    if (index === MONTHS - 1 && NO_MAY.has(pilot.number)) return []
    if (story.notBefore && index < story.notBefore)
      return [{ ...plain, ...nothing, status: 'NOT_APPLICABLE', note: 'The measure begins with the pilot.' }]
    if (story.missing?.includes(index)) return [{ ...plain, ...nothing, status: 'MISSING', note: 'The record system was being replaced.' }]
    const counted = count(measure, level + change(course, measure, index, level) + measure.spread * random.normal(), base, random)
    if (story.suppressed?.includes(index))
      return [{ ...plain, ...nothing, status: 'SUPPRESSED', note: 'Fewer than five people: withheld so that nobody can be recognised.' }]
    if (story.conflict?.includes(index)) return disagreement(plain, measure, counted)
    if (story.breakAt === index) return [{ ...plain, ...counted, status: 'BREAK', note: 'From this month plans made by the hospital count too.' }]
    if (story.estimated?.includes(index))
      return [{ ...plain, ...counted, status: 'ESTIMATED', note: 'One practice’s figures are carried over from the month before.' }]
    return [{ ...plain, ...counted, status: index === MONTHS - 1 ? 'PROVISIONAL' : 'NORMAL' }]
  })
}

function period(index: number) {
  const periodStart = monthAfter(FIRST, index)
  return { periodStart, periodEnd: lastDayOf(periodStart) }
}

// Around the twelfth of the month that follows.
const recordedAt = (index: number) => `${monthAfter(FIRST, index + 1).slice(0, 8)}12T09:00:00Z`

// The change from the usual level, towards better or worse, in months since the pilot began.
function change(course: Course, { direction, spread }: MadeMeasure, index: number, level: number): number {
  const since = index - LIVE
  if (since < 0) return 0
  const better = direction === 'DECREASE' ? -1 : 1
  if (course === 'IMPROVES') return better * Math.min(since / 4, 1) * Math.max(2.6 * spread, level * 0.12)
  if (course === 'WORSENS') return -better * Math.min(since / 3, 1) * 2.8 * spread
  if (course === 'DRIFTS') return since < 6 ? 0 : better * (since - 5) * 0.75 * spread
  if (course === 'JUMPS') return since === 9 ? -better * 5 * spread : 0
  return 0
}

// Whole numbers of people or days, so that value, numerator and denominator agree.
function count({ multiplier }: MadeMeasure, aim: number, base: number, random: Random) {
  const denominator = Math.max(5, base + random.between(-Math.round(base * 0.06), Math.round(base * 0.06)))
  const numerator = Math.max(0, Math.min(Math.round((aim / multiplier) * denominator), multiplier === 1 ? Infinity : denominator))
  return { numerator, denominator, value: (numerator / denominator) * multiplier }
}

// Two partners send different figures; the later one stands, both are kept.
function disagreement(
  plain: Pick<MadeValue, 'pilot' | 'code' | 'periodStart' | 'periodEnd' | 'recordedAt'>,
  { multiplier }: MadeMeasure,
  first: { numerator: number; denominator: number; value: number },
): MadeValue[] {
  const numerator = Math.round(first.numerator * 1.14)
  const second = { numerator, denominator: first.denominator, value: (numerator / first.denominator) * multiplier }
  return [
    { ...plain, ...first, status: 'NORMAL', revision: 1, note: 'Sent by the trust.' },
    {
      ...plain,
      ...second,
      status: 'PROVISIONAL',
      revision: 2,
      recordedAt: plain.recordedAt.replace('12T09', '21T15'),
      note: 'Sent by the practices, 14% higher; the partners are comparing their lists.',
    },
  ]
}
