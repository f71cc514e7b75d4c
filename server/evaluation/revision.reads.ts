import type { EntityManager } from 'typeorm'

import type { Observation } from './observation.ts'

type Place = Pick<Observation, 'subjectId' | 'measureId' | 'periodStart' | 'periodEnd'>

/** The last revision of a place from which an import was taken back, and when that was: nothing stands there, and numbers go on. */
export interface Withdrawn {
  revision: number
  until: Date
}

/** What was taken back at some places where nothing stands, in their order; null where nothing ever was. */
export async function findWithdrawn(db: EntityManager, places: readonly Place[]): Promise<(Withdrawn | null)[]> {
  const column = (name: keyof Place) => places.map((place) => place[name])
  const rows = await db.query<(Withdrawn & { n: string })[]>(
    `select p.n, max(o."revision") as revision, max(o."recordedTo") as until
    from unnest($1::uuid[], $2::uuid[], $3::date[], $4::date[]) with ordinality p(subject, measure, starts, ends, n)
    join evaluation."observation" o on o."subjectId" = p.subject and o."measureId" = p.measure and o."periodStart" = p.starts and o."periodEnd" = p.ends
    group by p.n`,
    [column('subjectId'), column('measureId'), column('periodStart'), column('periodEnd')],
  )
  const found = new Map(rows.map(({ n, ...withdrawn }) => [Number(n), withdrawn]))
  return places.map((_, i) => found.get(i + 1) ?? null)
}

/** A moment, or the one at which a place was left, where that is later. */
export const notBefore = (now: Date, until: Date | null | undefined): Date => (until && until > now ? until : now)
