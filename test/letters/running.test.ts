import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'

import { modules } from '../../server/modules.ts'
import { readConfig } from '../../server/platform/config.ts'
import { createGateway } from '../../server/platform/gateway.ts'
import { createLog } from '../../server/platform/log.ts'
import { startServer } from '../../server/start/server.ts'
import { startSubgraphs } from '../../server/start/subgraphs.ts'
import { createWorld, home, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

test('the running product sends what is due, from one process of a split one too, and once when several run', async () => {
  const { email, id } = await world.person('Split', { letters: 'DAILY' })
  const { id: about } = await world.one(
    `insert into directory.organisation (name, kind, "openedOn") values ('Somewhere', 'GP_PRACTICE', '2009-04-01') returning id`,
  )
  await world.follows(id, 'organisationId', about!)
  const sixToday = new Date().setUTCHours(6, 0, 0, 0)
  const sixLast = sixToday > Date.now() ? sixToday - 86_400_000 : sixToday
  const log = createLog('error')
  const subgraphs = await startSubgraphs(world.url, 'error', () => {})
  onTestFinished(() => subgraphs.close())
  // Asked of subgraphs that run elsewhere, at the time of the last letter but one.
  const split = await createGateway(modules, { placeOf: ({ module }) => subgraphs.placeOf(module.name) })
  await world.happens('Organisation', about!, 'Heard through a planner.', new Date(sixLast - 25 * 3_600_000))
  const counts = await world.send(new Date(sixLast - 23 * 3_600_000), { ...world.parts, execute: split.execute })
  expect(counts, world.log.join('')).toMatchObject({ sent: 1 })
  expect(world.for(email)).toEqual([expect.stringContaining('Heard through a planner.')])
  await world.happens('Organisation', about!, 'Heard by all who run.', new Date(sixLast - 3_600_000))
  const config = readConfig({ SMTP_URL: world.mailbox.url, MAIL_FROM: 'Careweave <careweave@programme.example>', PUBLIC_URL: home })
  const servers = await Promise.all([startServer({ config, url: world.url, log, subgraphs }), startServer({ config, url: world.url, log })])
  await expect.poll(() => world.for(email).length, { timeout: 60_000 }).toBe(2)
  for (const server of servers) await server.close()
  expect(world.for(email)).toEqual([expect.anything(), expect.stringContaining('Heard by all who run.')])
})
