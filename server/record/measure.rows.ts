import { measureId, sourceId } from './ids.ts'
import type { ProgrammeRecord } from './record.ts'
import type { Rows } from './stage.ts'

/** The measures as rows. Whom it observes, and whose series includes whose, the evaluation hears from the directory and the programme. */
export function measureRows({ measures }: ProgrammeRecord): Rows[] {
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
  ]
}
