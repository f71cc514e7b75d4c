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

try {
  const { kept, url } = await startProduct(say)
  const target: Target = { ...kept, headers: { ...kept.headers, 'cache-control': 'no-cache' } }
  const pool = new pg.Pool({ connectionString: url, max: 1 }).on('error', () => {}) // the database's end is told by what was asked of it
  const before = await measure(target)
  const results: object[] = []
  let grown = 1
  for (const times of options.times.split(',').map(Number)) {
    say(`Making ${times} times as many organisations and observations…`)
    await grow(pool, times / grown)
    grown = times
    const after = await measure(target)
    for (const [name, was] of Object.entries(before)) {
      const is = after[name]!
      results.push({ name, times, before: was, after: is, ratio: is / was })
      say(
        `${name.padEnd(14)} ${String(times).padStart(4)} times as much: ${is.toFixed(2)} ms, ${(is / was).toFixed(2)} of the ${was.toFixed(2)} ms before`,
      )
    }
  }
  await pool.end()
  if (options.json) console.log(JSON.stringify({ growth: results }))
} finally {
  await stopStacks()
}

/** The median of each question, in milliseconds, on one connection. */
async function measure(target: Target): Promise<Record<string, number>> {
  const took: Record<string, number> = {}
  for (const [name, question] of Object.entries(questions)) {
    await load(target, JSON.stringify(question), 1, 500)
    took[name] = (await load(target, JSON.stringify(question), 1, 2_000)).p50
  }
  return took
}
