import type { RuleSet as Rules } from '../statistics/rule-set.ts'

import { listInWords } from '../platform/words.ts'

import { counted, monthName } from './period.ts'
import type { Assurance, Signal, Variation } from './series-words.ts'
import type { ObservedRow } from './series.reads.ts'
import type { KnownSeries } from './series.rules.ts'
import type { Series } from './series.ts'

interface Facts {
  data: KnownSeries
  rows: readonly ObservedRow[]
  points: Series['points']
  segments: Series['segments']
  variation: Variation | null
  assurance: Assurance | null
  lastSignal: Signal | null
  rules: Rules
}

const PERIODS = { MONTHLY: 'month', QUARTERLY: 'quarter', ANNUAL: 'year' }
const ASSURED: Record<Assurance, string> = {
  CONSISTENTLY_PASS: 'As things are it will meet its target.',
  CONSISTENTLY_FAIL: 'As things are it will miss its target.',
  INCONSISTENT: 'As things are it will meet its target in some periods and miss it in others, by chance.',
}

/** What a series shows and what it does not, in plain words. */
export function describeSeries(facts: Facts): string {
  const { data, rows, segments } = facts
  const { subject, measure, predecessors } = data
  if (rows.length === 0) return `${measure.title}, ${subject.label}: there is no observation to show.`
  const values = rows.filter((row) => row.value !== null).length
  const lost = (['MISSING', 'SUPPRESSED', 'NOT_APPLICABLE'] as const).flatMap((status) => {
    const n = rows.filter((row) => row.status === status).length
    return n === 0 ? [] : [`${n} ${status === 'NOT_APPLICABLE' ? 'not applicable' : status.toLowerCase()}`]
  })
  const earlier = predecessors.flatMap(({ label, since }) =>
    since !== null && rows.some((row) => row.periodStart < since) ? [`${label} reported before ${monthName(since)}`] : [],
  )
  const merged = predecessors.filter(({ id, since }) => since === null && data.observations.some((row) => row.subjectId === id))
  return [
    `${measure.title}, ${subject.label}: ${counted(rows.length, PERIODS[measure.frequency])} from ${monthName(rows[0]!.periodStart)} to ${monthName(rows.at(-1)!.periodEnd)}.`,
    judgement(facts, values),
    facts.assurance && ASSURED[facts.assurance],
    segments.at(-1)?.provisional &&
      `Its limits are a first guess: they rest on ${counted(segments.at(-1)!.points, 'value')}, and ${facts.rules.shortSegment} are wanted.`,
    segments.length > 1 && `Its limits were calculated anew from ${listInWords(segments.slice(1).map(({ from }) => monthName(from)))}.`,
    lost.length > 0 && `Of its periods ${listInWords(lost)}.`,
    earlier.length > 0 && `It includes what ${listInWords(earlier)}.`,
    merged.length > 0 && `It includes what ${listInWords(merged.map(({ label }) => label))} reported, merged into this entry.`,
    subject.kind === 'ORGANISATION' && 'It is about everybody whom the organisation serves, not about a pilot.',
    rows.some((row) => row.illustrative) && 'Its values are made up.',
  ]
    .filter(Boolean)
    .join(' ')
}

function judgement({ data, points, variation, lastSignal, rules }: Facts, values: number): string {
  if (variation === null) return values === 0 ? 'It has no value to judge.' : 'It has too few values in a row to tell chance from change.'
  const flagged = points.filter(({ signals }) => signals.length > 0).length
  const inAll = flagged === 0 ? '' : ` ${counted(flagged, 'value')} of ${values} ${flagged === 1 ? 'is' : 'are'} more than chance.`
  if (variation === 'COMMON_CAUSE' || lastSignal === null) return `Its latest value is within what chance makes.${inAll}`
  const isHigh = variation.endsWith('HIGH')
  const why: Record<Signal, string> = {
    OUTSIDE_LIMITS: isHigh ? 'it lies above the upper limit' : 'it lies below the lower limit',
    TREND: `it ends a run of ${rules.trendLength} or more that ${isHigh ? 'rise' : 'fall'}`,
    TWO_OF_THREE: `two of the last three lie near the ${isHigh ? 'upper' : 'lower'} limit`,
    SHIFT: `${rules.shiftLength} or more in a row lie ${isHigh ? 'above' : 'below'} the mean`,
  }
  const meaning = variation.startsWith('IMPROVEMENT')
    ? 'a change for the better'
    : variation.startsWith('CONCERN')
      ? 'a change for the worse'
      : data.measure.direction === 'MAINTAIN'
        ? 'a change where none is wanted'
        : 'a change, neither good nor bad in itself'
  return `Its latest value is more than chance, ${meaning}: ${why[lastSignal]}.${inAll}`
}
