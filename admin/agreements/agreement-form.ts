import type { AgreementKind, SignatoryRole } from '../graphql.generated.ts'
import type { Agreement } from './AgreementPage.tsx'
import { signatoryRoleName } from './words.ts'

/** What the form about an agreement holds. Ticks and amounts are kept by their party’s id. */
export interface Values {
  title: string
  kind: AgreementKind
  startsOn: string
  endsOn: string
  reviewOn: string
  replaces: string
  terms: string
  party: Record<string, boolean>
  pounds: Record<string, string>
  clause: Record<string, string>
  signs: Record<string, Partial<Record<SignatoryRole, boolean>>>
  why: string
}

export const roles = Object.keys(signatoryRoleName) as SignatoryRole[]

export const emptyValues: Values = {
  title: '',
  kind: 'MOU',
  startsOn: '',
  endsOn: '',
  reviewOn: '',
  replaces: '',
  terms: '',
  party: {},
  pounds: {},
  clause: {},
  signs: {},
  why: '',
}

/** The form's values from what the server says. */
export const toValues = ({ title, kind, startsOn, endsOn, reviewOn, replaces, terms, parties, clauses, signatories }: Agreement): Values => ({
  title,
  kind,
  startsOn: startsOn ?? '',
  endsOn: endsOn ?? '',
  reviewOn: reviewOn ?? '',
  replaces: replaces?.id ?? '',
  terms: terms ?? '',
  party: Object.fromEntries(parties.map(({ organisation }) => [organisation.id, true])),
  pounds: Object.fromEntries(
    parties.map(({ organisation, contributionPence }) => [
      organisation.id,
      contributionPence === null ? '' : String(Number(contributionPence) / 100),
    ]),
  ),
  clause: Object.fromEntries(clauses.map(({ letter, text }) => [letter, text])),
  signs: signatories.reduce<Values['signs']>(
    (all, { organisation, role }) => ({ ...all, [organisation.id]: { ...all[organisation.id], [role]: true } }),
    {},
  ),
  why: '',
})

/** What is sent of the form. */
export function toInput({ title, kind, startsOn, endsOn, reviewOn, replaces, terms, party, pounds, clause, signs }: Values) {
  const ids = Object.keys(party).filter((id) => party[id])
  return {
    title,
    kind,
    startsOn: startsOn || null,
    endsOn: endsOn || null,
    reviewOn: reviewOn || null,
    replaces: replaces || null,
    terms: terms || null,
    parties: ids.map((organisation) => ({ organisation, contributionPence: toPence(pounds[organisation]) })),
    clauses: Object.entries(clause)
      .filter(([, text]) => text.trim())
      .map(([letter, text]) => ({ letter, text })),
    signatories: ids.flatMap((organisation) => roles.filter((role) => signs[organisation]?.[role]).map((role) => ({ organisation, role }))),
  }
}

/** Pence from pounds as people write them: "£1,250.50". Nothing where nothing is written. */
export function toPence(text = ''): string | null {
  const plain = text.replace(/[£,\s]/g, '')
  return plain === '' ? null : String(Math.round(Number(plain) * 100))
}

/** Whether a text is an amount in pounds, or empty. */
export const isPounds = (text = ''): boolean => /^\s*£?\s*(\d[\d,]*(\.\d{1,2})?)?\s*$/.test(text)
