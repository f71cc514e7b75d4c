import { parseArgs } from 'node:util'

import { load } from './load.ts'
import { reads } from './reads.ts'
import { startProduct, stopStacks, usageOf } from './stacks.ts'

// Whether memory stays flat over many requests: `npm run bench:memory -- --requests 200000`. Exit code 1 where it does not.
const { values: options } = parseArgs({ options: { requests: { type: 'string', default: '200000' } } })
const STEPS = 10
const FLAT = 1.25

try {
  const { kept } = await startProduct(console.log)
  const wanted = Number(options.requests)
  const memory: number[] = []
  let answered = 0
  for (let step = 1; step <= STEPS; step += 1) {
    while (answered < (wanted * step) / STEPS)
      for (const { query, variables } of reads) answered += Math.round((await load(kept, JSON.stringify({ query, variables }), 32, 1_000)).perSecond)
    const usage = usageOf(kept.pid)
    if (!usage) throw new Error('This system does not tell how much memory a process has.')
    memory.push(usage.memoryMb)
    console.log(`${answered} requests: ${Math.round(usage.memoryMb)} MB`)
  }
  // The first steps warm it up.
  const [settled = NaN, last = NaN] = [Math.max(...memory.slice(1, 4)), memory.at(-1)]
  const isFlat = last <= settled * FLAT
  console.log(`${isFlat ? 'Flat' : 'Not flat'}: ${Math.round(last)} MB at the end, at most ${Math.round(settled)} MB once warm.`)
  process.exitCode = isFlat ? 0 : 1
} finally {
  await stopStacks()
}
