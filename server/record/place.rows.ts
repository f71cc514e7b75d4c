import { pilotId, recordId, sourceId } from './ids.ts'
import type { ProgrammeRecord } from './record.ts'
import type { Rows } from './stage.ts'

export const placeId = (pilot: string): string => recordId('place', pilot)

/** What the record tells of each pilot's place: what its practice is about, for whom and where, and its size where a source gives it. */
export function placeRows({ pilots, practices, places }: ProgrammeRecord): Rows[] {
  const words = (slug: string, field: 'themes' | 'people' | 'settings') => [
    ...new Set(practices.filter(({ pilot }) => pilot === slug).flatMap((practice) => practice[field])),
  ]
  return [
    [
      'Place',
      pilots.map(({ slug }) => {
        const { source, population = null, partners = null, note = null } = places.find(({ pilot }) => pilot === slug) ?? {}
        return {
          id: placeId(slug),
          pilotId: pilotId(slug),
          themes: words(slug, 'themes'),
          people: words(slug, 'people'),
          settings: words(slug, 'settings'),
          population,
          partners,
          note,
          sourceId: source ? sourceId(source) : null,
        }
      }),
    ],
  ]
}
