import { registerEnumType } from 'type-graphql'

export const MembershipRole = {
  LEAD: 'LEAD',
  HOST_COMMISSIONER: 'HOST_COMMISSIONER',
  COMMISSIONER: 'COMMISSIONER',
  PROVIDER: 'PROVIDER',
  LEAD_PROVIDER: 'LEAD_PROVIDER',
  SUB_CONTRACTOR: 'SUB_CONTRACTOR',
  VOLUNTARY_SECTOR: 'VOLUNTARY_SECTOR',
  USER_REPRESENTATIVE: 'USER_REPRESENTATIVE',
  LOCAL_AUTHORITY: 'LOCAL_AUTHORITY',
  EVALUATOR: 'EVALUATOR',
  FUNDER: 'FUNDER',
  SPONSOR: 'SPONSOR',
} as const
export type MembershipRole = keyof typeof MembershipRole

registerEnumType(MembershipRole, {
  name: 'MembershipRole',
  description: 'What an organisation is in a partnership.',
  valuesConfig: {
    LEAD: { description: 'Leads it and answers for it.' },
    HOST_COMMISSIONER: { description: 'The commissioner of the area in which it works: context, not itself a partner.' },
    COMMISSIONER: { description: 'Commissions the services.' },
    PROVIDER: { description: 'Provides care.' },
    LEAD_PROVIDER: { description: 'Provides care and holds the contract for others too.' },
    SUB_CONTRACTOR: { description: 'Provides care under the contract of another member.' },
    VOLUNTARY_SECTOR: { description: 'A charity or another voluntary body.' },
    USER_REPRESENTATIVE: { description: 'Speaks for patients, service users or carers.' },
    LOCAL_AUTHORITY: { description: 'A council, for social care or public health.' },
    EVALUATOR: { description: 'Evaluates it.' },
    FUNDER: { description: 'Gives money for it.' },
    SPONSOR: { description: 'Supports it in other ways.' },
  },
})
