import { challengeId, PROGRAMME_ID, recordId, sourceId } from './ids.ts'
import type { ProgrammeRecord } from './record.ts'
import type { Rows } from './stage.ts'

/** The sources, as rows. */
export const sourceRows = ({ sources }: ProgrammeRecord): Rows[] => [['Source', sources.map((each) => ({ id: sourceId(each.code), ...each }))]]

/** The programme and what stands beside it, as rows. */
export function programmeRows(record: ProgrammeRecord): Rows[] {
  const { key: _, funnel, sources: __, ...programme } = record.programme
  const beside = { programmeId: PROGRAMME_ID }
  return [
    ['Programme', [{ id: PROGRAMME_ID, ...programme, ...funnel, illustrative: false }]],
    ['Region', record.regions.map(({ code, name, source }) => ({ code, name, sourceId: sourceId(source) }))],
    [
      'ProgrammeEvent',
      record.events.map(({ key, source, ...event }) => ({ id: recordId('event', key), ...beside, ...event, sourceId: sourceId(source) })),
    ],
    [
      'Criterion',
      record.criteria.map(({ source, ...each }) => ({ id: recordId('criterion', each.domain), ...beside, ...each, sourceId: sourceId(source) })),
    ],
    [
      'Challenge',
      record.challenges.map(({ source, ...each }) => ({ id: challengeId(each.position), ...beside, ...each, sourceId: sourceId(source) })),
    ],
    [
      'EvidenceStatement',
      record.evidence.map(({ key, source, ...each }, index) => ({
        id: recordId('evidence', key),
        ...beside,
        position: index + 1,
        ...each,
        sourceId: sourceId(source),
      })),
    ],
    [
      'EarlierProgramme',
      record.earlierProgrammes.map(({ key, source, ...each }, index) => ({
        id: recordId('earlier programme', key),
        ...beside,
        position: index + 1,
        ...each,
        sourceId: sourceId(source),
      })),
    ],
  ]
}
