/** The columns of a file of observations, in the order in which they are written. */
export const csvColumns = [
  'subject',
  'subject_kind',
  'subject_name',
  'measure',
  'period_start',
  'period_end',
  'value',
  'numerator',
  'denominator',
  'status',
  'revision',
  'recorded_at',
  'source',
  'illustrative',
  'note',
] as const
export type CsvColumn = (typeof csvColumns)[number]

/** What a file must have to be read. */
export const neededColumns: readonly CsvColumn[] = ['subject', 'measure', 'period_start', 'period_end']

/** SQL for a text as it is written: one that a spreadsheet would take for a formula gets an apostrophe in front. */
export const harmless = (sql: string): string => `case when ${sql} ~ '^[=+@\\t\\r-]' then '''' || ${sql} else ${sql} end`

/** Such a text as it was. */
export const asWritten = (text: string): string => text.replace(/^'([=+@\t\r-])/, '$1')
