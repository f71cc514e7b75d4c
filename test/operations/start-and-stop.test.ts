import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { gunzipSync } from 'node:zlib'

import { beforeAll, expect, test } from 'vitest'

import { createClient } from '../support/client.ts'
import { isAlive, makeDataDir, postgresOf, runProgram, runToEnd, type Program } from './program.ts'

// One data folder and one server after another on it; the tests stand in the order in which they happen.
const dataDir = makeDataDir()
const env = { PORT: '0', DATA_DIR: dataDir }
let server: Program
let address: string

async function start(): Promise<void> {
  server = runProgram('main', [], env)
  address = (await server.until(/ready at (http:\/\/\S+)/))[1] ?? ''
}

beforeAll(start, 180_000)

test('the first start says what it does, where it is, and how to sign in', async () => {
  await server.until(/Sign in as the first administrator.*: http:\/\/\S+/)
  const steps = [
    'Making an empty PostgreSQL database',
    'Brought the database’s schema up to date',
    'Entering the programme’s record',
    'Careweave is ready at',
  ]
  const places = steps.map((step) => server.output().indexOf(step))
  expect(places).not.toContain(-1)
  expect(places).toEqual([...places].sort((a, b) => a - b))
  expect(server.errors()).toBe('')
})

test('it is live, ready, and answers about the sixteen pilots', async () => {
  const client = createClient(address, null)
  await expect(client.run('{ pilots { totalCount } }')).resolves.toEqual({ pilots: { totalCount: 16 } })
  for (const path of ['/health/live', '/health/ready']) expect((await client.fetch(path)).status).toBe(200)
})

test('PostgreSQL writes through, checks its pages, and sorts as English readers do', async () => {
  const postmaster = readFileSync(join(dataDir, 'postgres', 'postmaster.opts'), 'utf8')
  for (const setting of ['fsync=on', 'full_page_writes=on', 'synchronous_commit=on', 'listen_addresses=127.0.0.1'])
    expect(postmaster).toContain(setting)
  expect(readFileSync(join(dataDir, 'postgres', 'pg_hba.conf'), 'utf8')).not.toMatch(/\b(trust|md5)\s*$/m)
})

test('a second start on the folder says which process holds it', async () => {
  const second = await runToEnd('main', [], env)
  expect(second).toEqual({
    code: 1,
    output: '',
    errors: `${dataDir} is in use by process ${server.pid}: stop it first, or choose another DATA_DIR.\n`,
  })
})

test('the token command prints one token and nothing else beside the running server', async () => {
  const { code, output, errors } = await runToEnd('cli/token', ['--role', 'ANALYST'], env)
  expect([code, errors]).toEqual([0, ''])
  expect(output).toMatch(/^\S+\n$/)
  await expect(createClient(address, Promise.resolve(output.trim())).run('{ viewer { role } }')).resolves.toEqual({ viewer: { role: 'ANALYST' } })
})

test('a PostgreSQL that dies is started again under the server', async () => {
  const before = postgresOf(dataDir)
  process.kill(before ?? 0, 'SIGKILL')
  await server.until(/PostgreSQL ended \(SIGKILL\) and is started again/)
  await expect
    .poll(
      () =>
        createClient(address, null)
          .fetch('/health/ready')
          .then(({ status }) => status),
      { timeout: 10_000 },
    )
    .toBe(200)
  expect(postgresOf(dataDir)).not.toBe(before)
}, 30_000)

test('SIGTERM lets a request in flight finish and leaves nothing running', async () => {
  const body = JSON.stringify({ query: '{ regions { name } }' })
  const { hostname, port } = new URL(address)
  const socket = connect(Number(port), hostname)
  let answer = ''
  socket.setEncoding('utf8').on('data', (text: string) => (answer += text))
  const half = Math.floor(body.length / 2)
  socket.write(
    `POST /graphql HTTP/1.1\r\nHost: ${hostname}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body.slice(0, half)}`,
  )
  await once(socket, 'ready')
  await expect
    .poll(() =>
      createClient(address, null)
        .fetch('/health/live')
        .then(({ status }) => status),
    )
    .toBe(200)
  const postgres = postgresOf(dataDir) ?? 0
  server.kill('SIGTERM')
  await server.until(/Stopping/)
  socket.write(body.slice(half))
  await once(socket, 'close')
  expect(answer).toMatch(/^HTTP\/1\.1 200 /)
  expect(answer).toContain('"North East"')
  await expect(server.ended).resolves.toBe(0)
  expect(isAlive(postgres)).toBe(false)
  expect(postgresOf(dataDir)).toBeNull()
}, 30_000)

test('the token command works while no server runs, and leaves nothing running', async () => {
  const { code, output, errors } = await runToEnd('cli/token', ['--role', 'PILOT_LEAD', '--pilot', 'cumbria'], env)
  expect([code, errors]).toEqual([0, ''])
  expect(output).toMatch(/^\S+\n$/)
  expect(postgresOf(dataDir)).toBeNull()
}, 60_000)

test('a second start changes nothing in the record', async () => {
  const before = await copyOfRecord('before')
  await start()
  expect(server.output()).not.toContain('Entering the programme’s record')
  const after = await copyOfRecord('after')
  const changed = Object.keys({ ...before, ...after }).filter((table) => !isDeepStrictEqual(before[table], after[table]))
  expect(changed.map((table) => [table, after[table]?.filter((row) => !before[table]?.includes(row)).slice(0, 5)])).toEqual([])
}, 120_000)

test('a server that was killed outright is followed by one that takes its folder over', async () => {
  const orphan = postgresOf(dataDir) ?? 0
  server.kill('SIGKILL')
  await expect(server.ended).resolves.toBe('SIGKILL')
  expect(isAlive(orphan)).toBe(true)
  await start()
  expect(isAlive(orphan)).toBe(false)
  await expect(createClient(address, null).run('{ pilots { totalCount } }')).resolves.toEqual({ pilots: { totalCount: 16 } })
  server.kill('SIGINT')
  await expect(server.ended).resolves.toBe(0)
  expect(postgresOf(dataDir)).toBeNull()
}, 120_000)

// Every row of the database as the backup command writes it, but for what a start and a command may add: a sign-in link, a token, and their history.
async function copyOfRecord(name: string): Promise<Record<string, string[]>> {
  const file = join(dataDir, `${name}.backup`)
  await expect(runToEnd('cli/backup', [file], env)).resolves.toMatchObject({ code: 0 })
  const parts = gunzipSync(readFileSync(file)).toString('utf8').replace(/^.*\n/, '').split('\\.\n').slice(0, -1)
  const tables = parts.map((part) => {
    const [head = '', ...rows] = part.split('\n')
    return [(JSON.parse(head) as { name: string }).name, rows.sort()] as const
  })
  const record = tables.filter(([table]) => !/^(identity\.|platform\."audit)/.test(table))
  expect(record.length).toBeGreaterThan(20)
  return Object.fromEntries(record)
}
