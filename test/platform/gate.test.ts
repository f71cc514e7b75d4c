import { expect, test } from 'vitest'

import { createGate, gateSizes } from '../../server/platform/gate.ts'

const sizes = { running: 2, waiting: 4, perToken: 1, waitingPerToken: 2, lagMs: 500 }
const stay = () => new AbortController().signal
const busy = { status: 503, extensions: { code: 'UNAVAILABLE' } }

test('so many are let in at a time, the next in the order in which they came', async () => {
  const gate = createGate(() => 0, sizes)
  const order: string[] = []
  const first = await gate.enter(null, stay())
  await gate.enter(null, stay())
  const waiting = ['third', 'fourth'].map(async (name) => {
    const leave = await gate.enter(null, stay())
    order.push(name)
    leave()
  })
  expect([gate.running, gate.waiting]).toEqual([2, 2])
  first()
  await Promise.all(waiting)
  expect([order, gate.running, gate.waiting]).toEqual([['third', 'fourth'], 1, 0])
})

test('a place given back twice is given back once', async () => {
  const gate = createGate(() => 0, sizes)
  const leave = await gate.enter(null, stay())
  await gate.enter(null, stay())
  leave()
  leave()
  expect(gate.running).toBe(1)
})

test('a full queue turns away', async () => {
  const gate = createGate(() => 0, { ...sizes, waiting: 0 })
  await gate.enter(null, stay())
  await gate.enter(null, stay())
  await expect(gate.enter(null, stay())).rejects.toMatchObject(busy)
})

test('a process out of breath turns away', async () => {
  await expect(createGate(() => 501, sizes).enter(null, stay())).rejects.toMatchObject(busy)
})

test('one token has its share of the places and of the queue, and another passes it', async () => {
  const gate = createGate(() => 0, sizes)
  const leave = await gate.enter('a', stay())
  const second = gate.enter('a', stay())
  const third = gate.enter('a', stay())
  await expect(gate.enter('a', stay())).rejects.toMatchObject({ extensions: { code: 'RATE_LIMITED', retryAfterSeconds: 1 } })
  const other = await gate.enter('b', stay())
  expect([gate.running, gate.waiting]).toEqual([2, 2])
  other()
  expect([gate.running, gate.waiting]).toEqual([1, 2])
  leave()
  ;(await second)()
  ;(await third)()
  expect([gate.running, gate.waiting]).toEqual([0, 0])
})

test('a client that leaves gives up its turn', async () => {
  const gate = createGate(() => 0, { ...sizes, running: 1 })
  const leave = await gate.enter(null, stay())
  const leaving = new AbortController()
  const left = gate.enter(null, leaving.signal)
  leaving.abort()
  await expect(left).rejects.toThrow('left')
  leave()
  expect([gate.running, gate.waiting]).toEqual([0, 0])
})

test('a load test’s factor widens the share of one token, never the gate itself', () => {
  expect(gateSizes(1)).toEqual({ running: 40, waiting: 400, perToken: 5, waitingPerToken: 200, lagMs: 500 })
  expect(gateSizes(100)).toMatchObject({ running: 40, waiting: 400, perToken: 500, waitingPerToken: 400, lagMs: 50_000 })
  expect(gateSizes(0.01)).toMatchObject({ perToken: 1, waitingPerToken: 2, lagMs: 500 })
})
