import { expect, test } from 'vitest'

import { useProduct, type Who } from '../support/product.ts'

const { as, product } = useProduct({ content: 'demonstration' })

const names = '{ pilots(first: 50) { nodes { shortName lead { name } } } }'

const get = (who: Who, query: string, validator?: string) =>
  as(who).fetch(`/graphql?query=${encodeURIComponent(query)}`, {
    headers: { accept: 'application/json', 'apollo-require-preflight': '1', ...(validator && { 'if-none-match': validator }) },
  })

const rename = (name: string) => product().database.query(`update programme.pilot set "shortName" = $1 where slug = 'torbay'`, [name])

test('an answer by GET has a strong validator, and is not sent again while it stands', async () => {
  const first = await get('ANALYST', names)
  const etag = first.headers.get('etag') ?? ''
  expect(etag).toMatch(/^"[\w-]{43}"$/)
  expect(first.headers.get('cache-control')).toBe('private, no-cache')
  const second = await get('ANALYST', names, etag)
  expect([second.status, await second.text(), second.headers.get('etag')]).toEqual([304, '', etag])
  const other = await get('ANALYST', names, '"something-else"')
  expect([other.status, other.headers.get('etag')]).toEqual([200, etag])
})

test('a write, whoever makes it, ends a validator', async () => {
  const before = (await get('ANALYST', names)).headers.get('etag') ?? ''
  await rename('Torbay, renamed')
  const after = await get('ANALYST', names, before)
  expect(after.status).toBe(200)
  expect(await after.text()).toContain('Torbay, renamed')
})

test('a write to what an answer does not read leaves it standing', async () => {
  const before = (await get('ANALYST', names)).headers.get('etag') ?? ''
  await product().database.query(`update network.practice set title = title`)
  expect((await get('ANALYST', names, before)).status).toBe(304)
})

test('a write that is undone leaves the validator as it was, for nothing changed', async () => {
  const before = (await get('ANALYST', names)).headers.get('etag') ?? ''
  const failed = product().database.transaction(async (db) => {
    await db.query(`update programme.pilot set "shortName" = 'never' where slug = 'torbay'`)
    throw new Error('undone')
  })
  await expect(failed).rejects.toThrow('undone')
  expect((await get('ANALYST', names, before)).status).toBe(304)
})

test('no role is given, or told of, the answer of another that sees more', async () => {
  const query =
    '{ observations(first: 5, filter: { subjectKind: { eq: PILOT } }) { totalCount nodes { value } } risks: pilot(slug: "torbay") { risks { title } } }'
  const roles = ['ADMIN', 'ANALYST', 'MEMBER', 'PUBLIC', 'ADMIN', 'PUBLIC', 'MEMBER', 'ANALYST'] as const
  const answers = new Map<Who, string>()
  const validators = new Map<Who, string>()
  for (const role of [...roles, ...roles]) {
    const response = await get(role, query)
    const text = JSON.stringify(((await response.json()) as { data: unknown }).data)
    expect(answers.get(role) ?? text).toBe(text)
    answers.set(role, text)
    validators.set(role, response.headers.get('etag') ?? '')
  }
  for (const one of roles)
    for (const other of roles) if (answers.get(one) !== answers.get(other)) expect((await get(one, query, validators.get(other))).status).toBe(200)
})

test('what depends on the clock, on sessions or on who asks, or is computed by code, has no validator', async () => {
  for (const query of [
    '{ viewer { name } }',
    '{ accounts { totalCount } }',
    '{ programme { name } viewer { role } }',
    '{ pilot(slug: "torbay") { measures { series { points { observation { actual { value } } } } } } }',
  ])
    expect((await get('ADMIN', query)).headers.get('etag')).toBeNull()
})

test.each([
  ['a long', '{ nodes { name: shortName summary milestones { title } claims { field value reason } } }'],
  ['a short', '{ nodes { name: shortName } }'],
])('%s answer is never older than the last write that was confirmed before it was asked for', async (_, selection) => {
  const question = `{ pilot(slug: "torbay") { name: shortName } pilots(first: 50) ${selection} }`
  let confirmed = 0
  let done = false
  const write = async () => {
    for (let n = 1; n <= 40; n += 1) {
      await rename(`version ${n}`)
      confirmed = n
    }
    done = true
  }
  const read = async () => {
    let answers = 0
    while (!done) {
      const least = confirmed
      const { data } = (await as('ANALYST').ask(question)) as { data: { pilot: { name: string }; pilots: { nodes: { name: string }[] } } }
      const seen = Number(/version (\d+)/.exec(data.pilot.name)?.[1] ?? 0)
      expect(seen).toBeGreaterThanOrEqual(least)
      expect(data.pilots.nodes.map(({ name }) => name)).toContain(data.pilot.name) // one moment, not two
      answers += 1
    }
    return answers
  }
  await rename('version 0')
  const [, ...counts] = await Promise.all([write(), ...Array.from({ length: 8 }, read)])
  expect(counts.reduce<number>((sum, count) => sum + Number(count), 0)).toBeGreaterThan(40)
})
