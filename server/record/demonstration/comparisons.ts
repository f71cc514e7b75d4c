import { organisationId, recordId, sourceId } from '../ids.ts'
import type { ProgrammeRecord } from '../record.ts'

import { demonstrationMeasureId, madeMeasures } from './measures.ts'
import { ILLUSTRATIVE } from './plans.ts'
import { madeSeries } from './values.ts'

/** The national measures that areas without a pilot report too, in the made-up set. */
export const COMPARED = ['DEMO_EMERGENCY', 'DEMO_STAY']

/** For each pilot the code of an area without a pilot in its own region, where one is left. */
export function comparisonAreas({ pilots, commissioners, successions }: ProgrammeRecord): Map<string, string> {
  const taken = new Set([
    ...pilots.flatMap(({ hostCommissioners }) => hostCommissioners),
    ...successions.flatMap((each) => [each.predecessor, each.successor]),
  ])
  return new Map(
    pilots.flatMap(({ slug, region }): [string, string][] => {
      const area = commissioners.find((each) => each.region === region && !taken.has(each.code))
      if (!area) return []
      taken.add(area.code)
      return [[slug, area.code]]
    }),
  )
}

/** Made-up values of the areas that pilots are compared with: they stay as they were. */
export function comparisonRows(record: ProgrammeRecord): Record<string, unknown>[] {
  const measures = madeMeasures(record.pilots).filter(({ code }) => COMPARED.includes(code))
  return [...comparisonAreas(record).values()].flatMap((area) =>
    measures.flatMap((measure) =>
      madeSeries({ slug: area, number: 0 }, measure, 'STAYS').map(({ pilot: _area, code, recordedAt, supersededAt, ...value }) => ({
        id: recordId('demonstration comparison', area, code, value.periodStart),
        subjectId: organisationId(area),
        subjectKind: 'ORGANISATION',
        measureId: demonstrationMeasureId(code),
        ...value,
        recordedFrom: recordedAt,
        recordedTo: supersededAt,
        illustrative: true,
        sourceId: sourceId(ILLUSTRATIVE),
      })),
    ),
  )
}

/** The area that a pilot is compared with by a measure. */
export const comparisonOf = (areas: ReadonlyMap<string, string>, slug: string, code: string): string | null => {
  const area = COMPARED.includes(code) ? areas.get(slug) : undefined
  return area === undefined ? null : organisationId(area)
}
