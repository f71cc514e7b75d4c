import type { PartnershipForEditQuery } from '../graphql.generated.ts'
import { compareValues } from '../shared/form/compare.ts'

export type Edited = NonNullable<PartnershipForEditQuery['partnership']>

/** What the form about a partnership holds; an empty field is an empty text. */
export interface Facts {
  name: string
  purpose: string
  kind: string
  pilot: string
  formingFrom: string
  startsOn: string
  endsOn: string
}

export const factNames = {
  name: 'Name',
  purpose: 'Purpose',
  kind: 'Form',
  pilot: 'Pilot',
  formingFrom: 'Forming from',
  startsOn: 'At work from',
  endsOn: 'Last day',
} satisfies Record<keyof Facts, string>

export const factFields = Object.keys(factNames) as (keyof Facts)[]

/** The form's values from what the server says. */
export const toFacts = ({ name, purpose, kind, pilot, formingFrom, startsOn, endsOn }: Edited): Facts => ({
  name,
  purpose: purpose ?? '',
  kind: kind ?? '',
  pilot: pilot?.id ?? '',
  formingFrom: formingFrom ?? '',
  startsOn: startsOn ?? '',
  endsOn: endsOn ?? '',
})

/** What is sent of the form: the fields that are not as they were, an empty one as nothing. */
export const changedFacts = (before: Facts, after: Facts): Partial<Record<keyof Facts, string | null>> =>
  Object.fromEntries(factFields.filter((field) => after[field].trim() !== before[field]).map((field) => [field, after[field].trim() || null]))

/** Where two editors of a partnership differ. */
export const compareFacts = (begun: Facts, theirs: Facts, yours: Facts, pilotName: (id: string) => string) =>
  compareValues(factNames, { ...begun }, { ...theirs }, { ...yours }, (field, value) => (field === 'pilot' && value ? pilotName(value) : value))
