const ODS = 'https://fhir.nhs.uk/Id/ods-organization-code'
const TERMINOLOGY = 'http://terminology.hl7.org/CodeSystem'

interface Named {
  id: string
  name: string
}

export interface FhirOrganisation extends Named {
  odsCode: string | null
  kind: string
  status: string
}

export interface FhirPartnership extends Named {
  status: string
  members: { id: string; role: string; startsOn: string; endsOn: string | null; status: string; organisation: { id: string; name: string } }[]
}

export interface FhirMeasure {
  id: string
  code: string
  title: string
  summary: string
  direction: string
  numerator: string | null
  denominator: string | null
  retiredOn: string | null
}

const words = (value: string): string => value.toLowerCase().replaceAll('_', ' ')

/** An organisation as a FHIR R4 Organization. */
export const organizationOf = ({ id, name, odsCode, kind, status }: FhirOrganisation) => ({
  resourceType: 'Organization',
  id,
  ...(odsCode && { identifier: [{ system: ODS, value: odsCode }] }),
  active: status === 'ACTIVE',
  type: [{ text: words(kind) }],
  name,
})

/** A partnership: a network Organization, and one OrganizationAffiliation for each member, since R4 knows only pairs. */
export function affiliationsOf({ id, name, status, members }: FhirPartnership) {
  const network = { reference: `Organization/${id}`, display: name }
  return [
    { resourceType: 'Organization', id, active: status !== 'ENDED', type: [{ text: 'partnership' }], name },
    ...members.map((member) => ({
      resourceType: 'OrganizationAffiliation',
      id: member.id,
      active: member.status === 'CURRENT',
      period: { start: member.startsOn, ...(member.endsOn && { end: member.endsOn }) },
      organization: network,
      participatingOrganization: { reference: `Organization/${member.organisation.id}`, display: member.organisation.name },
      network: [network],
      code: [{ text: words(member.role) }],
    })),
  ]
}

// R4 knows better when higher and better when lower. What is to stay, or is neither, is said in an extension.
function notationOf(base: string, direction: string): object {
  const code = ({ INCREASE: 'increase', DECREASE: 'decrease' } as Record<string, string>)[direction]
  if (code) return { improvementNotation: { coding: [{ system: `${TERMINOLOGY}/measure-improvement-notation`, code }] } }
  return { extension: [{ url: `${base}/fhir/StructureDefinition/measure-direction`, valueCode: words(direction) }] }
}

/** A measure as a FHIR R4 Measure. */
export const measureOf = (base: string, { id, code, title, summary, direction, numerator, denominator, retiredOn }: FhirMeasure) => ({
  resourceType: 'Measure',
  id,
  ...notationOf(base, direction),
  url: `${base}/standards/fhir/Measure/${id}`,
  identifier: [{ system: `${base}/measures`, value: code }],
  title,
  status: retiredOn ? 'retired' : 'active',
  description: summary,
  scoring: { coding: [{ system: `${TERMINOLOGY}/measure-scoring`, code: denominator ? 'ratio' : 'continuous-variable' }] },
  ...(numerator && { definition: [`Numerator: ${numerator}`, ...(denominator ? [`Denominator: ${denominator}`] : [])] }),
})

export interface FhirReport {
  id: string
  periodStart: string
  periodEnd: string
  value: number | null
  numerator: number | null
  denominator: number | null
  status: string
  /** A pilot has a lead; an organisation reports for itself. */
  subject: Named & { lead?: Named }
}

// Why there is no value, in R4's words (data-absent-reason).
const ABSENT: Record<string, string> = { SUPPRESSED: 'masked', MISSING: 'unknown', NOT_APPLICABLE: 'not-applicable' }

/**
 * An observation as a FHIR R4 MeasureReport. In R4 its subject cannot be an Organization: an organisation is the reporter, and a pilot a Group
 * of people that its lead reports on. Counts of a population are whole numbers there.
 */
export const reportOf = (base: string, { id, unit }: { id: string; unit: string }, observed: FhirReport) => {
  const { subject, value, status, numerator, denominator, periodStart, periodEnd } = observed
  const { lead } = subject
  const group = lead && { resourceType: 'Group', id: 'pilot', type: 'person', actual: true, name: subject.name }
  const reporter = lead ?? subject
  const population = Object.entries({ numerator, denominator }).flatMap(([code, count]) =>
    count === null || !Number.isSafeInteger(count) ? [] : [{ code: { coding: [{ system: `${TERMINOLOGY}/measure-population`, code }] }, count }],
  )
  const absent = { extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: ABSENT[status] ?? 'unknown' }] }
  return {
    resourceType: 'MeasureReport',
    id: observed.id,
    ...(group && { contained: [group] }),
    extension: [{ url: `${base}/fhir/StructureDefinition/observation-status`, valueCode: words(status).replaceAll(' ', '-') }],
    status: 'complete',
    type: 'summary',
    measure: `${base}/standards/fhir/Measure/${id}`,
    ...(group && { subject: { reference: '#pilot', display: subject.name } }),
    reporter: { reference: `Organization/${reporter.id}`, display: reporter.name },
    period: { start: periodStart, end: periodEnd },
    group: [{ ...(population.length && { population }), measureScore: value === null ? absent : { value, unit } }],
  }
}

/** Resources as a Bundle. */
export const bundleOf = (resources: readonly { resourceType: string; id: string }[], base: string) => ({
  resourceType: 'Bundle',
  type: 'collection',
  // No list of FHIR's may be empty.
  ...(resources.length > 0 && {
    entry: resources.map((resource) => ({ fullUrl: `${base}/standards/fhir/${resource.resourceType}/${resource.id}`, resource })),
  }),
})
