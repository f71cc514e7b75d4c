import type { Context } from '../platform/context.ts'
import { readCursor, writeCursor } from '../platform/cursor.ts'
import { BadInput } from '../platform/errors.ts'
import type { Connection } from '../platform/pages.ts'
import { LARGEST_PAGE } from '../platform/page.ts'

import { LONGEST_TEXT, wordsOf } from './search.rules.ts'
import type { SearchKind } from './search.ts'

const USUAL_PAGE = 25
const MOST_COUNTED = 1000

export interface SearchArguments {
  text: string
  kinds?: readonly SearchKind[] | null
  first?: number | null
  after?: string | null
}

interface Hit {
  kind: SearchKind
  title: string
  detail: string
  entityId: string
  slug: string | null
  '~': string
}

// A word that occurs nowhere, not even as the beginning of another, is taken for a misspelling of what it resembles.
// What matches the most of the words is found; of that, what matches them in its title comes first.
const FOUND = `
  with asked as (
    select word, n, to_tsquery('english', word || ':*') as query from unnest($1::text[]) with ordinality w(word, n)
  ), known as (
    select word, n, query, exists (select from platform."searchEntry" e where e.words @@ query) as occurs from asked where numnode(query) > 0
  ), matched as (
    select e.id, k.n, ts_rank(e.words, k.query) as score from known k join platform."searchEntry" e on e.words @@ k.query
    union all
    select r.id, k.n, r.score from known k cross join lateral network.resembling(k.word) r where not k.occurs and length(k.word) > 3
  ), ranked as (
    select m.id, count(*) as words, round(sum(m.score)::numeric, 6) as score from matched m group by m.id
  ), best as (
    select e.*, - r.score as rank, r.words as of, max(r.words) over () as most
    from ranked r join platform."searchEntry" e on e.id = r.id where $2::text[] is null or e.kind = any($2)
  )`

/** Searches the index; answers a page of what was found. */
export async function findEntries(context: Context, { text, kinds, first, after }: SearchArguments): Promise<Connection> {
  const size = first ?? USUAL_PAGE
  if (size < 0 || size > LARGEST_PAGE) throw new BadInput(`first is between 0 and ${LARGEST_PAGE}. Use after to read on.`, 'first')
  if (text.length > LONGEST_TEXT) throw new BadInput(`A search may be ${LONGEST_TEXT} characters long; this one has ${text.length}.`, 'text')
  const asked = [wordsOf(text), kinds?.length ? kinds : null]
  const list = `search:${JSON.stringify(asked)}`
  const [rank, title, id] = after == null ? [null, null, null] : readCursor(list, after, 'after')
  const found = await context.query<Hit>(
    `${FOUND} select kind, title, detail, id as "entityId", slug, rank::text as "~" from best
     where of = most and ($3::numeric is null or (rank, title, id) > ($3::numeric, $4::text, $5::uuid)) order by rank, title, id limit $6`,
    [...asked, rank, title, id, size + 1],
  )
  const hits = found.slice(0, size)
  const edges = hits.map((node) => ({ node: { ...node }, cursor: writeCursor(list, [node['~'], node.title, node.entityId]) }))
  return {
    nodes: edges.map(({ node }) => node),
    edges,
    pageInfo: {
      hasNextPage: found.length > size,
      hasPreviousPage: after != null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    count: () => countEntries(context, asked),
  }
}

async function countEntries(context: Context, asked: unknown[]): Promise<number> {
  const [row] = await context.query<{ count: number }>(
    `${FOUND} select count(*)::int as count from (select from best where of = most limit ${MOST_COUNTED}) counted`,
    asked,
  )
  return row!.count
}
