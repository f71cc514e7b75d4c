import type { Agreement_MeasureFragment, Frequency } from '../graphql.generated.ts'

/** What a pilot agreed to, as its form holds it. */
export interface Terms {
  from: string
  to: string
  value: string
  numerator: string
  denominator: string
  method: string
  targets: { by: string; value: string }[]
  frequency: Frequency | ''
  responsible: string
  comparison: string
  startsOn: string
  endsOn: string
}

const text = (value: number | string | null | undefined) => String(value ?? '')
const number = (typed: string) => (typed.trim() === '' ? null : Number(typed.replace(',', '')))

const YEAR_BEFORE = { from: '2008-04-01', to: '2009-03-31' }

/** What stands as text; where no time is kept with a baseline, and in a new agreement, it is the year before the pilots. */
export function toTerms(own: Agreement_MeasureFragment | null): Terms {
  return {
    from: text(own?.baselineFrom ?? (own?.baseline === null ? '' : YEAR_BEFORE.from)),
    to: text(own?.baselineTo ?? (own?.baseline === null ? '' : YEAR_BEFORE.to)),
    value: own?.measure.denominator === null ? text(own.baseline) : '',
    numerator: text(own?.baselineNumerator),
    denominator: text(own?.baselineDenominator),
    method: text(own?.baselineMethod),
    targets: own?.targets.map(({ by, value }) => ({ by, value: text(value) })) ?? [],
    frequency: own?.frequency ?? '',
    responsible: text(own?.responsible),
    comparison: text(own?.comparison?.id),
    startsOn: text(own?.startsOn),
    endsOn: text(own?.endsOn),
  }
}

/** What was typed as the graph takes it. Without a time there is no baseline. */
export function toInput({ from, to, value, numerator, denominator, method, targets, ...typed }: Terms, isRatio: boolean) {
  const figures = isRatio ? { numerator: number(numerator), denominator: number(denominator) } : { value: number(value) }
  return {
    baseline: from && to ? { from, to, ...figures, method: method || null } : null,
    targets: targets.filter(({ by, value: aim }) => by && aim).map(({ by, value: aim }) => ({ by, value: number(aim) ?? 0 })),
    frequency: typed.frequency || null,
    responsible: typed.responsible || null,
    comparison: typed.comparison || null,
    startsOn: typed.startsOn || null,
    endsOn: typed.endsOn || null,
  }
}
