import type { Difference } from '../shared/form/ConflictPanel.tsx'
import { compareValues } from '../shared/form/compare.ts'
import { formatPounds } from '../shared/format.ts'
import { agreementKindName } from '../shared/words.ts'
import { roles, toPence, toValues, type Values } from './agreement-form.ts'
import type { Agreement } from './AgreementPage.tsx'
import { signatoryRoleName } from './words.ts'

const plain = {
  title: 'Title',
  kind: 'Kind',
  startsOn: 'First day of the term',
  endsOn: 'Last day',
  reviewOn: 'Review by',
  replaces: 'Takes the place of',
  terms: 'Terms',
} satisfies Partial<Record<keyof Values, string>>

/** Where two editors of an agreement differ: by its own fields, party by party and point by point. */
export function compareAgreements(begun: Agreement, theirs: Agreement, yours: Values): Difference[] {
  const [before, other] = [toValues(begun), toValues(theirs)]
  const both = [begun, theirs]
  const organisations = new Map(
    both.flatMap(({ parties, partnership }) => [...parties, ...partnership.members].map(({ organisation }) => [organisation.id, organisation.name])),
  )
  const points = new Map(both.flatMap(({ checks }) => checks.flatMap(({ letter, what }) => (letter === null ? [] : [[letter, what] as const]))))
  const titles = new Map(both.flatMap(({ partnership }) => partnership.agreements.map(({ id, title }) => [id, title])))
  const all = [before, other, yours]
  const nameOf = (id: string) => organisations.get(id) ?? 'Another organisation'
  const parties = keysOf(all, 'party').toSorted((one, another) => nameOf(one).localeCompare(nameOf(another), 'en'))
  const names: Record<string, string> = {
    ...plain,
    ...Object.fromEntries(
      parties.flatMap((id) => [
        [`party.${id}`, nameOf(id)],
        [`pounds.${id}`, `Contribution of ${nameOf(id)}`],
        [`signs.${id}`, `Who signs for ${nameOf(id)}`],
      ]),
    ),
    ...Object.fromEntries(keysOf(all, 'clause').map((letter) => [`clause.${letter}`, `(${letter}) ${points.get(letter) ?? 'Another point'}`])),
  }
  const flat = (values: Values) => Object.fromEntries(Object.keys(names).map((name) => [name, textOf(values, name)]))
  return compareValues(names, flat(before), flat(other), flat(yours), (name, value) => {
    if (name === 'kind') return agreementKindName[value as Values['kind']]
    return name === 'replaces' ? (titles.get(value) ?? '') : value
  })
}

/** What the form is to hold under one name of a difference, to take it over from these values. */
export function valueOf(values: Values, name: string) {
  const [part, key = ''] = name.split('.')
  if (part === 'party') return values.party[key] ?? false
  if (part === 'pounds') return values.pounds[key] ?? ''
  if (part === 'clause') return values.clause[key] ?? ''
  if (part === 'signs') return Object.fromEntries(roles.map((role) => [role, values.signs[key]?.[role] ?? false]))
  return values[part as keyof typeof plain]
}

const keysOf = (all: readonly Values[], part: 'party' | 'clause'): string[] => [...new Set(all.flatMap((values) => Object.keys(values[part])))]

// As a reader sees it; what is said of one that is no party counts for nothing.
function textOf(values: Values, name: string): string {
  const [part, key = ''] = name.split('.')
  if (part === 'clause') return (values.clause[key] ?? '').trim()
  if (part === 'party') return values.party[key] ? 'A party' : 'Not a party'
  if (part === 'pounds') {
    const pence = values.party[key] ? toPence(values.pounds[key]) : null
    return pence === null ? '' : formatPounds(pence)
  }
  if (part === 'signs') return values.party[key] ? roles.flatMap((role) => (values.signs[key]?.[role] ? signatoryRoleName[role] : [])).join(', ') : ''
  return values[part as keyof typeof plain].trim()
}
