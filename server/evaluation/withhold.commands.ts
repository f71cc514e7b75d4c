import type { EntityManager } from 'typeorm'

import { suppressionRules } from '../statistics/suppression.ts'
import { disclosedCells, hideSecondary, type Hidden } from '../statistics/suppression.secondary.ts'

import type { SuppressionRule } from './measure-words.ts'

/** What runs SQL: a transaction of a command, or of an import. */
export type Run = <Row>(text: string, values: unknown[]) => Promise<Row[]>

interface Cell {
  subjectId: string
  periodStart: string
  periodEnd: string
  year: string
  count: number | null
  isSmall: boolean
}

/** A year of a measure as a table: a line for each subject, a column for each period. */
export interface WithheldTable {
  cells: (number | null)[][]
  hidden: Hidden[][]
  places: (Cell | null)[][]
}

/** Runs the statements of a command. */
export const runIn =
  (db: EntityManager): Run =>
  (text, values) =>
    db.query(text, values)

/**
 * Decides anew what of a measure is withheld: what is about too few people, and beside it what would give that back through a total of its subject's
 * year or of its period. Every revision of a withheld place is withheld with it. Called whenever values or the rule change, in the same transaction.
 */
export async function withhold(run: Run, measureId: string): Promise<void> {
  const [measure] = await run<{ suppression: SuppressionRule }>(`select "suppression" from evaluation."measure" where "id" = $1`, [measureId])
  if (!measure || measure.suppression === 'NONE') return
  // Two commands at once would each decide without the other's values.
  await run(`select pg_advisory_xact_lock(hashtext($1))`, [`withhold ${measureId}`])
  const rule = suppressionRules[measure.suppression]
  await run(
    `update evaluation."observation" o set "withheld" = case when ${isSmall('o', rule.hiddenUpTo)} then 'PRIMARY'::evaluation."withheld" end, "roundedTo" = $2
    where o."measureId" = $1 and (o."withheld" is not null or o."roundedTo" <> $2 or ${isSmall('o', rule.hiddenUpTo)})`,
    [measureId, rule.roundedTo],
  )
  const places = (await tablesOf(run, measureId, rule.hiddenUpTo)).flatMap(({ hidden, places: at }) =>
    hidden.flatMap((line, row) => line.flatMap((why, column) => (why && at[row]![column] ? [{ ...at[row]![column]!, why }] : []))),
  )
  if (places.length === 0) return
  await run(
    `update evaluation."observation" o set "withheld" = p.why::evaluation."withheld"
    from unnest($2::uuid[], $3::date[], $4::date[], $5::text[]) p(subject, starts, ends, why)
    where o."measureId" = $1 and o."subjectId" = p.subject and o."periodStart" = p.starts and o."periodEnd" = p.ends and o."withheld" is null`,
    [measureId, places.map((p) => p.subjectId), places.map((p) => p.periodStart), places.map((p) => p.periodEnd), places.map((p) => p.why)],
  )
}

/** Withholds nothing of a measure any more. */
export const unwithhold = (run: Run, measureId: string): Promise<unknown> =>
  run(
    `update evaluation."observation" set "withheld" = null, "roundedTo" = 1 where "measureId" = $1 and ("withheld" is not null or "roundedTo" <> 1)`,
    [measureId],
  )

// What is counted is the numerator of a ratio, the value of a count; those it is out of are people too.
const isSmall = (t: string, upTo: number): string =>
  `(coalesce(${t}."numerator", ${t}."value") between 0.5 and ${upTo} or ${t}."denominator" between 0.5 and ${upTo})`

/** The tables of a measure by financial year, with what is hidden in them and why. */
export async function tablesOf(run: Run, measureId: string, upTo: number): Promise<WithheldTable[]> {
  const cells = await run<Cell>(
    `select o."subjectId", o."periodStart"::text, o."periodEnd"::text, to_char(o."periodStart" - interval '3 months', 'YYYY') as year,
      coalesce(o."numerator", o."value") as count, (${isSmall('o', upTo)} or o."status" = 'SUPPRESSED') as "isSmall"
    from evaluation."observation" o where o."measureId" = $1 and o."recordedTo" is null order by o."periodStart", o."subjectId"`,
    [measureId],
  )
  return [...new Set(cells.map(({ year }) => year))].map((year) => {
    const some = cells.filter((cell) => cell.year === year)
    const [subjects, periods] = [[...new Set(some.map((cell) => cell.subjectId))], [...new Set(some.map((cell) => cell.periodStart))]]
    const at = new Map(some.map((cell) => [`${cell.subjectId} ${cell.periodStart}`, cell]))
    const places = subjects.map((subject) => periods.map((period) => at.get(`${subject} ${period}`) ?? null))
    const counts = places.map((line) => line.map((cell) => (cell?.count == null ? null : Math.round(cell.count))))
    return {
      places,
      cells: counts,
      hidden: hideSecondary(
        counts,
        places.map((line) => line.map((cell) => cell?.isSmall ?? false)),
      ),
    }
  })
}

/** How many hidden cells of the tables can be worked out all the same. */
export const countDisclosed = (tables: readonly WithheldTable[]): number =>
  tables.reduce((sum, { cells, hidden }) => sum + disclosedCells(cells, hidden).length, 0)
