import { organisationId, recordId, sourceId } from './ids.ts'
import type { ProgrammeRecord } from './record.ts'
import type { Rows } from './stage.ts'

/** The commissioners and the other organisations with their names and successions, as rows. */
export function organisationRows({ commissioners, organisations, successions }: ProgrammeRecord): Rows[] {
  return [
    ['Organisation', [...commissioners.map(commissionerRow), ...organisations.map(organisationRow)]],
    [
      'OrganisationName',
      [...commissioners.map((each) => ({ ...each, key: each.code })), ...organisations].flatMap(({ key, name, names, source }) =>
        [{ name, source }, ...names].map((each) => ({
          id: recordId('organisation name', key, each.name),
          organisationId: organisationId(key),
          name: each.name,
          sourceId: sourceId(each.source),
        })),
      ),
    ],
    [
      'Succession',
      successions.map(({ predecessor, successor, kind, effectiveOn, note, source }) => ({
        id: recordId('succession', predecessor, successor),
        predecessorId: organisationId(predecessor),
        successorId: organisationId(successor),
        kind,
        effectiveOn,
        note,
        sourceId: sourceId(source),
      })),
    ],
  ]
}

type Commissioner = ProgrammeRecord['commissioners'][number]

const commissionerRow = ({ code, name, kind, region, openedOn, closedOn, closedOnSource, source, note }: Commissioner) => ({
  id: organisationId(code),
  odsCode: code,
  name,
  kind,
  regionCode: region,
  openedOn,
  closedOn,
  closedSourceId: closedOnSource && sourceId(closedOnSource),
  sourceId: sourceId(source),
  note,
})

const organisationRow = ({ key, name, kind, odsCode, region, source, note }: ProgrammeRecord['organisations'][number]) => ({
  id: organisationId(key),
  odsCode,
  name,
  kind,
  regionCode: region,
  openedOn: null,
  closedOn: null,
  closedSourceId: null,
  sourceId: sourceId(source),
  note,
})
