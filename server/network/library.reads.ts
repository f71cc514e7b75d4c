import type { Context } from '../platform/context.ts'
import { readCursor, writeCursor } from '../platform/cursor.ts'
import { BadInput } from '../platform/errors.ts'
import { loadOne } from '../platform/loader.ts'
import { LARGEST_PAGE } from '../platform/page.ts'

import type { Correction, Library, LibraryArguments, LibraryCount, LibraryFacet, LibrarySort, SnippetPart } from './library.ts'
import { isPublished } from './practice-status.ts'
import { Practice } from './practice.ts'
import { found } from './search.reads.ts'
import { LONGEST_TEXT, meaningOf, wordsOf } from './search.rules.ts'

const USUAL_PAGE = 25
const [OPENS, CLOSES] = ['\u0002', '\u0003']

// What a practice is known by, for the order: how it was found out and never which way it went.
const STRENGTH = `array_position(array['NOT_REPORTED', 'BEING_MEASURED', 'DESCRIPTIVE', 'COMPARED'], p."evidenceLevel"::text) - 1`

const KEYS: Record<LibrarySort, string> = {
  BEST_MATCH: `c.rank * (1 + 0.15 * c.strength)`,
  NEWEST: `(date '2000-01-01' - c."publishedOn")::numeric`,
  MOST_ADOPTED: `- c.adopters::numeric`,
  TITLE: `0::numeric`,
}

/** Each facet with its own column; a choice holds for a row that has any of the chosen values. */
const FACETS: [facet: LibraryFacet, argument: keyof LibraryArguments, column: string][] = [
  ['THEME', 'themes', 'themes'],
  ['PEOPLE', 'people', 'people'],
  ['SETTING', 'settings', 'settings'],
  ['EVIDENCE', 'evidence', 'evidence'],
  ['ADOPTERS', 'adopters', 'band'],
  ['OUTCOME', 'outcomes', 'outcomes'],
  ['ORIGIN', 'origins', 'origin'],
]

interface Answer {
  total: number
  hits: { id: string; title: string; key: string; snippet: string | null }[]
  facets: LibraryCount[]
  corrections: Correction[]
}

/**
 * Reads a page of the library, and the counts of its facets where they are wanted, in one statement. It is of what everybody may see, whoever asks: a draft is neither found
 * nor counted.
 */
export async function readLibrary(context: Context, args: LibraryArguments, hasFacets: boolean): Promise<Library> {
  const { text = '', first, after } = args
  const size = first ?? USUAL_PAGE
  if (size < 0 || size > LARGEST_PAGE) throw new BadInput(`first is between 0 and ${LARGEST_PAGE}. Use after to read on.`, 'first')
  if ((text ?? '').length > LONGEST_TEXT) throw new BadInput(`A search may be ${LONGEST_TEXT} characters long; this one has ${text!.length}.`, 'text')
  const words = wordsOf(text ?? '')
  const sort = args.sort ?? 'BEST_MATCH'
  const chosen = FACETS.map(([, argument]) => (args[argument] as string[] | null | undefined) ?? null).map((list) => (list?.length ? list : null))
  const list = `library:${JSON.stringify([words, chosen, sort])}`
  const place = after == null ? [null, null, null] : readCursor(list, after, 'after')
  const [answer] = await context.query<Answer>(statementOf(words.length, sort, hasFacets), [
    words,
    words.map(meaningOf),
    ['PRACTICE'],
    ...chosen,
    ...place,
    size + 1,
  ])
  const hits = answer!.hits.slice(0, size)
  const rows = await Promise.all(hits.map(({ id }) => loadOne(context, Practice, 'id', id)))
  const cursors = hits.map(({ key, title, id }) => writeCursor(list, [key, title, id]))
  return {
    results: hits.flatMap(({ snippet }, i) => (rows[i] ? [{ practice: rows[i], snippet: partsOf(snippet) }] : [])),
    totalCount: answer!.total,
    pageInfo: {
      hasNextPage: answer!.hits.length > size,
      hasPreviousPage: after != null,
      startCursor: cursors[0] ?? null,
      endCursor: cursors.at(-1) ?? null,
    },
    facets: answer!.facets,
    corrections: answer!.corrections,
  }
}

// Parameters: 1–3 as in a search, 4–10 the choices in the order of FACETS, 11–13 the place of the cursor, 14 how many.
function statementOf(words: number, sort: LibrarySort, hasFacets: boolean): string {
  const isSearch = words > 0
  const holds = FACETS.map(([, , column], i) => `($${i + 4}::text[] is null or ${column} && $${i + 4}::text[]) as ok${i}`)
  const others = (own: number): string =>
    FACETS.map((_, i) => `ok${i}`)
      .filter((_, i) => i !== own)
      .join(' and ')
  const counts = FACETS.map(
    ([facet, , column], i) =>
      `select '${facet}' as facet, v as value, count(*)::int as count from c cross join unnest(${column}) v where ${others(i)} group by v`,
  )
  return `${isSearch ? found(words) : `with nothing as (select $1::text[], $2::text[], $3::text[])`}, shelf as materialized (
    select p.id, p.title, p."publishedOn", ${isSearch ? 'b.rank' : '-1::numeric'} as rank, ${STRENGTH} as strength, coalesce(a.adopters, 0) as adopters,
      p.themes, p.people, p.settings, array[p."evidenceLevel"::text] as evidence, array[p.origin::text] as origin,
      array[case when coalesce(a.adopters, 0) = 0 then 'NONE' when a.adopters = 1 then 'ONE' when a.adopters < 5 then 'SEVERAL' else 'MANY' end] as band,
      coalesce(o.outcomes, '{}') as outcomes
    from network.practice p ${isSearch ? 'join best b on b.id = p.id' : ''}
    left join (select "practiceId", count(*)::int as adopters from network.adoption group by 1) a on a."practiceId" = p.id
    left join (select "practiceId", array_agg(distinct outcome::text) as outcomes from (
      select "practiceId", outcome from network."publishedEffect"
      union all select d."practiceId", e.outcome from network."adoptionEffect" e join network.adoption d on d.id = e."adoptionId" where e.outcome is not null
    ) told group by 1) o on o."practiceId" = p.id
    where ${isPublished('p')}
  ), c as materialized (
    select *, ${holds.join(', ')} from shelf
  ), found as materialized (
    select c.id, c.title, round(${KEYS[sort]}, 6) as key from c where ${FACETS.map((_, i) => `ok${i}`).join(' and ')}
  ), page as (
    select * from found where $11::numeric is null or (key, title, id) > ($11::numeric, $12::text, $13::uuid) order by key, title, id limit $14
  )
  select (select count(*)::int from found) as total,
    (select coalesce(json_agg(json_build_object('id', h.id, 'title', h.title, 'key', h.key::text, 'snippet', ${isSearch ? SNIPPET : 'null'}) order by h.key, h.title, h.id), '[]') from page h) as hits,
    ${hasFacets ? `(select coalesce(json_agg(f order by f.facet, f.count desc, f.value), '[]') from (${counts.join(' union all ')}) f)` : `'[]'::json`} as facets,
    ${isSearch ? CORRECTIONS : `'[]'::json`} as corrections`
}

// What a practice tells in sentences; the index holds more, by which it is found and which nobody reads as a text.
const PROSE = 'summary problem aims what provided delivered barriers results unintended learning transferability'
  .split(' ')
  .map((column) => `p."${column}"`)
  .join(', ')
const SNIPPET = `(select ts_headline('english', concat_ws(' ', ${PROSE}), (select string_agg(query::text, ' | ')::tsquery from meant),
  'StartSel=${OPENS}, StopSel=${CLOSES}, MaxFragments=1, MaxWords=28, MinWords=12') from network.practice p where p.id = h.id)`

const CORRECTIONS = `(select coalesce(json_agg(json_build_object('word', k.word, 'taken', t.taken)), '[]') from known k
  join (select n, array_agg(distinct word order by word) as taken from nearest where distance = least and distance <= slack group by n) t on t.n = k.n)`

function partsOf(snippet: string | null): SnippetPart[] {
  if (!snippet?.includes(OPENS)) return []
  return snippet.split(OPENS).flatMap((piece, i) => {
    const [hit, rest] = i === 0 ? ['', piece] : piece.split(CLOSES)
    return [
      { text: hit ?? '', hit: true },
      { text: rest ?? '', hit: false },
    ].filter(({ text }) => text !== '')
  })
}
