import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { createLetterRoutes, stopKey } from '../../server/identity/index.ts'
import { dailyUntil, nextTry, readStopKey, weeklyUntil } from '../../server/identity/letter.rules.ts'
import { poolOf } from '../../server/platform/database.ts'
import type { Arrival } from '../../server/platform/http.answer.ts'
import { createWorld, programOf, type Person, type World } from './world.ts'

let world: World & { ada: Person }
beforeAll(async () => {
  world = await createWorld('identity_letters')
})
afterAll(() => world.close())

const secret = Buffer.alloc(32, 3)
const pace = async (person: Person) => (await person.ask('{ viewer { letters } }')).data?.viewer?.letters

describe('letters', () => {
  test('nobody gets any who did not choose them; one chooses for oneself, signed in', async () => {
    const member = await world.person('mona', 'MEMBER')
    expect(await pace(member)).toBe('NONE')
    expect((await member.run('chooseLetters', 'id letters', { pace: 'WEEKLY' })).data?.chooseLetters).toEqual({ id: member.id, letters: 'WEEKLY' })
    expect(await pace(world.ada)).toBe('NONE')
    expect((await member.run('chooseLetters', 'letters', { pace: 'HOURLY' })).message).toMatch(/HOURLY/)
    expect((await world.browser().run('chooseLetters', 'letters', { pace: 'DAILY' })).code).toBe('UNAUTHENTICATED')
    expect((await (await programOf(world, 'MEMBER')).run('chooseLetters', 'letters', { pace: 'DAILY' })).code).toBe('FORBIDDEN')
  })

  test('a letter’s link stops them by a POST alone, and a key for one person is none for another', async () => {
    const member = await world.person('mark', 'MEMBER')
    await member.run('chooseLetters', 'letters', { pace: 'DAILY' })
    const [route] = createLetterRoutes(poolOf(world.database), secret)
    const send = (method: string, key: string) => route!.answer({ path: `/letters/stop/${key}`, method } as Arrival)
    const key = stopKey(secret, member.id)
    expect((await send('GET', key)).headers.Location).toBe(`/stop-letters#${key}`)
    expect(await pace(member)).toBe('DAILY')
    for (const wrong of [stopKey(Buffer.alloc(32, 4), member.id), key.slice(1), `${key}A`, 'a b', ''])
      await expect(send('POST', wrong)).rejects.toMatchObject({ extensions: { code: 'NOT_FOUND' } })
    expect(await pace(member)).toBe('DAILY')
    expect((await send('POST', key)).status).toBe(200)
    expect((await send('POST', key)).status).toBe(200)
    expect(await pace(member)).toBe('NONE')
    expect(readStopKey(secret, stopKey(secret, world.ada.id))).toBe(world.ada.id)
  })

  test.each([
    ['2026-11-22T12:00:00Z', '2026-11-22T06:00:00.000Z', '2026-11-16T06:00:00.000Z'],
    ['2026-11-23T05:59:59Z', '2026-11-22T06:00:00.000Z', '2026-11-16T06:00:00.000Z'],
    ['2026-11-23T06:00:00Z', '2026-11-23T06:00:00.000Z', '2026-11-23T06:00:00.000Z'],
  ])('at %s daily ones tell up to %s and weekly ones up to %s', (now, daily, weekly) => {
    expect([dailyUntil(new Date(now)).toISOString(), weeklyUntil(new Date(now)).toISOString()]).toEqual([daily, weekly])
  })

  test('each further try is later, up to six hours', () => {
    const now = new Date('2026-11-22T12:00:00Z')
    const minutes = [1, 2, 3, 7, 8, 40].map((tries) => (nextTry(now, tries).getTime() - now.getTime()) / 60_000)
    expect(minutes).toEqual([5, 10, 20, 320, 360, 360])
  })
})
