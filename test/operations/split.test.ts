import { readdirSync, readFileSync } from 'node:fs'

import { beforeAll, expect, test, vi } from 'vitest'

import { modules } from '../../server/modules.ts'
import type { ModuleName } from '../../server/platform/module.ts'
import { createClient } from '../support/client.ts'
import { isAlive, makeDataDir, runProgram, type Program } from './program.ts'

// The product as separate processes; the tests stand in the order in which they happen.
const dataDir = makeDataDir()
const env = { PORT: '0', DATA_DIR: dataDir }
const question = '{ pilots(first: 3) { totalCount nodes { name region { name } lead { name kind } practices { title } } } }'
let router: Program
let address: string
// Subgraphs are started one after another, in the order of the modules: who is whose, as long as it lives.
let begun: number[] = []

async function start(args: string[]): Promise<void> {
  router = runProgram('main', args, env)
  address = (await router.until(/ready at (http:\/\/\S+)/))[1] ?? ''
  begun = subgraphsOf(router.pid).toSorted((a, b) => a - b)
}

beforeAll(() => start(['--split']), 180_000)

test('each subgraph runs as processes of their own', () => {
  expect(subgraphsOf(router.pid)).toHaveLength(modules.length)
})

test('a question across them is answered', async () => {
  const { pilots } = await createClient(address, null).run<{ pilots: { totalCount: number; nodes: { lead: { name: string } }[] } }>(question)
  expect(pilots.totalCount).toBe(16)
  expect(pilots.nodes.map(({ lead }) => lead.name)).not.toContain('')
})

test('a subgraph that dies is started again at its address', async () => {
  process.kill(processOf('directory'), 'SIGKILL')
  await router.until(/The subgraph \w+ ended \(SIGKILL\) and is started again/)
  const ask = async () => (await createClient(address, null).ask(question)).errors
  await expect.poll(ask, { timeout: 30_000, interval: 250 }).toBeUndefined()
  expect(subgraphsOf(router.pid)).toHaveLength(modules.length)
}, 60_000)

// DOMAIN.md 8.2, N10.
test('a subgraph that is down leaves partial data with clear path errors, not a blank', async () => {
  const ask = () =>
    createClient(address, null).ask(
      '{ practices(first: 4) { nodes { title from: pilot { name } } } measures(first: 1) { nodes { code } } pilot(slug: "torbay") { name } }',
    )
  const others = subgraphsOf(router.pid).filter((pid) => pid !== processOf('programme'))
  const whole = (await ask()) as { data: { practices: { nodes: { title: string; from: object | null }[] }; measures: object } }
  const { practices, measures } = whole.data
  // It is started again at once, so it is ended again until a question comes in between.
  const asked = async () => {
    for (const pid of subgraphsOf(router.pid)) if (!others.includes(pid)) process.kill(pid, 'SIGKILL')
    return ask()
  }
  const { data, errors = [] } = await vi.waitUntil(async () => asked().then((answer) => answer.errors && answer), { timeout: 30_000 })
  const { nodes } = practices
  expect(nodes.map(({ from }) => from)).not.toContain(null)
  expect(data).toEqual({ practices: { nodes: nodes.map(({ title }) => ({ title, from: null })) }, measures, pilot: null })
  expect(errors.map(({ path }) => path?.join('.')).toSorted()).toEqual(['pilot', ...nodes.map((_, place) => `practices.nodes.${place}.from`)])
  for (const { message, extensions } of errors) {
    expect(message).toBe('The programme part of the graph cannot be reached at the moment. Try again shortly.')
    expect(extensions.code).toBe('UNAVAILABLE')
  }
  await expect.poll(() => ask().then((answer) => answer.data), { timeout: 30_000, interval: 250 }).toEqual(whole.data)
}, 60_000)

test('SIGTERM ends them all', async () => {
  const subgraphs = subgraphsOf(router.pid)
  router.kill('SIGTERM')
  await expect(router.ended).resolves.toBe(0)
  expect(subgraphs.filter(isAlive)).toEqual([])
}, 30_000)

test('they do not outlive a router that is killed outright', async () => {
  await start(['--split'])
  const subgraphs = subgraphsOf(router.pid)
  expect(subgraphs).toHaveLength(modules.length)
  router.kill('SIGKILL')
  await router.ended
  await expect.poll(() => subgraphs.filter(isAlive), { timeout: 10_000 }).toEqual([])
}, 180_000)

const processOf = (name: ModuleName): number => begun[modules.findIndex((module) => module.name === name)]!

// The children of a process that run a subgraph, as Linux lists them.
function subgraphsOf(parent: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      const [status, command] = ['stat', 'cmdline'].map((file) => read(`/proc/${pid}/${file}`))
      return Number(status?.slice(status.lastIndexOf(')') + 2).split(' ')[1]) === parent && command?.includes('start/subgraph')
    })
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined // it ended meanwhile
  }
}
