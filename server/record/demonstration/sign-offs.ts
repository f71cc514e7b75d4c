import { organisationId, partnershipId, recordId } from '../ids.ts'
import type { Rows } from '../stage.ts'

import { agreementId } from './agreements.ts'
import { madeOrganisationId, madePartnershipId } from './partnerships.ts'

interface SignOff {
  agreement: string
  /** The organisation, what it pays in pence, the office that signs, who signed and when; a day after that is the day it lapsed. */
  parties: [organisation: string, pence: number | null, office: string, name: string | null, signedOn?: string, lapsedOn?: string][]
  clauses: string
  edition?: number
}

// One in force with all signatures, one that waits for the second, and one whose first signature lapsed with a changed contribution.
const SIGN_OFFS: SignOff[] = [
  {
    agreement: agreementId(partnershipId('norfolk'), 'Pooled fund for older people’s care'),
    parties: [
      [organisationId('5PQ'), 120_000_000, 'CHIEF_EXECUTIVE', 'Iris Makebelieve', '2009-06-25'],
      [organisationId('norfolk-county-council'), 80_000_000, 'SECTION_151_OFFICER', 'Quinn Ledger', '2009-07-01'],
    ],
    clauses: 'abcdefg',
  },
  {
    agreement: agreementId(partnershipId('tower-hamlets'), 'Joint commissioning of long-term conditions'),
    parties: [
      [organisationId('5C4'), 45_000_000, 'CHIEF_EXECUTIVE', 'Rae Pretence', '2010-06-08'],
      [organisationId('tower-hamlets-council'), null, 'DIRECTOR', null],
    ],
    clauses: 'abcdeg',
  },
  {
    agreement: agreementId(madePartnershipId('memory-nurses'), 'Day care fund'),
    parties: [
      [organisationId('5QN'), 9_500_000, 'CHIEF_EXECUTIVE', 'Ada Example', '2010-05-20', '2010-06-10'],
      [madeOrganisationId('exampleshire'), 6_000_000, 'SECTION_151_OFFICER', 'Sid Figment', '2010-06-11'],
    ],
    clauses: 'abcdefg',
  },
]

const SAID: Record<string, string> = {
  a: 'Older people live at home for longer; fewer of them are admitted in an emergency.',
  b: 'Each partner pays in as set out with the parties, in quarters; a change needs both boards.',
  c: 'Community nursing and intermediate care; assessment and home care.',
  d: 'People of 65 and over who live in the area.',
  e: 'Each partner provides its staff and the rooms they work in.',
  f: 'From the first to the last day of the term; reviewed every year; either partner may leave with six months’ notice.',
  g: 'The trust hosts the fund; its manager reports every quarter to a joint board.',
}

const marked = { illustrative: true }
const signatoryId = (agreement: string, organisation: string, office: string) => recordId('demonstration signatory', agreement, organisation, office)

/** Made-up parties, clauses and signatures; each signature is under what its agreement says once it is entered. */
export function signOffRows(): Rows[] {
  const each = SIGN_OFFS.flatMap(({ agreement, parties, edition = 1 }) =>
    parties.map(([organisation, pence, role, name, signedOn, lapsedOn]) => ({
      agreement,
      edition,
      organisation,
      pence,
      role,
      name,
      signedOn,
      lapsedOn,
    })),
  )
  return [
    [
      'AgreementParty',
      each.map(({ agreement, organisation, pence }) => ({
        id: recordId('demonstration party', agreement, organisation),
        agreementId: agreement,
        organisationId: organisation,
        contributionPence: pence,
        ...marked,
      })),
    ],
    [
      'AgreementClause',
      SIGN_OFFS.flatMap(({ agreement, clauses }) =>
        [...clauses].map((letter) => ({
          id: recordId('demonstration clause', agreement, letter),
          agreementId: agreement,
          letter,
          text: SAID[letter],
          ...marked,
        })),
      ),
    ],
    [
      'Signatory',
      each.map(({ agreement, organisation, role }) => ({
        id: signatoryId(agreement, organisation, role),
        agreementId: agreement,
        organisationId: organisation,
        role,
        ...marked,
      })),
    ],
    [
      'Signature',
      each.flatMap(({ agreement, organisation, role, name, signedOn, lapsedOn = null, edition }) =>
        name === null
          ? []
          : [
              {
                id: recordId('demonstration signature', agreement, organisation, role),
                signatoryId: signatoryId(agreement, organisation, role),
                agreementId: agreement,
                edition,
                name,
                signedOn,
                fingerprint: lapsedOn ? 'an earlier text' : () => `directory.agreement_fingerprint('${agreement}')`,
                lapsedOn,
                lapsedBecause: lapsedOn ? 'The parties and their contributions changed.' : null,
                ...marked,
              },
            ],
      ),
    ],
    [
      'AgreementReport',
      REPORTS.map(([kind, periodStart, periodEnd, dueOn, receivedOn]) => ({
        id: recordId('demonstration report', SIGN_OFFS[0]!.agreement, kind, periodStart),
        agreementId: SIGN_OFFS[0]!.agreement,
        kind,
        periodStart,
        periodEnd,
        dueOn,
        receivedOn,
        ...marked,
      })),
    ],
  ]
}

const REPORTS: [kind: string, periodStart: string, periodEnd: string, dueOn: string, receivedOn: string | null][] = [
  ['QUARTERLY', '2009-07-01', '2009-09-30', '2009-10-31', '2009-10-22'],
  ['QUARTERLY', '2009-10-01', '2009-12-31', '2010-01-31', '2010-02-04'],
  ['QUARTERLY', '2010-01-01', '2010-03-31', '2010-04-30', null],
  ['ANNUAL', '2009-04-01', '2010-03-31', '2010-04-30', '2010-04-28'],
  ['QUARTERLY', '2010-04-01', '2010-06-30', '2010-07-31', null],
]
