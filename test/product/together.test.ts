import { expect, test } from 'vitest'

import { useProduct } from '../support/product.ts'

const { as, product } = useProduct()

const question = '{ pilot(slug: "torbay") { shortName } }'

const metric = async (name: string): Promise<number> => {
  const text = await (await as('PUBLIC').fetch('/metrics')).text()
  return Number(new RegExp(`^${name.replace(/[{}]/g, '\\$&')} (\\d+)`, 'm').exec(text)?.[1] ?? NaN)
}
const atWork = () => metric('careweave_gate_requests{state="running"}')
const statements = () => metric('careweave_statements_total')

const ask = (signal?: AbortSignal) =>
  as('PUBLIC').fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'cache-control': 'no-cache' },
    body: JSON.stringify({ query: question }),
    ...(signal && { signal }),
  })
const nameIn = async (response: Response): Promise<string> =>
  ((await response.json()) as { data: { pilot: { shortName: string } } }).data.pilot.shortName

/** Renames a pilot while nobody can read the pilots, and does something in between. */
const renameWhile = (name: string, meanwhile: () => Promise<void>) =>
  product().database.transaction(async (db) => {
    await db.query('lock table programme.pilot in access exclusive mode')
    await meanwhile()
    await db.query(`update programme.pilot set "shortName" = $1 where slug = 'torbay'`, [name])
  })

test('who asks the same while it is being read shares the next statement, which sees what was written meanwhile', async () => {
  await nameIn(await ask())
  const before = await statements()
  const answers: Promise<string>[] = []
  await renameWhile('together', async () => {
    for (let n = 0; n < 20; n += 1) answers.push(ask().then(nameIn))
    await expect.poll(atWork, { timeout: 10_000 }).toBe(20)
  })
  expect(new Set(await Promise.all(answers.slice(1)))).toEqual(new Set(['together']))
  await answers[0]
  expect((await statements()) - before).toBe(2)
})

test('of those who share a statement one may leave, and the others have their answer', async () => {
  const [first, second] = [new AbortController(), new AbortController()]
  const left: Promise<unknown>[] = []
  const stayed: Promise<string>[] = []
  await renameWhile('without them', async () => {
    left.push(expect(ask(first.signal)).rejects.toThrow())
    await expect.poll(atWork, { timeout: 10_000 }).toBe(1)
    left.push(expect(ask(second.signal)).rejects.toThrow())
    await expect.poll(atWork, { timeout: 10_000 }).toBe(2)
    stayed.push(ask().then(nameIn), ask().then(nameIn))
    await expect.poll(atWork, { timeout: 10_000 }).toBe(4)
    second.abort()
    first.abort()
    await Promise.all(left)
  })
  expect(await Promise.all(stayed)).toEqual(['without them', 'without them'])
})
