import { parseArgs } from 'node:util'

import pg from 'pg'

import { startProduct, stopStacks } from './stacks.ts'

// How long a search of a hundred thousand practices takes beside PostgreSQL's bare query for the same words: `npm run bench:search`.
const { values: options } = parseArgs({
  options: { practices: { type: 'string', default: '100000' }, json: { type: 'boolean', default: false }, rounds: { type: 'string', default: '15' } },
})
const say = (line: string): void => void (options.json || console.log(line))

const SEARCH = `query ($text: String!) { search(text: $text, kinds: [PRACTICE], first: 25) { nodes { kind title slug } } }`
const LIBRARY = `query ($text: String!) { library(text: $text, first: 25) { totalCount results { practice { slug title } } facets { facet value count } } }`
// What anybody would write by hand: the index, the rank, a page.
const BARE = `select e.title, e.slug from platform."searchEntry" e where e.words @@ websearch_to_tsquery('english', $1) and e.kind = 'PRACTICE'
  order by ts_rank(e.words, websearch_to_tsquery('english', $1)) desc, e.title, e.id limit 25`

const TEXTS = ['falls prevention telecare', 'diabetes', 'hospital discharge team', 'virtual ward', 'memory clinic carers']

const WORDS =
  `falls prevention telecare diabetes hospital discharge team virtual ward memory clinic carers nurse matron community plan record screening exercise balance
  medicines review pharmacy stroke heart failure lung oxygen rehabilitation hospice nights respite befriending transport meals housing equipment alarm telephone visit
  district council trust practice surgery network consortium budget pooled contract outcome measure survey experience readmission length stay emergency elective outpatient
  referral triage assessment keyworker coordinator navigator volunteer charity faith school ambulance paramedic crisis response therapy speech podiatry optician dentist
  nutrition weight smoking alcohol drugs recovery employment benefits advice debt loneliness garden choir walking group peer support education coaching portal app message`
    .split(/\s+/)
    .filter(Boolean)

let database: pg.Pool | undefined
try {
  const { kept, url } = await startProduct(say)
  const pool = (database = new pg.Pool({ connectionString: url, max: 1 }))
  say(`Making ${Number(options.practices).toLocaleString('en-GB')} practices…`)
  await makePractices(pool, Number(options.practices))
  const address = `http://127.0.0.1:${kept.port}/graphql`
  const headers = { ...kept.headers, 'content-type': 'application/json', 'cache-control': 'no-cache' }
  const ask = async (query: string, text: string): Promise<void> => {
    const response = await fetch(address, { method: 'POST', headers, body: JSON.stringify({ query, variables: { text } }) })
    const { errors } = (await response.json()) as { errors?: { message: string }[] }
    if (errors) throw new Error(errors[0]!.message)
  }
  const results: object[] = []
  for (const text of TEXTS) {
    const took = { bare: [] as number[], search: [] as number[], facets: [] as number[] }
    // Taken in turn, so that whatever else the machine does falls on all of them alike.
    for (let round = 0; round < Number(options.rounds); round += 1) {
      took.bare.push(await timed(() => pool.query(BARE, [text])))
      took.search.push(await timed(() => ask(SEARCH, text)))
      took.facets.push(await timed(() => ask(LIBRARY, text)))
    }
    const [bare, search, facets] = [took.bare, took.search, took.facets].map(middle) as [number, number, number]
    results.push({ text, bare, search, facets, ratio: search / bare, facetsRatio: facets / bare })
    say(
      `${text.padEnd(26)} bare ${bare.toFixed(1)} ms, search ${search.toFixed(1)} ms (${(search / bare).toFixed(2)} times), library with facets ${facets.toFixed(1)} ms (${(facets / bare).toFixed(2)} times)`,
    )
  }
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

// Made-up practices, marked as such, each of a few dozen words of the field in another order.
async function makePractices(pool: pg.Pool, count: number): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    for (const timeout of ['statement_timeout', 'idle_in_transaction_session_timeout']) await client.query(`set local ${timeout} = 0`)
    await client.query(
      `insert into network.practice (slug, title, summary, problem, what, population, setting, "evidenceLevel", "evidenceSentence", "publishedOn", themes, people, settings, illustrative)
       select 'made-up-' || n, initcap(w[1] || ' ' || w[2] || ' ' || w[3]) || ' ' || n, array_to_string(w[1:12], ' '), array_to_string(w[8:20], ' '), array_to_string(w[15:30], ' '),
         w[4], w[5], 'NOT_REPORTED', 'Made up.', '2009-05-08', array[(array['DEMENTIA','FALLS','MENTAL_HEALTH','RURAL_HEALTH'])[1 + n % 4]],
         array[(array['OLDER_PEOPLE','COPD','CARERS'])[1 + n % 3]], array[(array['HOME','PRIMARY','COMMUNITY'])[1 + n % 3]], true
       from generate_series(1, $1::int) n cross join lateral (select array(select v from unnest($2::text[]) v order by md5(v || n) limit 30) w) drawn`,
      [count, WORDS],
    )
    await client.query('commit')
    await client.query('vacuum analyze network.practice')
    await client.query('vacuum analyze platform."searchEntry"')
  } finally {
    client.release()
  }
}
