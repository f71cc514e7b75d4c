import { parseArgs } from 'node:util'

import pg from 'pg'

import { startProduct, stopStacks } from './stacks.ts'

// How long a search of a hundred thousand practices takes beside PostgreSQL's bare query for the same words: `npm run bench:search`.
const { values: options } = parseArgs({
  options: { practices: { type: 'string', default: '100000' }, json: { type: 'boolean', default: false }, rounds: { type: 'string', default: '15' } },
})
const say = (line: string): void => void (options.json || console.log(line))

const SEARCH = `query ($text: String!) { search(text: $text, kinds: [PRACTICE], first: 25) { nodes { kind title slug } } }`
const PAGE = `query ($text: String!) { library(text: $text, first: 25) { results { practice { slug title } } } }`
const LIBRARY = `query ($text: String!) { library(text: $text, first: 25) { totalCount results { practice { slug title } } facets { facet value count } } }`
// What anybody would write by hand: the index, the rank, a page.
const BARE = `select e.title, e.slug from platform."searchEntry" e where e.words @@ websearch_to_tsquery('english', $1) and e.kind = 'PRACTICE'
  order by ts_rank(e.words, websearch_to_tsquery('english', $1)) desc, e.title, e.id limit 25`

const COUNT = `select count(*)::int as count from platform."searchEntry" e where e.words @@ websearch_to_tsquery('english', $1) and e.kind = 'PRACTICE'`
const MOST_TIMES = 3

const TEXTS = ['falls prevention telecare', 'diabetes', 'hospital discharge team', 'virtual ward', 'memory clinic carers']

const WORDS =
  `falls prevention telecare diabetes hospital discharge team virtual ward memory clinic carers nurse matron community plan record screening exercise balance
  medicines review pharmacy stroke heart failure lung oxygen rehabilitation hospice nights respite befriending transport meals housing equipment alarm telephone visit
  district council trust practice surgery network consortium budget pooled contract outcome measure survey experience readmission length stay emergency elective outpatient
  referral triage assessment keyworker coordinator navigator volunteer charity faith school ambulance paramedic crisis response therapy speech podiatry optician dentist
  nutrition weight smoking alcohol drugs recovery employment benefits advice debt loneliness garden choir walking group peer support education coaching portal app message`
    .split(/\s+/)
    .filter(Boolean)

const WRITTEN = ['network.practice', 'platform."searchEntry"']

let database: pg.Pool | undefined
try {
  const { kept, url } = await startProduct(say)
  const pool = (database = new pg.Pool({ connectionString: url, max: 1 }))
  say(`Making ${Number(options.practices).toLocaleString('en-GB')} practices…`)
  await makePractices(pool, Number(options.practices))
  const address = `http://127.0.0.1:${kept.port}/graphql`
  // As the public: no token. An answer that the server keeps would not be a search.
  const headers = { 'content-type': 'application/json', 'cache-control': 'no-cache' }
  const ask = async (query: string, text: string): Promise<void> => {
    const response = await fetch(address, { method: 'POST', headers, body: JSON.stringify({ query, variables: { text } }) })
    const { errors } = (await response.json()) as { errors?: { message: string }[] }
    if (errors) throw new Error(errors[0]!.message)
  }
  const results: object[] = []
  let isSlow = false
  for (const text of TEXTS) {
    const took = { bare: [] as number[], search: [] as number[], page: [] as number[], facets: [] as number[] }
    // Taken in turn, so that whatever else the machine does falls on all of them alike.
    for (let round = 0; round < Number(options.rounds); round += 1) {
      took.bare.push(await timed(() => pool.query({ name: 'bare', text: BARE, values: [text] })))
      took.search.push(await timed(() => ask(SEARCH, text)))
      took.page.push(await timed(() => ask(PAGE, text)))
      took.facets.push(await timed(() => ask(LIBRARY, text)))
    }
    const [bare, search, page, facets] = [took.bare, took.search, took.page, took.facets].map(middle) as [number, number, number, number]
    const found = (await pool.query<{ count: number }>(COUNT, [text])).rows[0]!.count
    const ratio = search / bare
    isSlow ||= ratio > MOST_TIMES
    results.push({ text, found, bare, search, page, facets, ratio })
    say(
      `${text.padEnd(26)} ${String(found).padStart(6)} found, bare ${bare.toFixed(1)} ms, search ${search.toFixed(1)} ms (${ratio.toFixed(2)} times), library ${page.toFixed(1)} ms, with facets ${facets.toFixed(1)} ms`,
    )
  }
  if (isSlow) say(`A search took more than ${MOST_TIMES} times the bare query.`)
  process.exitCode = isSlow ? 1 : 0
  if (options.json) console.log(JSON.stringify(results))
} finally {
  await database?.end()
  await stopStacks()
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const since = performance.now()
  await work()
  return performance.now() - since
}

function middle(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)]!
}

// Made-up practices, marked as such, each of a few dozen words of the field in another order. The index is written by one statement, with what the
// trigger of a practice would have written row by row.
async function makePractices(pool: pg.Pool, count: number): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    for (const timeout of ['statement_timeout', 'idle_in_transaction_session_timeout']) await client.query(`set local ${timeout} = 0`)
    for (const table of WRITTEN) await client.query(`alter table ${table} disable trigger user`)
    await client.query(
      `insert into network.practice (slug, title, summary, problem, what, population, setting, "evidenceLevel", "evidenceSentence", "publishedOn", themes, people, settings, illustrative)
       select 'made-up-' || n, initcap(w[1] || ' ' || w[2] || ' ' || w[3]) || ' ' || n, array_to_string(w[1:12], ' '), array_to_string(w[8:20], ' '), array_to_string(w[15:30], ' '),
         w[4], w[5], 'NOT_REPORTED', 'Made up.', '2009-05-08', array[(array['DEMENTIA','FALLS','MENTAL_HEALTH','RURAL_HEALTH'])[1 + n % 4]],
         array[(array['OLDER_PEOPLE','COPD','CARERS'])[1 + n % 3]], array[(array['HOME','PRIMARY','COMMUNITY'])[1 + n % 3]], true
       from generate_series(1, $1::int) n cross join lateral (select array(select v from unnest($2::text[]) v order by hashtext(v || n) limit 30) w) drawn`,
      [count, WORDS],
    )
    await client.query(
      `insert into platform."searchEntry" (id, kind, title, detail, body, slug)
       select id, 'PRACTICE', title, concat_ws(' · ', population, setting), concat_ws(' ', summary, problem, what, replace(lower(array_to_string(themes || people, ' ')), '_', ' ')), slug
       from network.practice where slug like 'made-up-%'`,
    )
    await client.query('insert into network."searchWord" select unnest($1::text[]) on conflict do nothing', [WORDS.filter((word) => word.length > 3)])
    for (const table of WRITTEN) await client.query(`alter table ${table} enable trigger user`)
    await client.query('commit')
    for (const table of [...WRITTEN, 'network."searchWord"']) await client.query(`vacuum analyze ${table}`)
  } finally {
    client.release()
  }
}
