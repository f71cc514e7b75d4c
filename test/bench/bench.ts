import { isDeepStrictEqual, parseArgs } from 'node:util'

import { load, type Measured, type Target } from './load.ts'
import { reads, type Read } from './reads.ts'
import { startStacks, stopStacks, usageOf, type StackName, type Stacks } from './stacks.ts'

const { values: options } = parseArgs({ options: { json: { type: 'boolean', default: false }, seconds: { type: 'string', default: '2' } } })
const ROUNDS = 3
const say = (line: string): void => void (options.json || console.log(line))
const median = (numbers: number[]): number => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]!

/**
 * What of a read on so many connections is reported: answers a second by each stack, and of ours, where none is shared, how long, how
 * much work and how much memory.
 */
interface Result extends Partial<Record<StackName, number>> {
  name: string
  connections: number
  statements: number
  p50: number
  p99: number
  cpuMs: number | null
  memoryMb: number | null
}

try {
  const stacks = await startStacks(say)
  const results: Result[] = []
  for (const read of reads) {
    await checkAlike(stacks, read)
    const statements = await statementsOf(stacks.ours, bodyOf(read, 'ours'))
    for (const connections of [1, 32]) {
      const result = await measure(stacks, read, connections, statements)
      results.push(result)
      say(describe(result))
    }
  }
  if (options.json) console.log(JSON.stringify({ reads: results }))
} finally {
  await stopStacks()
}

function bodyOf({ query, variables, peer }: Read, stack: StackName): string {
  return JSON.stringify(stack === 'postgraphile' ? { query: peer.query, variables: peer.variables } : { query, variables })
}

// The same operation by another name is another operation.
function named(read: Read, connection: number): Read {
  return { ...read, query: read.query.replace(/^query \w+/, `$&${connection}`) }
}

// Interleaved, there and back again, so that whatever else the machine does meets all alike.
async function measure(stacks: Stacks, read: Read, connections: number, statements: number): Promise<Result> {
  const names = Object.keys(stacks) as StackName[]
  const measured = new Map<StackName, Measured[]>(names.map((name) => [name, []]))
  const work: number[] = []
  for (let round = 0; round < ROUNDS; round += 1)
    for (const name of round % 2 ? names.toReversed() : names) {
      const target = stacks[name]!
      const body = name === 'alone' ? (connection: number) => bodyOf(named(read, connection), name) : bodyOf(read, name)
      await load(target, body, connections, 300)
      const before = usageOf(target.pid)
      const one = await load(target, body, connections, Number(options.seconds) * 1000)
      measured.get(name)!.push(one)
      if (name === 'alone' && before) work.push((usageOf(target.pid)!.cpuMs - before.cpuMs) / (one.perSecond * Number(options.seconds)))
    }
  const perSecond = Object.fromEntries(names.map((name) => [name, median(measured.get(name)!.map((one) => one.perSecond))]))
  const took = (share: 'p50' | 'p99'): number => median(measured.get('alone')!.map((one) => one[share]))
  const memoryMb = usageOf(stacks.ours.pid)?.memoryMb ?? null
  return {
    name: read.name,
    connections,
    ...perSecond,
    statements,
    p50: took('p50'),
    p99: took('p99'),
    cpuMs: work.length ? median(work) : null,
    memoryMb,
  }
}

function describe(result: Result): string {
  const { name, connections, statements, p50, p99, cpuMs, memoryMb } = result
  const beside = (stack: 'ours' | 'alone' | 'kept'): string => {
    const ratio = (other: StackName): string => (result[other] ? ((result[stack] ?? NaN) / result[other]).toFixed(2) : '–').padStart(5)
    return `${String(Math.round(result[stack] ?? NaN)).padStart(6)}/s, ${ratio('limit')} of the limit, ${ratio('postgraphile')} × PostGraphile, ${ratio('naive')} × the usual stack`
  }
  const work = cpuMs === null ? '' : `, ${cpuMs.toFixed(2)} ms of processor, ${Math.round(memoryMb ?? NaN)} MB`
  return [
    `${name}, ${connections} connections; statements: ${statements}`,
    `  computed anew      ${beside('ours')}`,
    `  and none shared    ${beside('alone')}; p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms${work}`,
    `  where kept         ${beside('kept')}`,
  ].join('\n')
}

async function answerOf({ port, headers = {} }: Target, body: string): Promise<{ data: unknown }> {
  const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  })
  return (await response.json()) as { data: unknown }
}

async function checkAlike(stacks: Stacks, read: Read): Promise<void> {
  const { data: expected } = await answerOf(stacks.limit, bodyOf(read, 'limit'))
  for (const [name, target] of Object.entries(stacks) as [StackName, Target][]) {
    const answer = await answerOf(target, bodyOf(read, name))
    const data = name === 'postgraphile' ? read.peer.read(answer.data as never) : answer.data
    if (!isDeepStrictEqual(data, expected))
      throw new Error(
        `${read.name}: ${name} answers something else\n${JSON.stringify(answer).slice(0, 700)}\n${JSON.stringify(expected).slice(0, 700)}`,
      )
  }
}

// The product's own count, from its metrics.
async function statementsOf(target: Target, body: string): Promise<number> {
  const count = async (): Promise<number> => {
    const text = await (await fetch(`http://127.0.0.1:${target.port}/metrics`)).text()
    return Number(/^careweave_statements_total (\d+)/m.exec(text)?.[1] ?? NaN)
  }
  const before = await count()
  await answerOf(target, body)
  return (await count()) - before
}
