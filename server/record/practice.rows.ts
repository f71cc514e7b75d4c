import { pilotId, practiceId, recordId, sourceId } from './ids.ts'
import type { ProgrammeRecord } from './record.ts'
import type { Rows } from './stage.ts'

/** The practices and who is known to have taken them up, as rows. */
export function practiceRows({ practices }: ProgrammeRecord): Rows[] {
  return [
    [
      'Practice',
      practices.map(
        ({ slug, pilot, title, summary, problem, what, population, setting, results, publishedOn, evidence, evidenceSentence, sources }) => ({
          id: practiceId(slug),
          pilotId: pilot && pilotId(pilot),
          slug,
          title,
          summary,
          problem,
          what,
          population,
          setting,
          results,
          publishedOn,
          evidenceLevel: evidence,
          evidenceSentence,
          sourceIds: sources.map(sourceId),
        }),
      ),
    ],
    [
      'Adoption',
      practices.flatMap(({ slug, adoptions }) =>
        adoptions.map(({ pilot, stage, startedOn, note }) => ({
          id: recordId('adoption', slug, pilot),
          practiceId: practiceId(slug),
          pilotId: pilotId(pilot),
          stage,
          startedOn,
          note,
        })),
      ),
    ],
  ]
}
