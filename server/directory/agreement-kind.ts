import { registerEnumType } from 'type-graphql'

export const AgreementKind = {
  S75_POOLED_FUND: 'S75_POOLED_FUND',
  S75_LEAD_COMMISSIONING: 'S75_LEAD_COMMISSIONING',
  S75_INTEGRATED_PROVISION: 'S75_INTEGRATED_PROVISION',
  ALLIANCE_CONTRACT: 'ALLIANCE_CONTRACT',
  LEAD_PROVIDER: 'LEAD_PROVIDER',
  PRIME_CONTRACTOR: 'PRIME_CONTRACTOR',
  COLLABORATION_AGREEMENT: 'COLLABORATION_AGREEMENT',
  CORPORATE_JV: 'CORPORATE_JV',
  MOU: 'MOU',
  DATA_SHARING: 'DATA_SHARING',
  GRANT: 'GRANT',
  CARE_TRUST: 'CARE_TRUST',
} as const
export type AgreementKind = keyof typeof AgreementKind

registerEnumType(AgreementKind, {
  name: 'AgreementKind',
  description: 'What sort of agreement it is. S75 is section 75 of the National Health Service Act 2006.',
  valuesConfig: {
    S75_POOLED_FUND: { description: 'A fund into which an NHS body and a local authority both pay.' },
    S75_LEAD_COMMISSIONING: { description: 'One partner commissions for both.' },
    S75_INTEGRATED_PROVISION: { description: 'One partner provides for both.' },
    ALLIANCE_CONTRACT: { description: 'One contract for all, commissioners too, with shared risk and without sub-contracts.' },
    LEAD_PROVIDER: { description: 'One provider holds the contract and gives care with others.' },
    PRIME_CONTRACTOR: { description: 'One contractor holds the contract and hands the work on.' },
    COLLABORATION_AGREEMENT: { description: 'A binding agreement to work together, or a joint venture by contract.' },
    CORPORATE_JV: { description: 'A company that the members own together.' },
    MOU: { description: 'A memorandum of understanding, as a rule not binding.' },
    DATA_SHARING: { description: 'An agreement on sharing data.' },
    GRANT: { description: 'Money given for a purpose.' },
    CARE_TRUST: { description: 'The members become one statutory body.' },
  },
})
