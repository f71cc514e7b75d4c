import { expect, test } from 'vitest'

import { shareReads } from '../../server/platform/shared.ts'

// A source whose reads end when they are told to; each answers what stood when it began.
function makeSource() {
  let value = 0
  const ends: (() => void)[] = []
  const read = (key: string) => {
    const seen = `${key} ${value}`
    return new Promise<string>((resolve) => ends.push(() => resolve(seen)))
  }
  return { read, ends, write: () => (value += 1) }
}

test('nobody is given what was read before the question, and those who wait share the next read', async () => {
  const source = makeSource()
  const read = shareReads(source.read)
  const first = read('a')
  await expect.poll(() => source.ends.length).toBe(1)
  source.write()
  const later = [read('a'), read('a'), read('a')]
  source.ends[0]!()
  await expect(first).resolves.toBe('a 0')
  await expect.poll(() => source.ends.length).toBe(2)
  source.ends[1]!()
  await expect(Promise.all(later)).resolves.toEqual(['a 1', 'a 1', 'a 1'])
})

test('who asks in the same turn shares a read, which begins at its end', async () => {
  const source = makeSource()
  const read = shareReads(source.read)
  const both = [read('a'), read('a')]
  source.write()
  await expect.poll(() => source.ends.length).toBe(1)
  source.ends[0]!()
  await expect(Promise.all(both)).resolves.toEqual(['a 1', 'a 1'])
})

test('keys do not wait for each other', async () => {
  const source = makeSource()
  const read = shareReads(source.read)
  void read('a')
  void read('b')
  await expect.poll(() => source.ends.length).toBe(2)
})

test('a read that fails fails those who share it, and the next is begun anew', async () => {
  let calls = 0
  const read = shareReads(async () => {
    calls += 1
    if (calls < 3) throw new Error(`failure ${calls}`)
    return calls
  })
  const both = [read('a'), read('a')]
  for (const one of both) await expect(one).rejects.toThrow('failure 1')
  await expect(read('a')).rejects.toThrow('failure 2')
  await expect(read('a')).resolves.toBe(3)
})

test('a read is told of all who wait for it', async () => {
  const told: (readonly string[])[] = []
  const ends: (() => void)[] = []
  const read = shareReads((_, askers: readonly string[]) => {
    told.push(askers)
    return new Promise<void>((resolve) => ends.push(resolve))
  })
  const first = read('a', 'one')
  await expect.poll(() => ends.length).toBe(1)
  const later = [read('a', 'two'), read('a', 'three')]
  ends[0]!()
  await first
  await expect.poll(() => ends.length).toBe(2)
  ends[1]!()
  await Promise.all(later)
  expect(told).toEqual([['one'], ['two', 'three']])
})
