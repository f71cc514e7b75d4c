import { partnershipId, recordId, sourceId } from '../ids.ts'
import type { Rows } from '../stage.ts'

import { madePartnershipId } from './partnerships.ts'
import { ILLUSTRATIVE } from './plans.ts'

type Dates = Partial<
  Record<
    'negotiatedFrom' | 'sentForSignatureOn' | 'signedOn' | 'startsOn' | 'endsOn' | 'reviewOn' | 'terminatedOn' | 'supersededOn' | 'replacesId',
    string
  >
>

const inForce = (from: string, to: string | undefined, reviewOn: string): Dates => ({
  sentForSignatureOn: from,
  signedOn: from,
  startsOn: from,
  endsOn: to,
  reviewOn,
})

/** The identifier of a made-up agreement. */
export const agreementId = (partnership: string, title: string): string => recordId('demonstration agreement', partnership, title)

const MEMORANDUM = 'Seven partners’ memorandum of understanding'

// Section 75 needs a health body and a council: those kinds stand where a council is a member.
const AGREEMENTS: [partnership: string, title: string, kind: string, dates: Dates][] = [
  [partnershipId('norfolk'), 'Pooled fund for older people’s care', 'S75_POOLED_FUND', inForce('2009-07-01', '2012-03-31', '2010-07-01')],
  [partnershipId('norfolk'), 'Sharing care plans between trust and council', 'DATA_SHARING', inForce('2009-06-15', '2010-08-31', '2010-06-30')],
  [
    partnershipId('tower-hamlets'),
    'Joint commissioning of long-term conditions',
    'S75_LEAD_COMMISSIONING',
    { sentForSignatureOn: '2010-06-01', startsOn: '2010-07-01' },
  ],
  [
    partnershipId('northumbria'),
    'Key workers across health and social care',
    'S75_INTEGRATED_PROVISION',
    { negotiatedFrom: '2010-05-04', startsOn: '2010-10-01' },
  ],
  [partnershipId('northumbria'), 'COPD information sharing', 'DATA_SHARING', inForce('2009-08-01', '2011-03-31', '2010-08-01')],
  [partnershipId('cambridge-assura'), 'Alliance for care in the last year of life', 'ALLIANCE_CONTRACT', { sentForSignatureOn: '2010-05-20' }],
  [partnershipId('nene'), 'Lead provider for Pro Active Care', 'LEAD_PROVIDER', inForce('2009-06-01', '2011-03-31', '2010-11-30')],
  [
    partnershipId('newcastle-hospitals'),
    'Prime contract for falls assessment',
    'PRIME_CONTRACTOR',
    inForce('2009-09-28', '2010-09-27', '2010-07-15'),
  ],
  [
    partnershipId('durham-dales'),
    MEMORANDUM,
    'MOU',
    { sentForSignatureOn: '2009-01-12', signedOn: '2009-01-12', startsOn: '2009-01-12', supersededOn: '2009-04-01' },
  ],
  [
    partnershipId('durham-dales'),
    'Seven partners’ collaboration agreement',
    'COLLABORATION_AGREEMENT',
    { ...inForce('2009-04-01', '2011-03-31', '2010-04-01'), replacesId: agreementId(partnershipId('durham-dales'), MEMORANDUM) },
  ],
  [
    partnershipId('church-view'),
    'Joint company of practice and trust',
    'CORPORATE_JV',
    { ...inForce('2009-06-01', undefined, '2010-06-01'), terminatedOn: '2010-02-28' },
  ],
  [partnershipId('principia'), 'Memorandum on community wards', 'MOU', inForce('2009-05-01', '2010-04-30', '2010-03-31')],
  [partnershipId('wakefield'), 'Grant for peer mentors', 'GRANT', inForce('2009-10-01', '2010-09-30', '2010-07-31')],
  [partnershipId('torbay'), 'Care trust agreement for older people', 'CARE_TRUST', inForce('2009-04-01', undefined, '2011-04-01')],
  [partnershipId('north-cornwall'), 'One record for mental health', 'DATA_SHARING', {}],
  [madePartnershipId('memory-nurses'), 'Shared memory nurses', 'S75_POOLED_FUND', inForce('2009-07-01', '2010-07-31', '2010-06-01')],
  [
    madePartnershipId('memory-nurses'),
    'Day care fund',
    'S75_POOLED_FUND',
    { sentForSignatureOn: '2010-05-17', startsOn: '2010-07-01', endsOn: '2011-06-30' },
  ],
  [madePartnershipId('hospice-at-home'), 'Hospice at home, sub-contract', 'LEAD_PROVIDER', inForce('2009-10-01', '2010-09-30', '2010-06-15')],
  [madePartnershipId('winter-team'), 'Winter visits', 'GRANT', inForce('2009-12-01', '2010-03-31', '2010-03-01')],
  [madePartnershipId('health-checks'), 'Market health checks', 'MOU', inForce('2009-09-01', undefined, '2010-09-01')],
]

const agreementRow = ([partnership, title, kind, dates]: (typeof AGREEMENTS)[number]) => ({
  id: agreementId(partnership, title),
  partnershipId: partnership,
  title,
  kind,
  ...dates,
  illustrative: true,
  sourceId: sourceId(ILLUSTRATIVE),
})

/** Made-up agreements of every kind, in every state on the day that is shown. */
export const agreementRows = (): Rows[] => [['Agreement', AGREEMENTS.map(agreementRow)]]
