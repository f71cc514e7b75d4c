import { lastDayOf, monthAfter } from './day.ts'
import type { MadeMeasure } from './measures.ts'
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
  /** When a later revision took its place. */
  supersededAt: string | null
  note: string | null
  /** Who put it on record, and why it took the place of another. */
  recordedBy: string | null
  why: string | null
}

/** The first month of the pilots. */
export const LIVE_SINCE = '2009-04-01'

const FIRST = '2008-04-01'
const MONTHS = 26 // to May 2010
const LIVE = 12 // months before April 2009

/** How a series goes on after the pilot begins. */
type Course = 'IMPROVES' | 'WORSENS' | 'SINKS' | 'STAYS' | 'DRIFTS' | 'JUMPS' | 'LEAPS'

interface Counted {
  numerator: number
  denominator: number
  value: number
}

type Plain = Omit<MadeValue, keyof Counted | 'status'>

const NOTHING = { numerator: null, denominator: null, value: null }

/** What happens in a series, in months from April 2008. */
interface Story {
  course?: Course
  missing?: number[]
  suppressed?: number[]
  estimated?: number[]
  conflict?: number[]
  breakAt?: number[]
  notBefore?: number
}

// What happens to single series, by pilot number and measure; all others follow their course alone.
const STORIES: Record<string, Story> = {
  '4 DEMO_JOINT': { course: 'WORSENS' },
  '9 DEMO_SATISFIED': { course: 'WORSENS' },
  '13 DEMO_EMERGENCY': { course: 'WORSENS' },
  '13 DEMO_LOCAL_13': { course: 'DRIFTS' },
  '14 DEMO_PLANS': { course: 'LEAPS' },
  '14 DEMO_LOCAL_14': { course: 'SINKS' },
  '8 DEMO_EMERGENCY': { conflict: [24] },
  '16 DEMO_SATISFIED': { conflict: [21, 22] },
  '11 DEMO_SATISFIED': { suppressed: [15, 16] },
  '16 DEMO_LOCAL_16': { suppressed: [13, 19] },
  '5 DEMO_STAY': { missing: [17, 18] },
  '2 DEMO_LOCAL_02': { notBefore: LIVE },
  '3 DEMO_PLANS': { breakAt: [20] },
  '6 DEMO_STAY': { estimated: [23] },
  '7 DEMO_LOCAL_07': { course: 'JUMPS' },
  '12 DEMO_STAY': { course: 'DRIFTS' },
}

// The pilots whose values for May have not come, or will not come.
const NO_MAY = new Set([1, 4, 11, 15])

const COURSES: Course[] = ['IMPROVES', 'IMPROVES', 'STAYS', 'IMPROVES', 'STAYS', 'DRIFTS']

/** The made-up series of one measure at one pilot, or at a place that keeps the course given, month by month from April 2008 to May 2010. */
export function madeSeries(pilot: { slug: string; number: number }, measure: MadeMeasure, kept?: Course): MadeValue[] {
  const random = randomOf(`${pilot.slug} ${measure.code}`)
  const story = STORIES[`${pilot.number} ${measure.code}`] ?? {}
  const course = kept ?? story.course ?? (measure.direction === 'NEUTRAL' || measure.direction === 'MAINTAIN' ? 'STAYS' : random.pick(COURSES))
  const level = measure.level * (0.88 + 0.24 * random.unit())
  const base = Math.round(measure.base * (0.6 + 0.8 * random.unit()))
  const last = NO_MAY.has(pilot.number) ? MONTHS - 1 : MONTHS
  return Array.from({ length: last }, (_, index) => index).flatMap((index) => {
    const plain = {
      pilot: pilot.slug,
      code: measure.code,
      ...period(index),
      note: null,
      revision: 1,
      recordedAt: recordedAt(index),
      supersededAt: null,
      recordedBy: null,
      why: null,
    }
    const counted = count(measure, level + change(course, measure, index, level) + measure.spread * random.normal(), base, random)
    return happened(plain, story, index, measure, counted)
  })
}

// What became of a month's figures: most are as they should be.
function happened(plain: Plain, story: Story, index: number, measure: MadeMeasure, counted: Counted): MadeValue[] {
  const is = (months: number[] | undefined) => months?.includes(index)
  if (index < (story.notBefore ?? 0)) return [{ ...plain, ...NOTHING, status: 'NOT_APPLICABLE', note: 'The measure begins with the pilot.' }]
  if (is(story.missing)) return [{ ...plain, ...NOTHING, status: 'MISSING', note: 'The record system was being replaced.' }]
  if (is(story.suppressed))
    return [{ ...plain, ...few(measure, index), status: 'SUPPRESSED', note: 'Fewer than five people: withheld so that nobody can be recognised.' }]
  if (is(story.conflict)) return disagreement(plain, measure, counted)
  if (is(story.breakAt)) return [{ ...plain, ...counted, status: 'BREAK', note: 'From this month plans made by the hospital count too.' }]
  if (is(story.estimated))
    return [{ ...plain, ...counted, status: 'ESTIMATED', note: 'One practice’s figures are carried over from the month before.' }]
  return [{ ...plain, ...counted, status: index === MONTHS - 1 ? 'PROVISIONAL' : 'NORMAL' }]
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
  if (course === 'WORSENS') return -better * Math.min(since / 3, 1) * 3.8 * spread
  if (course === 'SINKS') return -Math.min(since / 6, 1) * 6 * spread
  if (course === 'LEAPS') return better * 9 * spread
  if (course === 'DRIFTS') return since < 6 ? 0 : better * (since - 5) * 0.75 * spread
  if (course === 'JUMPS') return since === 9 ? -better * 5 * spread : 0
  return 0
}

// Whole numbers of people or days, so that value, numerator and denominator agree.
function count({ multiplier }: MadeMeasure, aim: number, base: number, random: Random): Counted {
  const denominator = Math.max(5, base + random.between(-Math.round(base * 0.06), Math.round(base * 0.06)))
  const numerator = Math.max(0, Math.min(Math.round((aim / multiplier) * denominator), multiplier === 1 ? Infinity : denominator))
  return { numerator, denominator, value: (numerator / denominator) * multiplier }
}

function few({ multiplier }: MadeMeasure, index: number): Counted {
  const numerator = 1 + (index % 4)
  return { numerator, denominator: 9, value: (numerator / 9) * multiplier }
}

// Two partners send different figures; the later one stands, both are kept.
function disagreement(plain: Plain, { multiplier }: MadeMeasure, first: Counted): MadeValue[] {
  const numerator = Math.round(first.numerator * 1.14)
  const second = { numerator, denominator: first.denominator, value: (numerator / first.denominator) * multiplier }
  const later = plain.recordedAt.replace('12T09', '21T15')
  const note = 'Sent by the practices, 14% higher; the partners are comparing their lists.'
  return [
    { ...plain, ...first, status: 'NORMAL', supersededAt: later, note: 'Sent by the trust.', recordedBy: 'Sam Showcase' },
    {
      ...plain,
      ...second,
      status: 'PROVISIONAL',
      revision: 2,
      recordedAt: later,
      note,
      recordedBy: 'Toni Chartwell',
      why: 'The practices sent another figure.',
    },
  ]
}
