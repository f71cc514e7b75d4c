import { copyFileSync, readFileSync, truncateSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { createClient } from '../support/client.ts'
import { makeDataDir, runProgram, runToEnd } from './program.ts'

const first = makeDataDir()
const second = makeDataDir()
const copy = join(first, 'all.backup')
const token = async (dataDir: string) => (await runToEnd('cli/token', ['--role', 'ADMIN'], { DATA_DIR: dataDir })).output.trim()
const whoAmI = '{ viewer { role } accounts { totalCount } auditEntries { totalCount } pilots { totalCount } organisations { totalCount } }'

test('a copy restored elsewhere answers as the original did, to the same tokens', async () => {
  const secret = await token(first)
  await expect(runToEnd('cli/backup', [copy], { DATA_DIR: first })).resolves.toMatchObject({ code: 0, errors: '' })
  const original = await answerOf(first, secret)
  await token(second) // something to be replaced
  await expect(runToEnd('cli/restore', [copy], { DATA_DIR: second })).resolves.toMatchObject({ code: 0, errors: '' })
  await expect(answerOf(second, secret)).resolves.toEqual(original)
}, 240_000)

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

async function answerOf(dataDir: string, secret: string): Promise<unknown> {
  const server = runProgram('main', [], { PORT: '0', DATA_DIR: dataDir })
  const [, address = ''] = await server.until(/ready at (http:\/\/\S+)/)
  const answer = await createClient(address, Promise.resolve(secret)).run(whoAmI)
  server.kill('SIGTERM')
  await server.ended
  return answer
}
