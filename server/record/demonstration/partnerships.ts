import { organisationId, pilotId, recordId, sourceId } from '../ids.ts'
import type { Rows } from '../stage.ts'

import { ILLUSTRATIVE } from './plans.ts'

const marked = { illustrative: true, sourceId: sourceId(ILLUSTRATIVE) }

const BODIES: [key: string, name: string, kind: string, region: string][] = [
  ['exampleshire', 'Exampleshire Council', 'LOCAL_AUTHORITY', 'Q39'],
  ['sampleford-carers', 'Sampleford Carers’ Forum', 'PATIENT_GROUP', 'Q39'],
  ['sampleford-hospice', 'Sampleford Hospice', 'VOLUNTARY_SECTOR', 'Q35'],
  ['specimen-ambulance', 'Specimen Valley Ambulance Service', 'AMBULANCE_TRUST', 'Q30'],
  ['specimen-school', 'Specimen Road School', 'SCHOOL', 'Q30'],
  ['mocktown-surgery', 'Mocktown Surgery', 'GP_PRACTICE', 'Q33'],
  ['mocktown-homecare', 'Mocktown Home Care Ltd', 'INDEPENDENT_SECTOR', 'Q33'],
  ['placeholder-mental-health', 'Placeholder Mental Health Trust', 'NHS_TRUST', 'Q39'],
  ['testbridge-council', 'Testbridge Borough Council', 'LOCAL_AUTHORITY', 'Q31'],
  ['testbridge-volunteers', 'Testbridge Volunteers', 'VOLUNTARY_SECTOR', 'Q31'],
  ['testbridge-trust', 'Testbridge Hospitals NHS Trust', 'NHS_TRUST', 'Q31'],
]

interface Made {
  key: string
  pilot: string
  name: string
  purpose: string
  kind: string
  dates: { formingFrom?: string; startsOn?: string; underReviewFrom?: string; endsOn?: string }
  members: [organisation: string, role: string, startsOn: string, endsOn?: string][]
}

// One in each state, on 17 June 2010; members join late and leave, so that the list of a day differs from day to day.
const MADE: Made[] = [
  {
    key: 'memory-nurses',
    pilot: 'bournemouth-and-poole',
    name: 'Memory nurses’ rota',
    purpose: 'Share memory nurses between practices, council and carers’ forum.',
    kind: 'Shared staff',
    dates: { formingFrom: '2009-05-01', startsOn: '2009-07-01' },
    members: [
      ['5QN', 'LEAD', '2009-07-01'],
      ['exampleshire', 'LOCAL_AUTHORITY', '2009-07-01'],
      ['sampleford-carers', 'USER_REPRESENTATIVE', '2009-11-01'],
      ['placeholder-mental-health', 'PROVIDER', '2009-07-01', '2010-03-31'],
    ],
  },
  {
    key: 'hospice-at-home',
    pilot: 'cambridge-assura',
    name: 'Hospice at home',
    purpose: 'Nursing at home in the last days of life.',
    kind: 'Sub-contract',
    dates: { startsOn: '2009-10-01', underReviewFrom: '2010-05-01' },
    members: [
      ['assura-cambridge', 'LEAD', '2009-10-01'],
      ['sampleford-hospice', 'SUB_CONTRACTOR', '2009-10-01'],
      ['cambridgeshire-community-services', 'PROVIDER', '2010-01-01'],
    ],
  },
  {
    key: 'first-responders',
    pilot: 'durham-dales',
    name: 'First responders in the dales',
    purpose: 'Trained neighbours who come before the ambulance.',
    kind: 'Volunteers',
    dates: { formingFrom: '2010-04-01' },
    members: [
      ['durham-dales-ico', 'LEAD', '2010-04-01'],
      ['specimen-ambulance', 'PROVIDER', '2010-04-01'],
      ['specimen-school', 'SPONSOR', '2010-05-01'],
    ],
  },
  {
    key: 'personal-budgets',
    pilot: 'tower-hamlets',
    name: 'Personal health budgets',
    purpose: 'Let people with long-term conditions decide on part of the money for their care.',
    kind: 'Idea',
    dates: {},
    members: [
      ['5C4', 'LEAD', '2010-09-01'],
      ['tower-hamlets-council', 'LOCAL_AUTHORITY', '2010-09-01'],
    ],
  },
  {
    key: 'winter-team',
    pilot: 'nene',
    name: 'Winter team 2009/10',
    purpose: 'Extra home visits from December to March.',
    kind: 'Seasonal',
    dates: { startsOn: '2009-12-01', endsOn: '2010-03-31' },
    members: [
      ['nene', 'LEAD', '2009-12-01', '2010-03-31'],
      ['mocktown-homecare', 'SUB_CONTRACTOR', '2009-12-01', '2010-03-31'],
      ['mocktown-surgery', 'PROVIDER', '2010-01-11', '2010-03-31'],
    ],
  },
  {
    key: 'health-checks',
    pilot: 'tameside-and-glossop',
    name: 'Health checks at the market',
    purpose: 'Blood pressure and cholesterol where people shop.',
    kind: 'Contract',
    dates: { startsOn: '2009-09-01' },
    members: [
      ['5LH', 'LEAD', '2009-09-01'],
      ['testbridge-council', 'LOCAL_AUTHORITY', '2009-09-01'],
      ['testbridge-volunteers', 'VOLUNTARY_SECTOR', '2009-09-01'],
      ['testbridge-trust', 'PROVIDER', '2010-02-01'],
    ],
  },
]

/** The identifier of a made-up partnership. */
export const madePartnershipId = (key: string): string => recordId('demonstration partnership', key)

const keys = new Set(BODIES.map(([key]) => key))
/** The identifier of a made-up organisation. */
export const madeOrganisationId = (key: string): string => recordId('demonstration organisation', key)

const bodyId = (key: string) => (keys.has(key) ? madeOrganisationId(key) : organisationId(key))

/** Made-up organisations and partnerships, one of each state, beside the sixteen of the record. */
export function partnershipRows(): Rows[] {
  return [
    ['Organisation', BODIES.map(([key, name, kind, regionCode]) => ({ id: bodyId(key), odsCode: null, name, kind, regionCode, ...marked }))],
    [
      'Partnership',
      MADE.map(({ key, pilot, name, purpose, kind, dates }) => ({
        id: madePartnershipId(key),
        pilotId: pilotId(pilot),
        name,
        purpose,
        kind,
        ...dates,
        ...marked,
      })),
    ],
    [
      'Membership',
      MADE.flatMap(({ key, members }) =>
        members.map(([organisation, role, startsOn, endsOn]) => ({
          id: recordId('demonstration membership', key, organisation, role),
          partnershipId: madePartnershipId(key),
          organisationId: bodyId(organisation),
          role,
          startsOn,
          endsOn: endsOn ?? null,
          ...marked,
        })),
      ),
    ],
  ]
}
