import { measureId, organisationId, pilotId, sourceId } from './ids.ts'
import type { ProgrammeRecord } from './record.ts'
import type { Rows } from './stage.ts'

/** The measures, what the evaluation knows of whom it observes, and whose series includes whose, as rows. */
export function measureRows({ measures, pilots, commissioners, organisations, regions, successions }: ProgrammeRecord): Rows[] {
  const regionName = new Map(regions.map(({ code, name }) => [code, name]))
  const region = (code: string | null) => ({ regionCode: code, regionName: (code && regionName.get(code)) ?? null })
  const coded = [
    ...commissioners.map((each) => ({ ...each, key: each.code })),
    ...organisations.flatMap((each) => (each.odsCode ? [{ ...each, code: each.odsCode }] : [])),
  ]
  return [
    [
      'Measure',
      measures.map(
        ({ code, title, summary, scope, domain, unit, direction, frequency, numerator, denominator, multiplier, note, definitionSource }) => ({
          id: measureId(code),
          code,
          title,
          summary,
          scope,
          domain,
          unit,
          direction,
          frequency,
          numerator,
          denominator,
          multiplier,
          note,
          sourceId: sourceId(definitionSource),
        }),
      ),
    ],
    [
      'Subject',
      [
        ...pilots.map((pilot) => ({
          id: pilotId(pilot.slug),
          kind: 'PILOT',
          label: pilot.name,
          code: pilot.slug,
          ...region(pilot.region),
          theme: pilot.theme,
        })),
        ...coded.map((each) => ({
          id: organisationId(each.key),
          kind: 'ORGANISATION',
          label: each.name,
          code: each.code,
          ...region(each.region),
          organisationKind: each.kind,
        })),
      ],
    ],
    [
      'Lineage',
      successions.map(({ predecessor, successor, effectiveOn }) => ({
        subjectId: organisationId(successor),
        includesSubjectId: organisationId(predecessor),
        since: effectiveOn,
      })),
    ],
  ]
}
