import type { DataSource } from 'typeorm'

import { appendAudit } from '../platform/audit.ts'
import { systemViewer } from '../platform/viewer.ts'

import { PROGRAMME_ID } from './ids.ts'
import { organisationRows } from './organisation.rows.ts'
import { partnershipRows } from './partnership.rows.ts'
import { pilotRows } from './pilot.rows.ts'
import { practiceRows } from './practice.rows.ts'
import { programmeRows, sourceRows } from './programme.rows.ts'
import { readRecord, type ProgrammeRecord } from './record.ts'
import { addRows, contentOf, runOnce, type Progress, type Rows } from './stage.ts'

const STAGES: [stage: string, rows: (record: ProgrammeRecord) => Rows[]][] = [
  ['sources', sourceRows],
  ['programme', programmeRows],
  ['organisations', organisationRows],
  ['pilots', pilotRows],
  ['partnerships', partnershipRows],
  ['practices', practiceRows],
]

/** Enters the programme's record: what is missing is added, nothing that is there is changed, and a second run does nothing. */
export async function loadRecord(db: DataSource, onProgress: Progress): Promise<void> {
  const record = readRecord()
  for (const [stage, rowsOf] of STAGES) {
    const rows = rowsOf(record)
    await runOnce(db, `record ${stage}`, contentOf(rows), (manager) => addRows(manager, rows, (done, total) => onProgress(stage, done, total)))
  }
  await runOnce(db, 'record', 'entered', (manager) =>
    appendAudit(manager, systemViewer, null, new Date(), {
      action: 'record:load',
      subjectKind: 'Programme',
      subjectId: PROGRAMME_ID,
      sentence: 'Careweave entered the programme’s record from its data files.',
    }),
  )
}
