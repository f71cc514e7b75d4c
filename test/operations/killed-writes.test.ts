import { expect, test } from 'vitest'

import { createClient, type Client } from '../support/client.ts'
import { isAlive, makeDataDir, postgresOf, runProgram, runToEnd, type Program } from './program.ts'

const dataDir = makeDataDir()
const env = { PORT: '0', DATA_DIR: dataDir, RATE_LIMIT_FACTOR: '1000' }
const KILLS = 10
const WRITERS = 4

const CREATE = `mutation ($input: CreatePartnershipInput!) { createPartnership(input: $input) { id } }`
const FOUND = `query ($after: String) { partnerships(first: 200, after: $after, filter: { name: { startsWith: "Written " } }) {
  pageInfo { hasNextPage endCursor } nodes { name members { role } } } }`

interface Found {
  partnerships: { pageInfo: { hasNextPage: boolean; endCursor: string }; nodes: { name: string; members: { role: string }[] }[] }
}

test('what was acknowledged outlives ten kills of server and database: once each, whole, and with its line of history', async () => {
  const acknowledged: string[] = []
  let { server, address } = await start()
  const { output } = await runToEnd('cli/token', ['--role', 'ADMIN'], env)
  const token = Promise.resolve(output.trim())
  const lead = await anOrganisation(createClient(address, token))
  for (let kill = 0; kill < KILLS; kill += 1) {
    const client = createClient(address, token)
    const before = acknowledged.length
    const writers = Array.from({ length: WRITERS }, (_, writer) => write(client, lead, `Written ${kill}-${writer}`, acknowledged))
    await expect.poll(() => acknowledged.length - before, { timeout: 30_000, interval: 5 }).toBeGreaterThan(WRITERS)
    killBoth(server, kill)
    await Promise.all([...writers, server.ended])
    ;({ server, address } = await start())
  }
  const found = await everything(createClient(address, token))
  const names = found.map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
  expect(acknowledged.filter((name) => !names.includes(name))).toEqual([])
  expect(found.filter(({ members }) => members.length !== 1)).toEqual([])
  server.kill('SIGTERM')
  await expect(server.ended).resolves.toBe(0)
  await expect(runToEnd('cli/audit', [], env)).resolves.toMatchObject({ code: 0, output: expect.stringContaining('The history is whole') as string })
}, 600_000)

async function start(): Promise<{ server: Program; address: string }> {
  const server = runProgram('main', [], env)
  return { server, address: (await server.until(/ready at (http:\/\/\S+)/))[1] ?? '' }
}

// In turn the server, the database, and both; a server whose database is gone is killed after it, so that the next start finds neither.
function killBoth(server: Program, turn: number): void {
  const database = postgresOf(dataDir)
  if (turn % 3 !== 0 && database && isAlive(database)) process.kill(database, 'SIGKILL')
  server.kill('SIGKILL')
}

// One after another until nobody answers any more; what was answered is acknowledged.
async function write(client: Client, lead: string, name: string, acknowledged: string[]): Promise<void> {
  for (let n = 0; ; n += 1) {
    const written = `${name}-${n}`
    const answer = await client.ask(CREATE, { input: { name: written, lead } }).catch(() => null)
    if (!answer?.data) return
    acknowledged.push(written)
  }
}

async function anOrganisation(client: Client): Promise<string> {
  const { organisations } = await client.run<{ organisations: { nodes: [{ id: string }] } }>(`{ organisations(first: 1) { nodes { id } } }`)
  return organisations.nodes[0].id
}

async function everything(client: Client): Promise<Found['partnerships']['nodes']> {
  const nodes: Found['partnerships']['nodes'] = []
  for (let after: string | null = null; ;) {
    const { partnerships }: Found = await client.run<Found>(FOUND, { after })
    nodes.push(...partnerships.nodes)
    if (!partnerships.pageInfo.hasNextPage) return nodes
    after = partnerships.pageInfo.endCursor
  }
}
