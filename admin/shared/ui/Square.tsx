import type { OrganisationKind } from '../../graphql.generated.ts'

const sector: Record<OrganisationKind, string> = {
  GP_PRACTICE: 'care',
  PRIMARY_CARE_TRUST: 'commissioner',
  NHS_TRUST: 'hospital',
  FOUNDATION_TRUST: 'hospital',
  PROFESSIONAL_GROUP: 'care',
  CARE_TRUST: 'joint',
  LOCAL_AUTHORITY: 'council',
  SOCIAL_ENTERPRISE: 'third',
  INDEPENDENT_SECTOR: 'third',
  AMBULANCE_TRUST: 'ambulance',
  PATIENT_GROUP: 'third',
  SCHOOL: 'council',
  VOLUNTARY_SECTOR: 'third',
  NATIONAL_COMMISSIONER: 'commissioner',
  PARTNERSHIP_BODY: 'joint',
  INTEGRATED_CARE_BOARD: 'commissioner',
  NEIGHBOURHOOD_PROVIDER: 'care',
}

/** An organisation's initials on its sector's colour; the kind is always said in words beside it. */
export const Square = ({ name, kind }: { name: string; kind: OrganisationKind }) => (
  <span className={`sq ${sector[kind]}`} aria-hidden="true">
    {initialsOf(name)}
  </span>
)

/** "NH" of "Northumbria Healthcare NHS Foundation Trust": the first letters of its first two words of weight. */
export function initialsOf(name: string): string {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter((word) => word && !['NHS', 'and', 'of', 'the'].includes(word))
  return words
    .slice(0, 2)
    .map((word) => word[0]?.toUpperCase())
    .join('')
}
