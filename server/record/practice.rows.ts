import { pilotId, practiceId, recordId, sourceId } from './ids.ts'
import type { ProgrammeRecord } from './record.ts'
import type { Rows } from './stage.ts'

/** The practices and who is known to have taken them up, as rows. */
export function practiceRows({ practices }: ProgrammeRecord): Rows[] {
  return [
    [
      'Practice',
      practices.map(
        ({ slug, pilot, publishedOn, evidence, evidenceSentence, sources, sections, adoptions: _adoptions, published: _published, ...told }) => ({
          id: practiceId(slug),
          pilotId: pilot && pilotId(pilot),
          slug,
          ...told,
          ...sections,
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
        adoptions.map(({ pilot, stage, startedOn, note, source }) => ({
          id: recordId('adoption', slug, pilot),
          practiceId: practiceId(slug),
          pilotId: pilotId(pilot),
          stage,
          startedOn,
          note,
          sourceId: sourceId(source),
        })),
      ),
    ],
    [
      'AdoptionStep',
      practices.flatMap(({ slug, adoptions }) =>
        adoptions.map(({ pilot, stage, startedOn }) => ({
          id: recordId('adoption step', slug, pilot, 1),
          adoptionId: recordId('adoption', slug, pilot),
          position: 1,
          stage,
          on: startedOn,
        })),
      ),
    ],
    [
      'PublishedEffect',
      practices.flatMap(({ slug, published }) =>
        published.map(({ source, ...effect }, index) => ({
          id: recordId('published effect', slug, index + 1),
          practiceId: practiceId(slug),
          position: index + 1,
          ...effect,
          sourceId: sourceId(source),
        })),
      ),
    ],
  ]
}
