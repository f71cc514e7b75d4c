import type { Viewer } from '../../server/platform/viewer.ts'
import { monthOf } from './make.ts'
import { as, type World } from './world.ts'

/** Records observations. */
export const RECORD = `mutation ($input: RecordObservationsInput!) { recordObservations(input: $input) {
  recorded unchanged observations { id value numerator denominator status revision note recordedAt measure { code } } } }`

/** What came of it. */
export interface Recorded {
  recorded: number
  unchanged: number
  observations: {
    id: string
    value: number | null
    numerator: number | null
    revision: number
    status: string
    note: string | null
    recordedAt: string
  }[]
}
/** Records observations that must be accepted, as an administrator unless said. */
export const recordAll = async (world: World, observations: object[], viewer: Viewer = as('ADMIN')): Promise<Recorded> =>
  (await world.read<{ recordObservations: Recorded }>(RECORD, { input: { observations } }, viewer)).recordObservations

/** The lines of the history about a subject. */
export const auditsOf = (world: World, subjectId: string): Promise<Record<string, unknown>[]> =>
  world.sql(`select action, actor, sentence, why, before, after, "subjectKind" from platform."auditEntry" where "subjectId" = $1 order by sequence`, [
    subjectId,
  ])

/** A pilot that reports by a count and by a share. */
export async function pilotWithMeasures(world: World) {
  const pilot = await world.make.pilot()
  const count = await world.make.measure()
  const share = await world.make.measure({ denominator: 'All', multiplier: 100, unit: '%' })
  for (const { id } of [count, share]) await world.make.pilotMeasure({ pilotId: pilot.id, measureId: id })
  return { pilot, count: { subject: pilot.id, measure: count.id, ...monthOf(20) }, share: { subject: pilot.id, measure: share.id, ...monthOf(20) } }
}
