import { organisationId, pilotId, PROGRAMME_ID, recordId, sourceId } from './ids.ts'
import type { Pilot, ProgrammeRecord } from './record.ts'
import type { Rows } from './stage.ts'

/** The pilots with their names, aims and partners, the claims of the sources, and the bids, as rows. */
export function pilotRows({ programme, pilots, claims, applications }: ProgrammeRecord): Rows[] {
  return [
    ['Pilot', pilots.map((pilot) => pilotRow(pilot, programme))],
    ['PilotName', pilots.flatMap(nameRows)],
    [
      'Aim',
      pilots.flatMap(({ slug, aims }) =>
        aims.map(({ position, statement, source }) => ({
          id: recordId('aim', slug, position),
          pilotId: pilotId(slug),
          position,
          statement,
          sourceId: sourceId(source),
        })),
      ),
    ],
    ['NamedPartner', pilots.flatMap(partnerRows)],
    ['Claim', claims.map(claimRow)],
    [
      'Application',
      [
        ...pilots.map(selectedRow),
        ...applications.map(({ key, source, ...each }) => ({ id: recordId('application', key), ...each, sourceId: sourceId(source) })),
      ],
    ],
  ]
}

function pilotRow(pilot: Pilot, { startsOn, deliveryEndsOn, evaluationEndsOn }: ProgrammeRecord['programme']) {
  const { slug, number, name, shortName, theme, focus, summary, story, targetPopulation, settings, integration } = pilot
  return {
    id: pilotId(slug),
    slug,
    number,
    name,
    shortName,
    theme,
    focus,
    summary,
    story,
    targetPopulation,
    settings,
    integration,
    regionCode: pilot.region,
    leadId: organisationId(pilot.lead),
    sourceId: sourceId(pilot.source),
    deliveryStartsOn: startsOn,
    deliveryEndsOn,
    evaluationStartsOn: startsOn,
    evaluationEndsOn,
  }
}

const nameRows = ({ slug, names }: Pilot) =>
  names.flatMap(({ name, preferred, sources }) =>
    sources.map((source) => ({
      id: recordId('pilot name', slug, source, name),
      pilotId: pilotId(slug),
      name,
      preferred,
      sourceId: sourceId(source),
    })),
  )

const partnerRows = ({ slug, partnersNamed }: Pilot) =>
  partnersNamed.map(({ name, detail, organisation, source }, index) => ({
    id: recordId('named partner', slug, index + 1),
    pilotId: pilotId(slug),
    position: index + 1,
    name,
    detail,
    organisationId: organisation && organisationId(organisation),
    sourceId: sourceId(source),
  }))

const claimRow = ({ subject, field, value, preferred, reason, source }: ProgrammeRecord['claims'][number]) => ({
  id: recordId('claim', subject, field, source, value),
  subjectKind: subject === 'programme' ? 'Programme' : 'Pilot',
  subjectId: subject === 'programme' ? PROGRAMME_ID : pilotId(subject),
  field,
  value,
  preferred,
  reason,
  sourceId: sourceId(source),
})

// What a pilot bid for is known only from what it then set out to do.
const selectedRow = ({ slug, name, summary, theme }: Pilot) => ({
  id: recordId('application', slug),
  title: name,
  summary,
  outcome: 'SELECTED',
  theme,
  pilotId: pilotId(slug),
  sourceId: sourceId('S1'),
})
