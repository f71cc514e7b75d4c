import type { MeasureToEditQuery } from '../graphql.generated.ts'

type Stored = NonNullable<MeasureToEditQuery['measure']>

/** A definition as its form holds it: every value as text. */
export const blank = {
  title: '',
  summary: '',
  rationale: '',
  domain: 'HEALTH_OUTCOMES' as Stored['domain'],
  kind: '' as NonNullable<Stored['kind']> | '',
  unit: '',
  multiplier: '1',
  decimals: '1',
  direction: 'INCREASE' as Stored['direction'],
  frequency: 'MONTHLY' as Stored['frequency'],
  reportingLagDays: '15',
  numerator: '',
  denominator: '',
  exclusions: '',
  collection: '',
  steward: '',
  lowest: '',
  highest: '',
  suppression: 'NONE' as Stored['suppression'],
  note: '',
}
export type Definition = typeof blank

/** The stored definition as text. */
export function toForm(stored: Stored): Definition {
  const entries = Object.keys(blank).map((name) => [name, String(stored[name as keyof Definition] ?? '')])
  return Object.fromEntries(entries) as Definition
}

/** What was typed as the graph takes it; what is empty is left out. */
export function toInput(typed: Definition) {
  const text = (value: string) => value.trim() || null
  const number = (value: string) => (value.trim() === '' ? null : Number(value.replace(',', '')))
  return {
    ...typed,
    kind: typed.kind || null,
    rationale: text(typed.rationale),
    multiplier: number(typed.multiplier) ?? 1,
    decimals: number(typed.decimals) ?? 1,
    reportingLagDays: number(typed.reportingLagDays) ?? 15,
    denominator: text(typed.denominator),
    exclusions: text(typed.exclusions),
    collection: text(typed.collection),
    steward: text(typed.steward),
    lowest: number(typed.lowest),
    highest: number(typed.highest),
    note: text(typed.note),
  }
}
