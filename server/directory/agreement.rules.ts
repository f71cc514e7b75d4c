import { listInWords } from '../platform/words.ts'

import type { AgreementKind } from './agreement-kind.ts'
import type { AgreementStatus } from './agreement.ts'
import type { OrganisationKind } from './organisation-kind.ts'
import { inWords } from './words.ts'

/** A point that a written agreement must settle, in our words, with where the law says so. */
export interface Clause {
  letter: string
  what: string
  source: string
}

const regulation = (number: string) =>
  `NHS Bodies and Local Authorities Partnership Arrangements Regulations 2000 (SI 2000/617), regulation ${number}`

const clauses = (number: string, points: readonly string[]): readonly Clause[] =>
  points.map((what, place) => ({ letter: 'abcdefg'[place]!, what, source: `${regulation(number)}(${'abcdefg'[place]})` }))

const COMMON = {
  aims: 'aims and outcomes',
  functions: 'the NHS functions and the health-related functions it covers',
  people: 'for whom, and which kinds of services',
  means: 'staff, goods, services and accommodation that the partners provide',
  duration: 'duration, review, variation and termination',
}

// Regulation 8's own list, for integrated provision by an NHS body, has not been read, so it is not checked.
const CLAUSES: Partial<Record<AgreementKind, readonly Clause[]>> = {
  S75_POOLED_FUND: clauses('7(3)', [
    COMMON.aims,
    'what each partner contributes to the fund, and how that may be varied',
    COMMON.functions,
    COMMON.people,
    COMMON.means,
    COMMON.duration,
    'how the fund is managed and monitored, and which partner hosts it',
  ]),
  S75_LEAD_COMMISSIONING: clauses('9(3)', [
    COMMON.aims,
    'what the NHS bodies pay to the local authority, and how that may be varied',
    COMMON.functions,
    COMMON.people,
    COMMON.means,
    COMMON.duration,
    'how the exercise of the functions is monitored',
  ]),
}

const S75: readonly AgreementKind[] = ['S75_POOLED_FUND', 'S75_LEAD_COMMISSIONING', 'S75_INTEGRATED_PROVISION']
const REPORTED: readonly AgreementKind[] = ['S75_POOLED_FUND', 'S75_LEAD_COMMISSIONING']
const NHS_BODIES: readonly OrganisationKind[] = [
  'PRIMARY_CARE_TRUST',
  'NHS_TRUST',
  'FOUNDATION_TRUST',
  'CARE_TRUST',
  'AMBULANCE_TRUST',
  'INTEGRATED_CARE_BOARD',
]

/** The points that the law wants an agreement of this kind to settle; none for most. */
export const clausesOf = (kind: AgreementKind): readonly Clause[] => CLAUSES[kind] ?? []

/** Whether quarterly and annual reports are made under it: regulations 7 and 9(4). */
export const isReported = (kind: AgreementKind): boolean => REPORTED.includes(kind)

/** What the guards of an agreement look at. */
export interface AgreementFacts {
  title: string
  kind: AgreementKind
  status: AgreementStatus
  startsOn: string | null
  partyKinds: readonly OrganisationKind[]
  letters: readonly string[]
  signatories: number
  /** Offices that have not signed what it says now. */
  unsigned: readonly string[]
  /** The title of what it is to replace, where that was replaced by another meanwhile. */
  replacedAlready: string | null
}

/** One condition of an agreement's coming into force. */
export interface Check {
  rule: string
  /** The letter of the clause that it is about. */
  letter: string | null
  what: string
  isMet: boolean
  /** What to do, where it is not met. */
  reason: string | null
  source: string | null
}

/** Each condition of coming into force, met or not: those of the law for section 75, those of good order for all. */
export function checkAgreement({ kind, startsOn, partyKinds, letters, signatories, unsigned, replacedAlready }: AgreementFacts): Check[] {
  const check = (rule: string, what: string, isMet: boolean, reason: string, source: string | null = null, letter: string | null = null): Check => ({
    rule,
    letter,
    what,
    isMet,
    reason: isMet ? null : reason,
    source,
  })
  const isS75 = S75.includes(kind)
  const hasBoth = partyKinds.some((one) => NHS_BODIES.includes(one)) && partyKinds.includes('LOCAL_AUTHORITY')
  return [
    check('TERM', 'the first day of its term', startsOn !== null, 'Enter the first day of its term.'),
    ...(isS75
      ? [
          check(
            'S75_PARTIES',
            'an NHS body and a local authority among its parties',
            hasBoth,
            'A section 75 agreement is between an NHS body and a local authority. Add the one that is missing as a party.',
            regulation('2'),
          ),
        ]
      : []),
    ...clausesOf(kind).map(({ letter, what, source }) =>
      check('S75_CLAUSE_MISSING', what, letters.includes(letter), `Clause (${letter}) is missing: ${what}.`, source, letter),
    ),
    ...(isS75 || signatories > 0
      ? [
          check(
            'SIGNATURES',
            'the signatures of all who are to sign',
            signatories > 0 && unsigned.length === 0,
            signatories === 0 ? 'Name who signs for each party.' : `Not signed as it is now by ${listInWords(unsigned)}.`,
          ),
        ]
      : []),
    ...(replacedAlready !== null
      ? [
          check(
            'REPLACED_ALREADY',
            `that what it replaces, “${replacedAlready}”, still has its place`,
            false,
            `Another agreement has taken the place of “${replacedAlready}” already. Edit this one and choose what it replaces, or nothing.`,
          ),
        ]
      : []),
  ]
}

/** What can be done with an agreement, in the order in which it is done as a rule. */
export const AGREEMENT_ACTIONS = [
  'updateAgreement',
  'negotiateAgreement',
  'sendAgreement',
  'signAgreement',
  'bringAgreementIntoForce',
  'replaceAgreement',
  'terminateAgreement',
] as const
export type AgreementAction = (typeof AGREEMENT_ACTIONS)[number]

const STILL: Partial<Record<AgreementStatus, string>> = {
  DRAFT: 'still a draft',
  IN_NEGOTIATION: 'still being negotiated',
  AWAITING_SIGNATURES: 'not signed by all',
}
const CAN_BE_REPLACED: readonly AgreementStatus[] = ['IN_FORCE', 'EXPIRED']

/** Why another agreement cannot take the place of one; null when it can. */
export const whyNotReplaced = ({ title, status }: Pick<AgreementFacts, 'title' | 'status'>): string | null =>
  CAN_BE_REPLACED.includes(status)
    ? null
    : `“${title}” is ${STILL[status] ?? inWords(status)}. Only what is in force, or has expired, can be replaced.`

/** Why something cannot be done with an agreement now, and by which rule; null when it can. */
export function whyNotAgreement(facts: AgreementFacts, action: AgreementAction): { rule: string; reason: string } | null {
  const { title, status } = facts
  const not = (reason: string) => ({ rule: 'AGREEMENT_STATUS', reason })
  if (status === 'TERMINATED') return not(`“${title}” was terminated.`)
  if (status === 'SUPERSEDED') return not(`Another agreement has taken the place of “${title}”.`)
  if (action === 'replaceAgreement') {
    const why = whyNotReplaced(facts)
    return why === null ? null : not(why)
  }
  if (action === 'terminateAgreement') return null
  if (status === 'EXPIRED' && action !== 'updateAgreement') return not(`“${title}” has expired. Extend its term first.`)
  if (action === 'updateAgreement') return null
  if (status === 'IN_FORCE') return not(`“${title}” is in force already.`)
  if (action === 'negotiateAgreement') return status === 'IN_NEGOTIATION' ? not(`“${title}” is being negotiated already.`) : null
  if (action === 'sendAgreement') return status === 'AWAITING_SIGNATURES' ? not(`“${title}” is with the parties already.`) : null
  if (action === 'signAgreement') return whyNotSigned(facts)
  const missing = checkAgreement(facts).find(({ isMet }) => !isMet)
  return missing ? { rule: missing.rule, reason: missing.reason! } : null
}

const whyNotSigned = ({ title, status }: AgreementFacts): { rule: string; reason: string } | null =>
  status === 'AWAITING_SIGNATURES'
    ? null
    : {
        rule: 'AGREEMENT_STATUS',
        reason: `“${title}” is ${STILL[status] ?? inWords(status)}. Send it to the parties first.`,
      }
