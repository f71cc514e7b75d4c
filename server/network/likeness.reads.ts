import type { Context } from '../platform/context.ts'
import { BadInput } from '../platform/errors.ts'
import { loadOne } from '../platform/loader.ts'

import { compare, type Likeness } from './likeness.rules.ts'
import type { PlaceMatch, Readiness } from './likeness.ts'
import type { MaturityDimension } from './maturity-dimension.ts'
import type { LikenessInput } from './place.input.ts'
import { Place } from './place.ts'
import { isPublished } from './practice-status.ts'
import { Practice } from './practice.ts'

const MOST = 50
const USUAL = 10

/** The places that are most like what is asked, with the reasons. A place that matches by no fact is left out. */
export async function placesLike(context: Context, input: LikenessInput, first: number | null): Promise<PlaceMatch[]> {
  const size = first ?? USUAL
  if (size < 1 || size > MOST) throw new BadInput(`first is between 1 and ${MOST}.`, 'first')
  const asked = likenessOf(input)
  const rows = await context.query<Likeness & { id: string }>(
    // Only what shares a word or has a size can match, so that the comparison is of a few of many.
    `select id, themes, people, settings, population, partners from network.place
     where themes && $1 or people && $2 or settings && $3
       or population between $4::float8 / 2 and $4::float8 * 2 or partners between $5::float8 / 2 and $5::float8 * 2 order by id limit 2000`,
    [asked.themes, asked.people, asked.settings, asked.population, asked.partners],
  )
  const best = rows
    .map((row) => ({ id: row.id, ...compare(asked, row) }))
    .filter(({ likeness }) => likeness > 0)
    .toSorted((a, b) => b.likeness - a.likeness || (a.id < b.id ? -1 : 1))
    .slice(0, size)
  const places = await Promise.all(best.map(({ id }) => loadOne(context, Place, 'id', id)))
  return best.flatMap(({ id: _id, ...match }, i) => (places[i] ? [{ ...match, place: places[i] }] : []))
}

/** What an input says, with empty lists for what it leaves out. */
export const likenessOf = ({ themes, people, settings, population, partners }: LikenessInput): Likeness => ({
  themes: [...new Set(themes ?? [])],
  people: [...new Set(people ?? [])],
  settings: [...new Set(settings ?? [])],
  population: population ?? null,
  partners: partners ?? null,
})

interface Need {
  placeId: string
  practiceId: string
  dimension: MaturityDimension
  minimum: number
  score: number | null
  closedBy: string[]
}

/** How ready places are for what practices need: all needs of the practices, or of every published one, against the latest scores. */
export async function readReadiness(context: Context, placeIds: readonly string[], practiceId: string | null): Promise<Readiness[][]> {
  const needs = await context.query<Need>(
    `select w.id as "placeId", n."practiceId", n.dimension, n.minimum, s.score,
       array(select l."placeId" from network."maturityScore" l where l.dimension = n.dimension and l."isLatest" and l.score >= n.minimum and l."placeId" <> w.id
         and exists (select from network."maturityScore" e where e."placeId" = l."placeId" and e.dimension = l.dimension and not e."isLatest" and e.score < n.minimum)
         order by l.score desc, l."placeId" limit 10) as "closedBy"
     from network.place w cross join network."practiceNeed" n join network.practice p on p.id = n."practiceId"
     left join network."maturityScore" s on s."placeId" = w.id and s.dimension = n.dimension and s."isLatest"
     where w.id = any($1::uuid[]) and ($2::uuid is null or p.id = $2) and ${isPublished('p')} order by p.title, p.id, n.dimension`,
    [placeIds, practiceId],
  )
  const grouped = new Map<string, Need[]>()
  for (const need of needs) {
    const id = `${need.placeId}.${need.practiceId}`
    grouped.set(id, [...(grouped.get(id) ?? []), need])
  }
  const all = await Promise.all([...grouped].map(([id, of]) => readinessOf(context, id, of)))
  return placeIds.map((placeId) => all.filter(({ id }) => id.startsWith(`${placeId}.`)))
}

async function readinessOf(context: Context, id: string, needs: readonly Need[]): Promise<Readiness> {
  const missing = needs.filter(({ score, minimum }) => score === null || score < minimum)
  return {
    id,
    practice: (await loadOne(context, Practice, 'id', needs[0]!.practiceId))!,
    isReady: missing.length === 0,
    met: needs.length - missing.length,
    of: needs.length,
    gaps: await Promise.all(
      missing.map(async ({ dimension, minimum, score, closedBy }) => ({
        dimension,
        minimum,
        score,
        closedBy: (await Promise.all(closedBy.map((placeId) => loadOne(context, Place, 'id', placeId)))).filter((place) => place !== null),
      })),
    ),
  }
}
