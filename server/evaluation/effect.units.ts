import { mean, sum } from '../statistics/average.ts'
import { require } from '../statistics/refusal.ts'

import { monthName } from './period.ts'
import type { SubjectKind } from './subject.ts'
import type { ComparedMeasure, UnitPeriod } from './unit.reads.ts'
import type { DateRange } from './window.ts'

/** A unit of an effect with its values on the scale of the estimate, by period. */
export interface EffectUnit {
  id: string
  kind: SubjectKind
  label: string
  isTreated: boolean
  illustrative: boolean
  /** Its level before and after as one figure each. */
  before: number
  after: number
  periods: { period: string; isAfter: boolean; value: number }[]
}

/** A count is compared by logarithms, a ratio as it is. */
export const isCount = (measure: ComparedMeasure): boolean => measure.denominator === null

/** The units that can be compared. A treated one without values is refused; controls are those that reported as many periods as the treated. */
export function makeUnits(
  measure: ComparedMeasure,
  rows: readonly UnitPeriod[],
  treated: readonly string[],
  controls: readonly string[] | null,
  after: DateRange,
): EffectUnit[] {
  const byUnit = new Map<string, UnitPeriod[]>()
  for (const row of rows) byUnit.set(row.subjectId, [...(byUnit.get(row.subjectId) ?? []), row])
  const units = [...byUnit].flatMap(([id, own]) => {
    const isTreated = treated.includes(id)
    if (!isTreated && controls !== null && !controls.includes(id)) return []
    const none = isCount(measure) ? own.find((row) => row.value !== null && row.value <= 0) : undefined
    if (none && !isTreated && controls === null) return []
    require(!none, `${none?.label} has no ${measure.unit} in ${none && monthName(none.periodStart)}: counts are compared by per cent, and there are no per cent of nothing.`)
    const unit = makeUnit(measure, id, own, isTreated, after)
    return unit ? [unit] : []
  })
  const missing = [...treated, ...(controls ?? [])].filter((id) => !units.some((unit) => unit.id === id))
  require(missing.length === 0, `${nameOf(rows, missing[0])} has no values before or none after, so its change cannot be told.`)
  const most = Math.max(...units.filter((unit) => unit.isTreated).map((unit) => unit.periods.length))
  return units.filter((unit) => unit.isTreated || controls !== null || unit.periods.length >= most)
}

const nameOf = (rows: readonly UnitPeriod[], id: string | undefined): string => rows.find((row) => row.subjectId === id)?.label ?? `${id}`

function makeUnit(measure: ComparedMeasure, id: string, rows: readonly UnitPeriod[], isTreated: boolean, after: DateRange): EffectUnit | null {
  const known = rows.filter((row) => (isCount(measure) ? row.value !== null : row.numerator !== null && row.denominator !== null))
  const isAfter = (row: UnitPeriod): boolean => row.periodStart >= after.from
  const [earlier, later] = [known.filter((row) => !isAfter(row)), known.filter(isAfter)]
  if (earlier.length === 0 || later.length === 0) return null
  const { subjectKind: kind, label } = known[0]!
  return {
    id,
    kind,
    label,
    isTreated,
    illustrative: known.some((row) => row.illustrative),
    before: levelOf(measure, earlier),
    after: levelOf(measure, later),
    periods: known.map((row) => ({ period: row.periodStart, isAfter: isAfter(row), value: levelOf(measure, [row]) })),
  }
}

/** The level of some periods: the logarithm of the mean count, or sum over sum. */
function levelOf(measure: ComparedMeasure, rows: readonly UnitPeriod[]): number {
  if (!isCount(measure)) return (sum(rows.map((row) => row.numerator ?? 0)) / sum(rows.map((row) => row.denominator ?? 0))) * measure.multiplier
  return Math.log(mean(rows.map((row) => row.value ?? 0)))
}
