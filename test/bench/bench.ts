import { isDeepStrictEqual, parseArgs } from 'node:util'

import { load, type Measured, type Target } from './load.ts'
import { reads, type Read } from './reads.ts'
import { startStacks, stopStacks, usageOf, type StackName, type Stacks } from './stacks.ts'

const { values: options } = parseArgs({ options: { json: { type: 'boolean', default: false }, seconds: { type: 'string', default: '2' } } })
const ROUNDS = 3
const say = (line: string): void => void (options.json || console.log(line))
const median = (numbers: number[]): number => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]!

/** What of a read on so many connections is reported: answers a second by each stack, and of ours how long, how much work and how much memory. */
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

// Interleaved, there and back again, so that whatever else the machine does meets all alike.
async function measure(stacks: Stacks, read: Read, connections: number, statements: number): Promise<Result> {
  const names = Object.keys(stacks) as StackName[]
  const measured = new Map<StackName, Measured[]>(names.map((name) => [name, []]))
  const work: number[] = []
  for (let round = 0; round < ROUNDS; round += 1)
    for (const name of round % 2 ? names.toReversed() : names) {
      const target = stacks[name]!
      await load(target, bodyOf(read, name), connections, 300)
      const before = usageOf(target.pid)
      const one = await load(target, bodyOf(read, name), connections, Number(options.seconds) * 1000)
      measured.get(name)!.push(one)
      if (name === 'ours' && before) work.push((usageOf(target.pid)!.cpuMs - before.cpuMs) / (one.perSecond * Number(options.seconds)))
    }
  const perSecond = Object.fromEntries(names.map((name) => [name, median(measured.get(name)!.map((one) => one.perSecond))]))
  const took = (share: 'p50' | 'p99'): number => median(measured.get('ours')!.map((one) => one[share]))
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

function describe({ name, connections, statements, ours = NaN, kept, limit, postgraphile, naive, p50, p99, cpuMs, memoryMb }: Result): string {
  const ratio = (other: number | undefined): string => (other ? (ours / other).toFixed(2) : '–')
  const work = cpuMs === null ? '' : `, ${cpuMs.toFixed(2)} ms of processor and ${Math.round(memoryMb ?? NaN)} MB`
  return (
    `${name.padEnd(30)} ${String(connections).padStart(2)} connections: ${Math.round(ours)}/s; ${ratio(limit)} of the limit, ${ratio(postgraphile)} × PostGraphile, ` +
    `${ratio(naive)} × the usual stack; p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms${work}; statements: ${statements}; where it may be kept: ${Math.round(kept ?? NaN)}/s`
  )
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
