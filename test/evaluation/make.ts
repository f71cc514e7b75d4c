import { randomUUID } from 'node:crypto'

import type { DataSource, DeepPartial, ObjectLiteral } from 'typeorm'

import { Organisation } from '../../server/directory/organisation.ts'
import { DataReturn } from '../../server/evaluation/data-return.ts'
import { Lineage } from '../../server/evaluation/lineage.ts'
import { Measure } from '../../server/evaluation/measure.ts'
import { Observation } from '../../server/evaluation/observation.ts'
import { PilotMeasure } from '../../server/evaluation/pilot-measure.ts'
import { Rebase } from '../../server/evaluation/rebase.ts'
import { Subject } from '../../server/evaluation/subject.ts'
import { Pilot } from '../../server/programme/pilot.ts'
import { Region } from '../../server/programme/region.ts'
import { Source } from '../../server/programme/source.ts'

export type Makers = ReturnType<typeof createMakers>

const TRACKS = {
  deliveryStartsOn: '2009-04-01',
  deliveryEndsOn: '2011-03-31',
  evaluationStartsOn: '2009-04-01',
  evaluationEndsOn: '2012-03-31',
}
const MEASURE = {
  title: 'Admissions',
  summary: 'People admitted.',
  scope: 'NATIONAL',
  domain: 'HEALTH_OUTCOMES',
  unit: 'admissions',
  direction: 'DECREASE',
  frequency: 'MONTHLY',
} as const

/** The first and the last day of the n-th month from April 2008 on. */
export function monthOf(n: number): { periodStart: string; periodEnd: string } {
  const day = (months: number, date: number): string => new Date(Date.UTC(2008, 3 + months, date)).toISOString().slice(0, 10)
  return { periodStart: day(n, 1), periodEnd: day(n + 1, 0) }
}

/** Makes rows with what a test does not say filled in; what they need is made too. */
export function createMakers(database: DataSource) {
  let made = 0
  const next = (): number => (made += 1)
  const save = <Row extends ObjectLiteral>(type: new () => Row, ...parts: DeepPartial<Row>[]): Promise<Row> =>
    database.getRepository(type).save(Object.assign({}, ...parts) as Row)

  const source = (row: DeepPartial<Source> = {}) =>
    save(Source, { code: `S${next()}`, title: 'A source', citation: 'A citation.', kind: 'STATISTICS' }, row)
  const region = async () => save(Region, { code: `R${next()}`, name: `Region ${made}`, sourceId: (await source()).id })
  const organisation = async (row: DeepPartial<Organisation> & { regionName?: string } = {}) => {
    const saved = await save(Organisation, { name: `Organisation ${next()}`, kind: 'PRIMARY_CARE_TRUST', odsCode: `O${made}` }, row)
    const facts = { regionCode: saved.regionCode, regionName: row.regionName ?? null, organisationKind: saved.kind }
    await save(Subject, { id: saved.id, kind: 'ORGANISATION', label: saved.name, code: saved.odsCode ?? saved.id, ...facts })
    return saved
  }
  const pilot = async (row: DeepPartial<Pilot> = {}) => {
    const number = next()
    const needed = { leadId: (await organisation()).id, sourceId: (await source()).id, regionCode: (await region()).code }
    const own = { number, slug: `pilot-${number}`, name: `Pilot ${number}`, shortName: `P${number}` }
    const words = { theme: 'FALLS', focus: 'Falls', summary: 'A summary.', story: 'A story.', settings: ['PRIMARY'] } as DeepPartial<Pilot>
    const saved = await save<Pilot>(Pilot, words, TRACKS, own, needed, row)
    await save(Subject, { id: saved.id, kind: 'PILOT', label: saved.name, code: saved.slug, theme: saved.theme, regionCode: saved.regionCode })
    return saved
  }
  const measure = (row: DeepPartial<Measure> = {}) => save<Measure>(Measure, { ...MEASURE, code: `M${next()}` }, row)
  const observation = (row: DeepPartial<Observation>) =>
    save<Observation>(Observation, { subjectKind: 'ORGANISATION', recordedFrom: new Date('2010-01-01T00:00:00Z') }, row)

  return {
    source,
    organisation,
    pilot,
    measure,
    observation,
    /** One observation a month from April 2008 on; null is a missing one, undefined none at all. */
    months: (row: DeepPartial<Observation>, values: readonly (number | null | undefined)[]) =>
      database.getRepository(Observation).save(
        values.flatMap((value, n) =>
          value === undefined
            ? []
            : [
                {
                  subjectKind: 'ORGANISATION' as const,
                  recordedFrom: new Date('2010-01-01T00:00:00Z'),
                  value,
                  status: value === null ? ('MISSING' as const) : ('NORMAL' as const),
                  ...monthOf(n),
                  ...row,
                } as Observation,
              ],
        ),
      ),
    lineage: (row: DeepPartial<Lineage>) => save(Lineage, row),
    rebase: (row: DeepPartial<Rebase>) => save(Rebase, { reason: 'It is counted differently.', decidedBy: 'Somebody', decidedOn: '2010-06-01' }, row),
    pilotMeasure: (row: DeepPartial<PilotMeasure>) => save(PilotMeasure, row),
    dataReturn: (row: DeepPartial<DataReturn>) => save(DataReturn, row),
    /** An id that nothing has. */
    strangeId: () => randomUUID(),
  }
}
