import type { DataSource } from 'typeorm'

import { appendAudit } from '../platform/audit.ts'
import { systemViewer } from '../platform/viewer.ts'

import { activityDigest } from './activity.ts'
import { PROGRAMME_ID } from './ids.ts'
import { measureRows } from './measure.rows.ts'
import { enterObservations, observationLines } from './observations.ts'
import { organisationRows } from './organisation.rows.ts'
import { partnershipRows } from './partnership.rows.ts'
import { pilotRows } from './pilot.rows.ts'
import { placeRows } from './place.rows.ts'
import { practiceRows } from './practice.rows.ts'
import { programmeRows, sourceRows } from './programme.rows.ts'
import { readRecord, type ProgrammeRecord } from './record.ts'
import { addRows, contentOf, runOnce, type Progress, type Rows } from './stage.ts'

export { loadDemonstration } from './demonstration/load.ts'

const STAGES: [stage: string, rows: (record: ProgrammeRecord) => Rows[]][] = [
  ['sources', sourceRows],
  ['programme', programmeRows],
  ['organisations', organisationRows],
  ['pilots', pilotRows],
  ['partnerships', partnershipRows],
  ['practices', practiceRows],
  ['places', placeRows],
  ['measures', measureRows],
]

/** Enters the programme's record: what is missing is added, nothing that is there is changed, and a second run does nothing. */
export async function loadRecord(db: DataSource, onProgress: Progress): Promise<void> {
  const record = readRecord()
  for (const [stage, rowsOf] of STAGES) {
    const rows = rowsOf(record)
    await runOnce(db, `record ${stage}`, contentOf(rows), (manager) =>
      addRows(manager, rows, (done, total) => onProgress(`Entering the ${stage}`, done, total)),
    )
  }
  await enterActivity(db, record, onProgress)
  await runOnce(db, 'record', 'entered', (manager) =>
    appendAudit(manager, systemViewer, null, new Date(), {
      action: 'record:load',
      subjectKind: 'Programme',
      subjectId: PROGRAMME_ID,
      sentence: 'Careweave entered the programme’s record from its data files.',
    }),
  )
}

// The files' digest stands in for the lines', which take a second to make and are not wanted when nothing is to be entered.
async function enterActivity(db: DataSource, record: ProgrammeRecord, onProgress: Progress): Promise<void> {
  await runOnce(db, 'record observations', contentOf(activityDigest(), record.measures), (manager) =>
    enterObservations(manager, observationLines(record), (done, total) => onProgress('Entering the observations', done, total)),
  )
}
