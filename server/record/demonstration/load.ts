import type { DataSource, EntityManager } from 'typeorm'

import { enterDemonstrationPerson } from '../../identity/index.ts'
import { appendAudit } from '../../platform/audit.ts'
import { systemViewer } from '../../platform/viewer.ts'

import { PROGRAMME_ID, sourceId } from '../ids.ts'
import { readRecord, type ProgrammeRecord } from '../record.ts'
import { addRows, contentOf, runOnce, type Progress, type Rows } from '../stage.ts'
import { adoptionRows } from './adoptions.ts'
import { agreementRows } from './agreements.ts'
import { TODAY } from './day.ts'
import { discussionRows } from './discussions.ts'
import { eventRows } from './events.ts'
import { evaluationRows } from './evaluation.ts'
import { enterHistory } from './history.ts'
import { importRows } from './imports.ts'
import { partnershipRows } from './partnerships.ts'
import { people } from './people.ts'
import { ILLUSTRATIVE, planRows } from './plans.ts'
import { practiceRows } from './practices.ts'
import { queryRows } from './queries.ts'
import { readinessRows } from './readiness.ts'
import { returnRows } from './returns.ts'
import { signOffRows } from './sign-offs.ts'
import { twinningRows } from './twinnings.ts'

const STAGES: [stage: string, rows: (record: ProgrammeRecord) => Rows[]][] = [
  ['plans', ({ pilots }) => planRows(pilots)],
  ['partnerships', partnershipRows],
  ['agreements', agreementRows],
  ['sign-offs', signOffRows],
  ['practices', practiceRows],
  ['measures and values', evaluationRows],
  ['returns', ({ pilots }) => returnRows(pilots)],
  ['adoptions', adoptionRows],
  ['readiness', readinessRows],
  ['twinnings', twinningRows],
  ['discussions', discussionRows],
  ['events and people', eventRows],
  ['imports', importRows],
  ['queries', ({ pilots }) => queryRows(pilots.length)],
]

/** Adds the illustrative set to the record, as of 17 June 2010: everything in it is marked, and the record's own rows keep their values. */
export async function loadDemonstration(db: DataSource, onProgress: Progress): Promise<void> {
  const record = readRecord()
  await runOnce(db, 'demonstration day', TODAY, setDay)
  await enterPeople(db, record, onProgress)
  for (const [stage, rowsOf] of STAGES) {
    const rows = rowsOf(record)
    await runOnce(db, `demonstration ${stage}`, contentOf(rows), (manager) =>
      addRows(manager, rows, (done, total) => onProgress(`Entering illustrative ${stage}`, done, total)),
    )
  }
  await runOnce(db, 'demonstration history', TODAY, (manager) =>
    enterHistory(manager, (done, total) => onProgress('Entering illustrative history', done, total)),
  )
  await runOnce(db, 'demonstration', 'entered', (manager) =>
    appendAudit(manager, systemViewer, null, new Date(), {
      action: 'demonstration:load',
      subjectKind: 'Programme',
      subjectId: PROGRAMME_ID,
      sentence: 'Careweave entered the illustrative set of the demonstration.',
      illustrative: true,
    }),
  )
}

async function setDay(manager: EntityManager): Promise<void> {
  await manager.query(`insert into platform.setting (name, value) values ('today', $1) on conflict (name) do update set value = excluded.value`, [
    TODAY,
  ])
  await manager.query(`update programme.programme set illustrative = true`)
  // What is published after that day leaves the search with it.
  await manager.query(`update network.practice set "publishedOn" = "publishedOn" where "publishedOn" > platform.today()`)
  const text = 'Made up for demonstration: no person, partner or value of it is real.'
  await addRows(
    manager,
    [['Source', [{ id: sourceId(ILLUSTRATIVE), code: ILLUSTRATIVE, title: 'Illustrative set', citation: text, kind: 'ILLUSTRATIVE' }]]],
    () => {},
  )
}

async function enterPeople(db: DataSource, { pilots }: ProgrammeRecord, onProgress: Progress): Promise<void> {
  const all = people(pilots)
  await runOnce(db, 'demonstration people', contentOf(all), async (manager) => {
    for (const [index, person] of all.entries()) {
      await enterDemonstrationPerson(manager, person)
      onProgress('Entering illustrative people', index + 1, all.length)
    }
  })
}
