import { describe, expect, test } from 'vitest'

import { poolOf } from '../../server/platform/database.ts'
import { readKeptOperations } from '../../server/workbench/index.ts'
import { Refusal } from '../support/client.ts'
import { useProduct } from '../support/product.ts'

const { as, product } = useProduct()

const REGIONS = 'query Regions { regions { name pilots { name } } }'
const SAVE = `mutation Save($input: SaveOperationInput!) { saveOperation(input: $input) { id name version audience owner folder forkedFrom address versions { version savedBy } } }`
const UPDATE = `mutation Update($input: UpdateOperationInput!) { updateOperation(input: $input) { id version folder audience operation versions { version note operation } } }`
const RETIRE = `mutation Retire($input: RetireOperationInput!) { retireOperation(input: $input) { retiredAt } }`

interface Saved {
  id: string
  name: string
  version: number
}

const save = async (who: Parameters<typeof as>[0], input: object) =>
  (await as(who).run<{ saveOperation: Saved }>(SAVE, { input: { operation: REGIONS, ...input } })).saveOperation
const seen = async (who: Parameters<typeof as>[0], name: string) =>
  (await as(who).run<{ savedOperation: { name: string } | null }>('query S($name: String!) { savedOperation(name: $name) { name } }', { name }))
    .savedOperation
const refused = async (asked: Promise<unknown>) => {
  const error = await asked.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (!(error instanceof Refusal)) throw new Error('it was not refused')
  return { code: error.code, field: error.answer.errors?.[0]?.extensions.field }
}

describe('a saved operation', () => {
  test('is kept under a name with its folder and its first version', async () => {
    expect(await save('ANALYST', { name: 'Pilots-by-region', folder: 'Overview', audience: 'ANALYST' })).toMatchObject({
      name: 'pilots-by-region',
      version: 1,
      audience: 'ANALYST',
      folder: 'Overview',
      address: '/ops/pilots-by-region',
      versions: [{ version: 1 }],
    })
  })

  test('is one query under a name of its own', async () => {
    expect(await refused(save('ANALYST', { name: 'pilots-by-region' }))).toEqual({ code: 'RULE', field: 'name' })
    expect(await refused(save('ANALYST', { name: 'no spaces' }))).toEqual({ code: 'BAD_USER_INPUT', field: 'name' })
    expect(await refused(save('ANALYST', { name: 'change', operation: 'mutation { signOut }' }))).toEqual({
      code: 'BAD_USER_INPUT',
      field: 'operation',
    })
    expect(await refused(save('ANALYST', { name: 'broken', operation: '{ pilots {' }))).toEqual({ code: 'BAD_USER_INPUT', field: 'operation' })
    expect(await refused(save('ANALYST', { name: 'values', variables: '[1]' }))).toEqual({ code: 'BAD_USER_INPUT', field: 'variables' })
    expect(await refused(save('PUBLIC', { name: 'nobody' }))).toMatchObject({ code: 'UNAUTHENTICATED' })
    expect(await refused(save('MEMBER', { name: 'for-all', audience: 'PUBLIC' }))).toMatchObject({ code: 'FORBIDDEN' })
  })

  test('is seen by those it is shared with and by nobody else', async () => {
    await save('ANALYST', { name: 'of-mine' })
    await save('ANALYST', { name: 'of-members', audience: 'MEMBER' })
    await save('ANALYST', { name: 'of-all', audience: 'PUBLIC' })
    const who = ['PUBLIC', 'MEMBER', 'ANALYST', 'ADMIN'] as const
    const seers = async (name: string) => (await Promise.all(who.map(async (one) => ((await seen(one, name)) ? one : null)))).filter(Boolean)
    expect(await seers('of-mine')).toEqual(['ANALYST'])
    expect(await seers('of-members')).toEqual(['MEMBER', 'ANALYST', 'ADMIN'])
    expect(await seers('of-all')).toEqual(['PUBLIC', 'MEMBER', 'ANALYST', 'ADMIN'])
    const { savedOperations } = await as('PUBLIC').run<{ savedOperations: { totalCount: number } }>('{ savedOperations { totalCount } }')
    expect(savedOperations.totalCount).toBe(1)
  })

  test('is changed by its owner in versions, and whoever is late is told', async () => {
    const { id } = await save('ANALYST', { name: 'changing', audience: 'MEMBER' })
    const next = { id, version: 1, operation: '{ regions { code } }', note: 'Codes, not names' }
    expect(await as('ANALYST').run(UPDATE, { input: next })).toMatchObject({
      updateOperation: {
        version: 2,
        operation: '{ regions { code } }',
        versions: [
          { version: 2, note: 'Codes, not names' },
          { version: 1, operation: REGIONS },
        ],
      },
    })
    expect(await refused(as('ANALYST').run(UPDATE, { input: next }))).toMatchObject({ code: 'CONFLICT' })
    expect(await refused(as('MEMBER').run(UPDATE, { input: { ...next, version: 2 } }))).toMatchObject({ code: 'FORBIDDEN' })
    expect(await refused(as('ANALYST').run(UPDATE, { input: { id, version: 2, operation: 'no' } }))).toMatchObject({
      code: 'BAD_USER_INPUT',
      field: 'operation',
    })
  })

  test('that is not shared is not there for others, whatever they try', async () => {
    const { id } = await save('ANALYST', { name: 'hidden' })
    expect(await refused(as('MEMBER').run(UPDATE, { input: { id, version: 1 } }))).toMatchObject({ code: 'NOT_FOUND' })
    expect(await refused(as('ADMIN').run(RETIRE, { input: { id, version: 1 } }))).toMatchObject({ code: 'NOT_FOUND' })
    expect(await refused(save('MEMBER', { name: 'stolen', forkOf: id }))).toMatchObject({ code: 'NOT_FOUND' })
  })

  test('is begun from by others, and says so', async () => {
    const { id } = await save('ANALYST', { name: 'origin', audience: 'MEMBER' })
    expect(await save('MEMBER', { name: 'fork', forkOf: id })).toMatchObject({ forkedFrom: 'origin@v1' })
  })

  test('that is out of use answers its owner alone', async () => {
    const { id } = await save('ANALYST', { name: 'old', audience: 'PUBLIC' })
    expect(await refused(as('MEMBER').run(RETIRE, { input: { id, version: 1 } }))).toMatchObject({ code: 'FORBIDDEN' })
    expect(await refused(as('ANALYST').run(RETIRE, { input: { id, version: 9 } }))).toMatchObject({ code: 'CONFLICT' })
    await as('ANALYST').run(RETIRE, { input: { id, version: 1 } })
    expect(await refused(as('ANALYST').run(RETIRE, { input: { id, version: 2 } }))).toMatchObject({ code: 'RULE' })
    expect(await seen('ADMIN', 'old')).toBeNull()
    expect(await seen('ANALYST', 'old')).toEqual({ name: 'old' })
    expect((await as('PUBLIC').fetch('/ops/old.csv')).status).toBe(404)
  })

  test('is read for the schema’s sake whoever may see it, until it is out of use', async () => {
    await save('ANALYST', { name: 'private-but-kept' })
    const client = await poolOf(product().database).connect()
    const kept = await readKeptOperations(client).finally(() => client.release())
    expect(kept.find(({ name }) => name === 'private-but-kept')).toMatchObject({ version: 1, operation: REGIONS })
    expect(kept.some(({ name }) => name === 'old')).toBe(false)
  })
})
