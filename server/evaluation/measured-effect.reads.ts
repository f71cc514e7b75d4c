import { isUuid } from '../platform/condition.ts'
import type { Context } from '../platform/context.ts'

import { isApproved, wasApproved } from './approval.ts'
import { gradeOf } from './evidence-grade.rules.ts'
import type { EvidenceGrade } from './evidence-grade.ts'
import { judge, type Measured } from './measured-effect.rules.ts'
import type { Variation } from './series-words.ts'
import { loadSeries } from './series.reads.ts'
import { makeSeries } from './series.rules.ts'

/** What is read of a place, a measure and a day. */
export interface MeasuredAnswer extends Measured {
  measureId: string | null
  variation: Variation | null
  grade: EvidenceGrade
}

interface Key {
  subjectId: string
  measureId: string
  since: string | null
}

const UNKNOWN: Measured = {
  status: 'NOT_REPORTED',
  outcome: 'UNKNOWN',
  rows: [],
  latest: null,
  awaitingPeriod: null,
  estimate: null,
  lower: null,
  upper: null,
  pointsBefore: 0,
  pointsAfter: 0,
  sentence: 'Nothing is measured here.',
}

/** Reads what an id names; all of a request that are asked for together come by two statements. */
export function loadMeasured(context: Context, id: string): Promise<MeasuredAnswer> {
  return context.loader<string, MeasuredAnswer>('evaluation.measured', (ids) => readMeasured(context, ids)).load(id)
}

/** The parts of an id: place, measure and, where it is known, the day; null where it is none of ours. */
export function readMeasuredId(id: string): Key | null {
  const [subjectId, measureId, since = ''] = id.split('.')
  if (!isUuid(subjectId) || !isUuid(measureId) || !/^(\d{4}-\d{2}-\d{2})?$/.test(since)) return null
  return { subjectId: subjectId!.toLowerCase(), measureId: measureId!.toLowerCase(), since: since || null }
}

async function readMeasured(context: Context, ids: readonly string[]): Promise<MeasuredAnswer[]> {
  const keys = ids.map(readMeasuredId)
  const unapproved = await readUnapproved(
    context,
    keys.filter((key) => key !== null),
  )
  return Promise.all(
    keys.map((key) => (key ? answer(context, key, unapproved) : { ...UNKNOWN, measureId: null, variation: null, grade: gradeFor(UNKNOWN, null, 0) })),
  )
}

async function answer(context: Context, key: Key, unapproved: ReadonlyMap<string, boolean>): Promise<MeasuredAnswer> {
  const window = { subjectId: key.subjectId, measureId: key.measureId, from: null, to: null, asKnownAt: null }
  const data = await loadSeries(context, window)
  const { subject, measure } = data
  if (!subject || !measure) return { ...UNKNOWN, measureId: null, variation: null, grade: gradeFor(UNKNOWN, null, 0) }
  const approved = data.observations.filter(({ id }) => !unapproved.has(id))
  const measured = judge(data.observations, unapproved, measure.direction, key.since)
  const since = key.since ?? '9999-12-31'
  const variation = measured.latest === null ? null : makeSeries({ ...data, subject, measure, observations: approved }, window, 'NHS').variation
  const periodsAfter = data.observations.filter((row) => row.periodStart >= since && row.status !== 'NOT_APPLICABLE').length
  return { ...measured, measureId: key.measureId, variation, grade: gradeFor(measured, key.since, periodsAfter) }
}

const gradeFor = ({ pointsBefore, pointsAfter, status }: Measured, since: string | null, periodsAfter: number): EvidenceGrade =>
  gradeOf({ pointsBefore, pointsAfter, periodsAfter: since === null ? 0 : periodsAfter, isAwaiting: status === 'AWAITING_APPROVAL' })

/** The values that await approval, each with whether it was approved before. */
async function readUnapproved(context: Context, keys: readonly Key[]): Promise<Map<string, boolean>> {
  const rows = await context.query<{ id: string; reopened: boolean }>(
    `select t."id", ${wasApproved('t')} as reopened from unnest($1::uuid[], $2::uuid[]) k(subject, measure)
     join evaluation."observation" t on t."subjectId" = k.subject and t."measureId" = k.measure and t."recordedTo" is null
     where not ${isApproved('t')}`,
    [keys.map(({ subjectId }) => subjectId), keys.map(({ measureId }) => measureId)],
  )
  return new Map(rows.map(({ id, reopened }) => [id, reopened]))
}
