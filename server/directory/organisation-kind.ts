import { registerEnumType } from 'type-graphql'

export const OrganisationKind = {
  GP_PRACTICE: 'GP_PRACTICE',
  PRIMARY_CARE_TRUST: 'PRIMARY_CARE_TRUST',
  NHS_TRUST: 'NHS_TRUST',
  FOUNDATION_TRUST: 'FOUNDATION_TRUST',
  PROFESSIONAL_GROUP: 'PROFESSIONAL_GROUP',
  CARE_TRUST: 'CARE_TRUST',
  LOCAL_AUTHORITY: 'LOCAL_AUTHORITY',
  SOCIAL_ENTERPRISE: 'SOCIAL_ENTERPRISE',
  INDEPENDENT_SECTOR: 'INDEPENDENT_SECTOR',
  AMBULANCE_TRUST: 'AMBULANCE_TRUST',
  PATIENT_GROUP: 'PATIENT_GROUP',
  SCHOOL: 'SCHOOL',
  VOLUNTARY_SECTOR: 'VOLUNTARY_SECTOR',
  NATIONAL_COMMISSIONER: 'NATIONAL_COMMISSIONER',
  PARTNERSHIP_BODY: 'PARTNERSHIP_BODY',
  INTEGRATED_CARE_BOARD: 'INTEGRATED_CARE_BOARD',
  NEIGHBOURHOOD_PROVIDER: 'NEIGHBOURHOOD_PROVIDER',
} as const
export type OrganisationKind = keyof typeof OrganisationKind

registerEnumType(OrganisationKind, {
  name: 'OrganisationKind',
  description:
    'What an organisation is. The first twelve are the kinds that can contribute to integrated care by Panting 2009, Box 1; the others occur in the record or are of today.',
  valuesConfig: {
    GP_PRACTICE: { description: 'A general practice.' },
    PRIMARY_CARE_TRUST: { description: 'Commissioned health care for an area, and gave some of it, until 2013.' },
    NHS_TRUST: { description: 'A hospital, community or mental health trust.' },
    FOUNDATION_TRUST: { description: 'An NHS trust with the freedoms of a foundation.' },
    PROFESSIONAL_GROUP: { description: 'Health professionals who act together, such as a group for practice-based commissioning.' },
    CARE_TRUST: { description: 'An NHS body that also answers for social care.' },
    LOCAL_AUTHORITY: { description: 'A council.' },
    SOCIAL_ENTERPRISE: { description: 'A company with a social purpose, usually not for profit, such as a community interest company.' },
    INDEPENDENT_SECTOR: { description: 'A private provider.' },
    AMBULANCE_TRUST: { description: 'An ambulance service.' },
    PATIENT_GROUP: { description: 'A group of patients.' },
    SCHOOL: { description: 'A school.' },
    VOLUNTARY_SECTOR: { description: 'A charity or another voluntary body.' },
    NATIONAL_COMMISSIONER: { description: 'Commissions for the whole country rather than for an area.' },
    PARTNERSHIP_BODY: { description: 'A body that several organisations have formed together.' },
    INTEGRATED_CARE_BOARD: { description: 'Commissions health care for an area of England today.' },
    NEIGHBOURHOOD_PROVIDER: { description: 'Provides care for a neighbourhood together with others, as of today.' },
  },
})
