import { csvLine } from './csv.ts'

/** An observation as the graph gives it. */
export interface Observed {
  periodStart: string
  periodEnd: string
  value: number | null
  numerator: number | null
  denominator: number | null
  status: string
  note: string | null
  subject: { odsCode?: string | null; slug?: string; id: string }
}

/** The columns of SDMX-CSV 1.0: the dataflow, the dimensions, the value, then the attributes. */
export const SDMX_COLUMNS = [
  'DATAFLOW',
  'FREQ',
  'REPORTER',
  'TIME_PERIOD',
  'OBS_VALUE',
  'OBS_STATUS',
  'CONF_STATUS',
  'UNIT_MEASURE',
  'NUMERATOR',
  'DENOMINATOR',
  'OBS_COMMENT',
]

// CL_OBS_STATUS 2.2 and CL_CONF_STATUS of the SDMX content-oriented guidelines; no code is made up.
const STATUS: Record<string, string> = {
  NORMAL: 'A',
  PROVISIONAL: 'P',
  ESTIMATED: 'E',
  BREAK: 'B',
  MISSING: 'O',
  SUPPRESSED: 'Q',
  NOT_APPLICABLE: 'M',
}
const MONTHS: Record<string, { code: string; months: number }> = {
  MONTHLY: { code: 'M', months: 1 },
  QUARTERLY: { code: 'Q', months: 3 },
  ANNUAL: { code: 'A', months: 12 },
}

/** One observation as a line. Its period is a day and a length, since a year here begins in April and “Q3” would mean two things. */
export function sdmxLine({ code, unit, frequency }: { code: string; unit: string; frequency: string }, observed: Observed): string {
  const { code: letter, months } = MONTHS[frequency] ?? { code: 'A', months: 12 }
  const { subject, periodStart, value, numerator, denominator, status, note } = observed
  return csvLine([
    `CAREWEAVE:${code}(1.0)`,
    letter,
    subject.odsCode ?? subject.slug ?? subject.id,
    months === 1 ? periodStart.slice(0, 7) : `${periodStart}/P${months}M`,
    value,
    STATUS[status] ?? 'A',
    status === 'SUPPRESSED' ? 'C' : 'F',
    unit,
    numerator,
    denominator,
    note,
  ])
}
