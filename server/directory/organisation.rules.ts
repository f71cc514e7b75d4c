import type { OrganisationKind } from './organisation-kind.ts'

// Organisation Data Service: letters and digits, three to eight of them. Councils also go by the code of the Office for National Statistics.
const ODS_CODE = /^[A-Z0-9]{3,8}$/
const COUNTRY_CODE = /^[EWSN]\d{8}$/
const POSTCODE = /^[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}$/

/** What is wrong with a code for an organisation of a kind; null when nothing is. */
export function checkCode(code: string, kind: OrganisationKind): string | null {
  if (ODS_CODE.test(code) || (kind === 'LOCAL_AUTHORITY' && COUNTRY_CODE.test(code))) return null
  return kind === 'LOCAL_AUTHORITY'
    ? 'A council’s code has three to eight letters and digits, such as 211, or is a letter and eight digits, such as E06000027.'
    : 'A code has three to eight letters and digits, such as 5QN or A81001.'
}

/** A postcode as it is written, "TQ2 7TD"; null when it is none. */
export function readPostcode(text: string): string | null {
  const plain = text.toUpperCase().replace(/\s+/g, '')
  const written = `${plain.slice(0, -3)} ${plain.slice(-3)}`
  return POSTCODE.test(written) ? written : null
}

/** The periods of an organisation. */
export interface OrganisationPeriods {
  openedOn: string | null
  closedOn: string | null
  operatesFrom: string | null
  operatesUntil: string | null
}

/** What is wrong with the days, and in which field; null when nothing is. */
export function checkPeriods({ openedOn, closedOn, operatesFrom, operatesUntil }: OrganisationPeriods): { field: string; reason: string } | null {
  if (openedOn && closedOn && closedOn < openedOn) return { field: 'closedOn', reason: 'It cannot close before it opens.' }
  if (operatesFrom && operatesUntil && operatesUntil < operatesFrom)
    return { field: 'operatesUntil', reason: 'It cannot cease to work before it begins.' }
  return null
}
