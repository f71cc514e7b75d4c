import { copyFileSync, readFileSync, truncateSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { createClient, type Client } from '../support/client.ts'
import { makeDataDir, runProgram, runToEnd } from './program.ts'

const first = makeDataDir()
const second = makeDataDir()
const copy = join(first, 'all.backup')
const token = async (dataDir: string) => (await runToEnd('cli/token', ['--role', 'ADMIN'], { DATA_DIR: dataDir })).output.trim()
const whoAmI = '{ viewer { role } accounts { totalCount } auditEntries { totalCount } pilots { totalCount } organisations { totalCount } }'

test('a copy restored elsewhere answers as the original did, to the same tokens', async () => {
  const secret = await token(first)
  const address = await withServer(first, secret, addFile)
  await expect(runToEnd('cli/backup', [copy], { DATA_DIR: first })).resolves.toMatchObject({ code: 0, errors: '' })
  const original = await answerOf(first, secret)
  await token(second) // something to be replaced
  await expect(runToEnd('cli/restore', [copy], { DATA_DIR: second })).resolves.toMatchObject({ code: 0, errors: '' })
  const answered = await withServer(second, secret, async (client) => [await client.run(whoAmI), await (await client.fetch(address)).text()])
  expect(answered).toEqual([original, 'What was agreed.'])
}, 480_000)

test('a copy that is cut short is refused, and the data stay as they were', async () => {
  const short = join(first, 'short.backup')
  copyFileSync(copy, short)
  truncateSync(short, Math.floor(readFileSync(copy).length / 2))
  const secret = await token(second)
  const { code, errors } = await runToEnd('cli/restore', [short], { DATA_DIR: second })
  expect([code, errors]).toEqual([1, `${short} is not a copy that npm run backup made, or it is damaged.\n`])
  await expect(answerOf(second, secret)).resolves.toMatchObject({ viewer: { role: 'ADMIN' } })
}, 120_000)

test('nothing is restored under a running server', async () => {
  const server = runProgram('main', [], { PORT: '0', DATA_DIR: second })
  await server.until(/ready at/)
  const { code, errors } = await runToEnd('cli/restore', [copy], { DATA_DIR: second })
  expect([code, errors]).toEqual([1, `${second} is in use by process ${server.pid}: stop it first, or choose another DATA_DIR.\n`])
  server.kill('SIGTERM')
  await expect(server.ended).resolves.toBe(0)
}, 120_000)

const answerOf = (dataDir: string, secret: string): Promise<unknown> => withServer(dataDir, secret, (client) => client.run(whoAmI))

/** Keeps a file with an agreement; answers the file's address. */
async function addFile(client: Client): Promise<string> {
  const begun = await client.run<{ createPartnership: { id: string } }>('mutation { createPartnership(input: { name: "With a file" }) { id } }')
  const drafted = await client.run<{ createAgreement: { id: string } }>(
    'mutation ($partnership: ID!) { createAgreement(input: { partnership: $partnership, title: "A memorandum", kind: MOU }) { id } }',
    { partnership: begun.createPartnership.id },
  )
  const kept = await client.fetch(`/documents?agreement=${drafted.createAgreement.id}&name=text.txt`, { method: 'POST', body: 'What was agreed.' })
  return `/documents/${((await kept.json()) as { id: string }).id}`
}

async function withServer<T>(dataDir: string, secret: string, work: (client: Client) => Promise<T>): Promise<T> {
  const server = runProgram('main', [], { PORT: '0', DATA_DIR: dataDir })
  const [, address = ''] = await server.until(/ready at (http:\/\/\S+)/)
  const answer = await work(createClient(address, Promise.resolve(secret)))
  server.kill('SIGTERM')
  await server.ended
  return answer
}
