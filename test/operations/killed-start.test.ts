import { expect, test } from 'vitest'

import { createClient } from '../support/client.ts'
import { makeDataDir, runProgram } from './program.ts'

const [killedDir, stoppedDir] = [makeDataDir(), makeDataDir()]

test('a first start that is killed at any step is finished by the next', async () => {
  const env = { PORT: '0', DATA_DIR: killedDir }
  for (const step of [/Making an empty PostgreSQL database/, /schema up to date/, /Entering the programme’s record/]) {
    const killed = runProgram('main', [], env)
    await killed.until(step)
    killed.kill('SIGKILL')
    await expect(killed.ended).resolves.toBe('SIGKILL')
  }
  const server = runProgram('main', [], env)
  const [, address = ''] = await server.until(/ready at (http:\/\/\S+)/)
  const answer = await createClient(address, null).run(
    '{ programme { funnel { applications shortlisted selected } } pilots { totalCount } organisations { totalCount } }',
  )
  expect(answer).toMatchObject({ programme: { funnel: { applications: 108, shortlisted: 37, selected: 16 } }, pilots: { totalCount: 16 } })
  server.kill('SIGTERM')
  await expect(server.ended).resolves.toBe(0)
}, 240_000)

test('a start that is told to stop at once leaves nothing running', async () => {
  const server = runProgram('main', [], { PORT: '0', DATA_DIR: stoppedDir })
  await server.until(/Making an empty PostgreSQL database/)
  server.kill('SIGTERM')
  await expect(server.ended).resolves.toBe(0)
  expect(server.errors()).toBe('')
}, 60_000)
