import { parseArgs } from 'node:util'

import pg from 'pg'

import { grow } from './grow.ts'
import { load, type Target } from './load.ts'
import { startProduct, stopStacks } from './stacks.ts'

// How long the same questions take when there is ten or a hundred times as much: `npm run bench:growth -- --times 10,100`.
const { values: options } = parseArgs({ options: { times: { type: 'string', default: '10' }, json: { type: 'boolean', default: false } } })
const say = (line: string): void => void (options.json || console.log(line))

const questions = {
  'list page': {
    query: '{ organisations(first: 25, filter: { kind: { eq: PRIMARY_CARE_TRUST } }) { nodes { id odsCode name } pageInfo { endCursor } } }',
  },
  'single entity': { query: '{ organisation(odsCode: "TAL") { id name kind openedOn } }' },
  series: { query: '{ organisation(odsCode: "5QN") { measures { measure { code } observations { periodStart value } } } }' },
  'control chart': { query: '{ organisation(odsCode: "5QN") { measures(codes: ["MAR_ELECTIVE"]) { series { variation points { signals } } } } }' },
}

const ROUNDS = 6
const median = (numbers: number[]): number => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]!

try {
  const small = (await startAnew()).target
  const { target: large, url } = await startAnew()
  const pool = new pg.Pool({ connectionString: url, max: 1 }).on('error', () => {}) // the database's end is told by what was asked of it
  const results: object[] = []
  let grown = 1
  for (const times of options.times.split(',').map(Number)) {
    say(`Making ${times} times as many organisations and observations…`)
    await grow(pool, times / grown)
    grown = times
    for (const [name, question] of Object.entries(questions)) {
      const { was, is } = await compare(small, large, JSON.stringify(question))
      results.push({ name, times, before: was, after: is, ratio: is / was })
      say(
        `${name.padEnd(14)} ${String(times).padStart(4)} times as much: ${is.toFixed(2)} ms, ${(is / was).toFixed(2)} of the ${was.toFixed(2)} ms with the record alone`,
      )
    }
  }
  await pool.end()
  if (options.json) console.log(JSON.stringify({ growth: results }))
} finally {
  await stopStacks()
}

/** The product on the record, every answer computed anew. */
async function startAnew(): Promise<{ target: Target; url: string }> {
  const { kept, url } = await startProduct(say)
  return { target: { ...kept, headers: { ...kept.headers, 'cache-control': 'no-cache' } }, url }
}

/** The medians of a question of both, in milliseconds on one connection: in turn, so that whatever else the machine does meets both alike. */
async function compare(small: Target, large: Target, body: string): Promise<{ was: number; is: number }> {
  const took = new Map<Target, number[]>([small, large].map((target) => [target, []]))
  for (const target of [small, large]) await load(target, body, 1, 1_000)
  for (let round = 0; round < ROUNDS; round += 1)
    for (const target of round % 2 ? [large, small] : [small, large]) took.get(target)!.push((await load(target, body, 1, 1_000)).p50)
  return { was: median(took.get(small)!), is: median(took.get(large)!) }
}
