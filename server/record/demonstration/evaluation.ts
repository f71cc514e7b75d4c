import { pilotId, recordId, sourceId } from '../ids.ts'
import type { Pilot, ProgrammeRecord } from '../record.ts'
import type { Rows } from '../stage.ts'

import { comparisonAreas, comparisonOf, comparisonRows } from './comparisons.ts'
import { demonstrationMeasureId, madeMeasures, type MadeMeasure } from './measures.ts'
import { ILLUSTRATIVE } from './plans.ts'
import { LIVE_SINCE, madeSeries, type MadeValue } from './values.ts'

const marked = { illustrative: true, sourceId: sourceId(ILLUSTRATIVE) }

const YEAR_BEFORE = { baselineFrom: '2008-04-01', baselineTo: '2009-03-31', baselineMethod: 'Sum over sum of the year before the pilot.' }
const RESPONSIBLE = ['Practice manager', 'Data analyst of the commissioner', 'Service manager', 'Clinical lead']

const REBASES: [pilot: string, measure: string, startsOn: string, reason: string][] = [
  ['church-view', 'DEMO_PLANS', '2009-12-01', 'Plans made by the hospital count from this month.'],
  ['torbay', 'DEMO_PLANS', LIVE_SINCE, 'The pilot began, and every zone team makes plans since.'],
]

/** The made-up measures with who reports by them, where each began and means to get, and every value of them. */
export function evaluationRows(record: ProgrammeRecord): Rows[] {
  const { pilots } = record
  const areas = comparisonAreas(record)
  const measures = madeMeasures(pilots)
  const reported = pilots.flatMap((pilot) =>
    measures.filter((each) => !each.pilot || each.pilot === pilot.slug).map((measure) => ({ pilot, measure, values: madeSeries(pilot, measure) })),
  )
  return [
    ['Measure', measures.map(measureRow)],
    [
      'PilotMeasure',
      reported.map(({ pilot, measure, values }) => pilotMeasureRow(pilot, measure, values, comparisonOf(areas, pilot.slug, measure.code))),
    ],
    ['Observation', [...reported.flatMap(({ values }) => values.map(observationRow)), ...comparisonRows(record)]],
    ['Rebase', REBASES.map(rebaseRow)],
  ]
}

const measureRow = ({ code, title, summary, scope, domain, unit, direction, numerator, denominator, multiplier, pilot }: MadeMeasure) => ({
  id: demonstrationMeasureId(code),
  code,
  title,
  summary,
  scope,
  domain,
  unit,
  direction,
  numerator,
  denominator,
  multiplier,
  pilotId: pilot ? pilotId(pilot) : null,
  frequency: 'MONTHLY',
  note: 'Made up for demonstration.',
  ...marked,
})

// The baseline is sum over sum of the year before; the target is a step from it in the wanted direction.
function pilotMeasureRow(
  { slug, number }: Pilot,
  { code, direction, multiplier, spread }: MadeMeasure,
  values: MadeValue[],
  comparisonId: string | null,
) {
  const before = values.filter(({ periodStart, value }) => periodStart < LIVE_SINCE && value !== null)
  const sum = (part: 'numerator' | 'denominator') => before.reduce((all, each) => all + each[part]!, 0)
  const baseline = before.length ? (sum('numerator') / sum('denominator')) * multiplier : null
  const step = { INCREASE: 2.5 * spread, DECREASE: -2 * spread, MAINTAIN: 0, NEUTRAL: null }[direction]
  return {
    id: recordId('demonstration pilot measure', slug, code),
    pilotId: pilotId(slug),
    measureId: demonstrationMeasureId(code),
    baseline: baseline && Math.round(baseline * 10) / 10,
    ...(baseline && { baselineNumerator: sum('numerator'), baselineDenominator: sum('denominator'), ...YEAR_BEFORE }),
    responsible: RESPONSIBLE[number % RESPONSIBLE.length],
    startsOn: '2008-04-01',
    comparisonId,
    target: baseline && step !== null ? Math.round((baseline + step) * 10) / 10 : null,
    illustrative: true,
  }
}

const rebaseRow = ([pilot, measure, startsOn, reason]: (typeof REBASES)[number]) => ({
  id: recordId('demonstration rebase', pilot, measure),
  subjectId: pilotId(pilot),
  measureId: demonstrationMeasureId(measure),
  startsOn,
  reason,
  decidedBy: 'Toni Chartwell',
  decidedOn: '2010-03-12',
  illustrative: true,
})

const observationRow = ({ pilot, code, recordedAt, supersededAt, ...value }: MadeValue) => ({
  id: recordId('demonstration observation', pilot, code, value.periodStart, value.revision),
  subjectId: pilotId(pilot),
  subjectKind: 'PILOT',
  measureId: demonstrationMeasureId(code),
  ...value,
  recordedFrom: recordedAt,
  recordedTo: supersededAt,
  ...marked,
})
