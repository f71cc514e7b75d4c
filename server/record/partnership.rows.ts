import { organisationId, partnershipId, pilotId, recordId, sourceId } from './ids.ts'
import type { ProgrammeRecord } from './record.ts'
import type { Rows } from './stage.ts'

/** The partnerships with their members, as rows. */
export function partnershipRows({ partnerships }: ProgrammeRecord): Rows[] {
  return [
    [
      'Partnership',
      partnerships.map(({ pilot, name, purpose, startsOn, endsOn, source }) => ({
        id: partnershipId(pilot),
        pilotId: pilotId(pilot),
        name,
        purpose,
        startsOn,
        endsOn,
        sourceId: sourceId(source),
      })),
    ],
    [
      'Membership',
      partnerships.flatMap(({ pilot, members }) =>
        members.map(({ organisation, role, startsOn, endsOn, note, source }) => ({
          id: recordId('membership', pilot, organisation, role),
          partnershipId: partnershipId(pilot),
          organisationId: organisationId(organisation),
          role,
          startsOn,
          endsOn,
          note,
          sourceId: sourceId(source),
        })),
      ),
    ],
  ]
}
