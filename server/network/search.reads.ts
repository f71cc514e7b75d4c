import type { Context } from '../platform/context.ts'
import { readCursor, writeCursor } from '../platform/cursor.ts'
import { BadInput } from '../platform/errors.ts'
import type { Connection } from '../platform/pages.ts'
import { LARGEST_PAGE } from '../platform/page.ts'

import { LONGEST_TEXT, meaningOf, wordsOf } from './search.rules.ts'
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

const WEIGHTS = `'{0, 0.1, 0.6, 1}'::real[]`
const BEGUN = 0.3
const KIND = `case e.kind when 'SOURCE' then 0.3 when 'PILOT' then 1.1 else 1 end`

// A whole word counts for more than a beginning. Each word is looked for in the row as it is read, so that what was found is read once.
const scoreOf = (place: number): string =>
  `coalesce(nullif(ts_rank(${WEIGHTS}, e.words, s.wholes[${place}]), 0), ${BEGUN} * ts_rank(${WEIGHTS}, e.words, s.begins[${place}]), 0)`

/**
 * The beginning of a statement of what so many words find, as `best (id, kind, title, rank)`. What matches all of the words is found; where nothing does, what
 * matches the most of them, and a word that occurs nowhere, not even as the beginning of another, is then taken for a misspelling of the words nearest to it:
 * one letter away, or two in a word of six letters and more. What has the words in its title comes first, and documents come after the things that they tell of.
 */
export const found = (words: number): string => `
  with asked as (
    select word, n, to_tsquery('english', word) || phraseto_tsquery('english', meaning) as whole, to_tsquery('english', word || ':*') as begun,
      to_tsquery('english', word || ':*') || phraseto_tsquery('english', meaning) as any_of,
      case when word ~ '[0-9]' or length(word) not between 4 and 40 then 0 when length(word) < 6 then 1 else 2 end as slack
    from unnest($1::text[], $2::text[]) with ordinality w(word, meaning, n)
  ), sought as (
    select string_agg('(' || any_of::text || ')', ' & ')::tsquery as query, array_agg(whole order by n) as wholes, array_agg(begun order by n) as begins
    from asked where numnode(whole) > 0
  ), direct as materialized (
    select e.id, e.kind, e.title, (${Array.from({ length: words }, (_, i) => scoreOf(i + 1)).join(' + ') || '0'}) * ${KIND} as score
    from sought s join platform."searchEntry" e on e.words @@ s.query where $3::text[] is null or e.kind = any($3)
  ), known as (
    select *, exists (select from direct) or exists (select from platform."searchEntry" e where e.words @@ any_of) as occurs
    from asked where numnode(whole) > 0
  ), near as (
    select k.n, k.slack, w.word, levenshtein_less_equal(w.word, k.word, k.slack) as distance
    from known k join network."searchWord" w on length(w.word) between length(k.word) - k.slack and length(k.word) + k.slack
    where not k.occurs and k.slack > 0
  ), nearest as (
    select *, min(distance) over (partition by n) as least from near
  ), meant as (
    select n, whole as query, 1 as part from known where occurs
    union all
    select n, begun, ${BEGUN} from known where occurs
    union all
    select n, to_tsquery('english', word), 1 from nearest where distance = least and distance <= slack
  ), every as (
    select string_agg('(' || any_of || ')', ' & ')::tsquery as query, string_agg('(' || any_of || ')', ' | ')::tsquery as loose
    from (select string_agg('(' || query::text || ')', ' | ') as any_of from meant where numnode(query) > 0 group by n) w
    having not exists (select from direct)
  ), whole as materialized (
    select e.id, e.words from every a join platform."searchEntry" e on e.words @@ a.query where $3::text[] is null or e.kind = any($3)
  ), pool as (
    select id, words from whole
    union all
    select e.id, e.words from every a join platform."searchEntry" e on e.words @@ a.loose where not exists (select from whole)
  ), matched as (
    select e.id, m.n, max(ts_rank(${WEIGHTS}, e.words, m.query) * m.part) as score
    from pool e join meant m on e.words @@ m.query group by e.id, m.n
  ), ranked as (
    select id, count(*) as words, sum(score) as score from matched group by id
  ), loosely as (
    select e.id, e.kind, e.title, r.score * ${KIND} as score, r.words as of, max(r.words) over () as most
    from ranked r join platform."searchEntry" e on e.id = r.id where $3::text[] is null or e.kind = any($3)
  ), best as (
    select id, kind, title, - round(score::numeric, 6) as rank from direct
    union all
    select id, kind, title, - round(score::numeric, 6) from loosely where of = most
  )`

/** Searches the index; answers a page of what was found. */
export async function findEntries(context: Context, { text, kinds, first, after }: SearchArguments): Promise<Connection> {
  const size = first ?? USUAL_PAGE
  if (size < 0 || size > LARGEST_PAGE) throw new BadInput(`first is between 0 and ${LARGEST_PAGE}. Use after to read on.`, 'first')
  if (text.length > LONGEST_TEXT) throw new BadInput(`A search may be ${LONGEST_TEXT} characters long; this one has ${text.length}.`, 'text')
  const words = wordsOf(text)
  const asked = [words, words.map(meaningOf), kinds?.length ? kinds : null]
  const list = `search:${JSON.stringify([words, kinds])}`
  const [rank, title, id] = after == null ? [null, null, null] : readCursor(list, after, 'after')
  const rows = await context.query<Hit>(
    `${found(words.length)}, page as (
      select id, title, rank from best where $4::numeric is null or (rank, title, id) > ($4::numeric, $5::text, $6::uuid) order by rank, title, id limit $7
    )
    select e.kind, e.title, e.detail, e.id as "entityId", e.slug, p.rank::text as "~" from page p join platform."searchEntry" e on e.id = p.id
    order by p.rank, p.title, p.id`,
    [...asked, rank, title, id, size + 1],
  )
  const hits = rows.slice(0, size)
  const edges = hits.map((node) => ({ node: { ...node }, cursor: writeCursor(list, [node['~'], node.title, node.entityId]) }))
  return {
    nodes: edges.map(({ node }) => node),
    edges,
    pageInfo: {
      hasNextPage: rows.length > size,
      hasPreviousPage: after != null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    count: () => countEntries(context, asked, words.length),
  }
}

async function countEntries(context: Context, asked: unknown[], words: number): Promise<number> {
  const [row] = await context.query<{ count: number }>(
    `${found(words)} select count(*)::int as count from (select from best limit ${MOST_COUNTED}) counted`,
    asked,
  )
  return row!.count
}
