import { afterAll, beforeAll, expect, test } from 'vitest'

import { verifyAudit } from '../../server/platform/audit.verify.ts'
import { createWorld, type World } from '../directory/world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld('audit')
  for (const name of ['One', 'Two', 'Three', 'Four']) await world.send('createPartnership', { name }, 'id')
})
afterAll(() => world.end())

const entry = `platform."auditEntry"`
const verify = async (anchor: { sequence: string; hash: string } | null = null) => (await verifyAudit(world.pool, anchor)).problems

/** Does what only the owner of the tables could, behind the triggers' backs, and puts everything back. */
async function tampered(statements: readonly string[], look: () => Promise<string[]>): Promise<string[]> {
  await world.sql(`create table kept as select * from ${entry}`)
  await world.sql(`create table head as select * from platform."auditHead"`)
  await world.sql(`alter table ${entry} disable trigger user`)
  for (const statement of statements) await world.sql(statement)
  const found = await look()
  await world.sql(`delete from ${entry}`)
  await world.sql(`insert into ${entry} select * from kept`)
  await world.sql(`update platform."auditHead" h set sequence = k.sequence, hash = k.hash from head k`)
  await world.sql(`alter table ${entry} enable trigger user`)
  await world.sql(`drop table kept, head`)
  return found
}

test('a history that nobody touched is whole, and says what to keep outside', async () => {
  const { entries, head, problems } = await verifyAudit(world.pool, null)
  expect([entries, problems]).toEqual([4, []])
  expect(head).toMatch(/^4:[0-9a-f]{64}$/)
})

test.each([`update ${entry} set sentence = 'Nothing happened.'`, `delete from ${entry}`, `truncate ${entry} cascade`])(
  '%s is refused',
  async (statement) => {
    await expect(world.sql(statement)).rejects.toThrow('the audit is only ever added to')
  },
)

test.each([
  [`update ${entry} set sentence = 'Nothing happened.' where sequence = 2`, 'Entry 2: it was changed after it was written.'],
  [`delete from ${entry} where sequence = 2`, 'Entry 3: what stood before it was changed or taken out.'],
  [`delete from ${entry} where sequence = 4`, 'The end of the history is not where its head says: entries were taken off.'],
])('%s shows', async (statement, problem) => {
  expect(await tampered([statement], verify)).toContain(problem)
  expect(await verify()).toEqual([])
})

test('an end that was cut off together with its head shows against what was kept outside', async () => {
  const [sequence, hash] = (await verifyAudit(world.pool, null)).head.split(':') as [string, string]
  const cut = [
    `delete from ${entry} where sequence = 4`,
    `update platform."auditHead" h set sequence = e.sequence, hash = e.hash from ${entry} e where e.sequence = 3`,
  ]
  expect(await tampered(cut, () => verify())).toEqual([])
  expect(await tampered(cut, () => verify({ sequence, hash }))).toEqual(['Entry 4 is not the one that was kept outside.'])
  expect(await verify({ sequence, hash })).toEqual([])
})
