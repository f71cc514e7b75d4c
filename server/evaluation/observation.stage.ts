import type { PoolClient } from 'pg'

import { asWritten, type CsvColumn } from './observation.csv.ts'
import type { RefusedCell } from './observation.import.ts'
import { agreement } from './observation.rules.ts'
import { ObservationStatus } from './observation-status.ts'

const MOST_PROBLEMS = 1000
const STATUSES = `array['${Object.keys(ObservationStatus).join(`', '`)}']`

/** Turns the lines into rows of the types they should have; what cannot be read is null, and is found with the other problems. Answers how many. */
export async function stageRows(client: PoolClient, columns: readonly CsvColumn[]): Promise<number> {
  const cell = (name: CsvColumn): string => (columns.includes(name) ? `nullif(btrim(l."${name}"), '')` : 'null::text')
  const read = (name: CsvColumn, as: string): string => `evaluation.as_${as}(${cell(name)})`
  await client.query(`create temp table staged on commit drop as select l.row,
      ${(['subject', 'subject_kind', 'measure', 'period_start', 'period_end', 'value', 'numerator', 'denominator', 'status', 'source', 'illustrative'] as const).map((name) => `${cell(name)} as "${name}"`).join(', ')},
      s."id" as "subjectId", s."kind" as "subjectKind", m."id" as "measureId", m."code", m."frequency", m."unit", m."denominator" as over, m."multiplier",
      ${read('period_start', 'day')} as starts, ${read('period_end', 'day')} as ends,
      ${read('value', 'figure')} as v, ${read('numerator', 'figure')} as n, ${read('denominator', 'figure')} as d,
      case when ${cell('status')} is null then 'NORMAL' when ${cell('status')} = any(${STATUSES}) then ${cell('status')} end as stands,
      ${read('source', 'id')} as "sourceId", coalesce(${read('illustrative', 'truth')}, false) as made,
      ${columns.includes('note') ? `nullif(btrim(${asWritten('l."note"')}), '')` : 'null::text'} as note
    from line l
    left join evaluation."subject" s on s."code" = ${cell('subject')} and (${cell('subject_kind')} is null or s."kind"::text = ${cell('subject_kind')})
    left join evaluation."measure" m on m."code" = ${cell('measure')}`)
  await client.query('analyze staged (row, "subjectId", "measureId", starts)')
  const { rows } = await client.query<{ count: string }>('select count(*) as count from line')
  return Number(rows[0]!.count)
}

const months = `(case frequency when 'MONTHLY' then 1 when 'QUARTERLY' then 3 when 'ANNUAL' then 12 end)`
const hasFigures = `num_nonnulls(v, n, d) > 0`
const wantsFigures = `(stands in ('NORMAL', 'PROVISIONAL', 'ESTIMATED', 'BREAK') or (stands = 'SUPPRESSED' and ${hasFigures}))`
const isBad = (name: string): string => `"${name}" is not null and (${name[0]} is null or not (${name[0]} >= 0 and ${name[0]} < 'Infinity'))`

/** What can be wrong with a row: the column, when it is wrong, and the reason as SQL. The first that holds for a column is told. */
const CHECKS: [column: CsvColumn, when: string, reason: string][] = [
  ['subject', 'subject is null', `'Give the code of an organisation or the slug of a pilot.'`],
  ['subject', 'subject is not null and "subjectId" is null', `'Nobody has this code.'`],
  ['measure', 'measure is null', `'Give the code of a measure.'`],
  ['measure', 'measure is not null and "measureId" is null', `'No measure has this code.'`],
  [
    'measure',
    `"subjectKind" = 'PILOT' and "measureId" is not null and not exists (select 1 from evaluation."pilotMeasure" p where p."pilotId" = "subjectId" and p."measureId" = staged."measureId")`,
    `'The pilot does not report by this measure.'`,
  ],
  ['period_start', 'starts is null', `'Give a day as YYYY-MM-DD.'`],
  ['period_end', 'ends is null', `'Give a day as YYYY-MM-DD.'`],
  [
    'period_start',
    `starts <> date_trunc(case frequency when 'QUARTERLY' then 'quarter' else 'month' end, starts)`,
    `'A period starts on the first day of a month, a quarter or a year, as the measure is reported.'`,
  ],
  // The demonstration stands on a day in 2010, with figures of later months on record: repeating what is there is never wrong.
  [
    'period_start',
    `starts > (select platform.today()) and not exists (select 1 from evaluation."observation" o
      where o."subjectId" = staged."subjectId" and o."measureId" = staged."measureId" and o."periodStart" = starts and o."recordedTo" is null)`,
    `'The period has not begun.'`,
  ],
  [
    'period_end',
    `ends <> (starts + make_interval(months => ${months}) - interval '1 day')::date`,
    `'The period that starts then ends on ' || (starts + make_interval(months => ${months}) - interval '1 day')::date || '.'`,
  ],
  ['status', 'stands is null', `'The statuses are ' || array_to_string(${STATUSES}, ', ') || '.'`],
  ['status', `stands in ('MISSING', 'NOT_APPLICABLE') and ${hasFigures}`, `'What is missing or not applicable has no figures.'`],
  ...(['value', 'numerator', 'denominator'] as const).map((name): [CsvColumn, string, string] => [
    name,
    isBad(name),
    `'Give a number from 0 upwards.'`,
  ]),
  [
    'value',
    `${wantsFigures} and over is null and "measureId" is not null and value is null`,
    `'Give the value, or say by the status why there is none.'`,
  ],
  ['numerator', `${wantsFigures} and over is null and "measureId" is not null and num_nonnulls(n, d) > 0`, `'A count has a value alone.'`],
  ['numerator', `${wantsFigures} and over is not null and numerator is null`, `'A ratio has a numerator and a denominator.'`],
  ['denominator', `${wantsFigures} and over is not null and denominator is null`, `'A ratio has a numerator and a denominator.'`],
  ['denominator', 'd = 0', `'A denominator of 0 gives no value: say by the status why there is none.'`],
  ['numerator', `unit = '%' and n > d`, `'More were counted than there are.'`],
  [
    'value',
    `over is not null and d > 0 and abs(v - n / nullif(d, 0) * multiplier) > ${agreement} * greatest(1, abs(n / nullif(d, 0) * multiplier))`,
    `'The value is not numerator over denominator times ' || multiplier || '.'`,
  ],
  ['source', 'source is not null and "sourceId" is null', `'Give the id of a source, or nothing.'`],
  ['illustrative', `illustrative is not null and evaluation.as_truth(illustrative) is null`, `'Give true or false.'`],
]

/** Finds what is wrong and takes the rows with it out of the stage; answers how many they are and the first of what is wrong. */
export async function findProblems(client: PoolClient): Promise<{ refused: number; problems: RefusedCell[] }> {
  // One pass finds the few rows that something is wrong with; only they are asked what it is.
  await client.query(`create temp table suspect on commit drop as select * from staged where ${CHECKS.map(([, when]) => `(${when})`).join(' or ')}`)
  const asked = CHECKS.map(
    ([column, when, reason], turn) =>
      `select row, ${CHECKS.findIndex(([first]) => first === column)} as place, ${turn} as turn, '${column}' as "column", "${column}" as value, ${reason} as reason from suspect staged where ${when}`,
  )
  await client.query(`create temp table problem on commit drop as
    select distinct on (c.row, c.place) c.row, c."column", c.value, c.reason from (${asked.join(' union all ')}) c order by c.row, c.place, c.turn`)
  await client.query('delete from staged s using suspect where suspect.row = s.row')
  const again = `select row, period_start from (select row, period_start, row_number() over (partition by "subjectId", "measureId", starts order by row) as n from staged) r where n > 1`
  await client.query(
    `insert into problem select row, 'period_start', period_start, 'The file has the same subject, measure and period before.' from (${again}) twice`,
  )
  await client.query('delete from staged s using problem where problem.row = s.row')
  const { rows: counted } = await client.query<{ refused: string }>('select count(distinct row) as refused from problem')
  const { rows: problems } = await client.query<RefusedCell>(
    `select row::int, "column", value, reason from problem order by row, "column" limit ${MOST_PROBLEMS}`,
  )
  return { refused: Number(counted[0]!.refused), problems }
}
