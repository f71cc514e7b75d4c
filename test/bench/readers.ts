import { load } from './load.ts'
import { reads } from './reads.ts'
import { startProduct, stopStacks } from './stacks.ts'

// Three hundred readers at the same time: `npm run bench:readers`. Exit code 1 where one of them gets an error, or where the slowest in a
// hundred waits twenty times as long as the one in the middle. The ratio is within one run, so that it says the same on any machine.
const READERS = 300
const WARM_MS = 3_000
const RUN_MS = 10_000
const MOST = 20

try {
  const { kept } = await startProduct(console.log)
  let isGood = true
  for (const { name, query, variables } of reads) {
    const body = JSON.stringify({ query, variables })
    await load(kept, body, READERS, WARM_MS)
    const { perSecond, p50, p99 } = await load(kept, body, READERS, RUN_MS)
    const ratio = p99 / p50
    isGood &&= ratio < MOST
    console.log(
      `${name}: ${Math.round(perSecond)} a second, half within ${p50.toFixed(1)} ms, 99 in 100 within ${p99.toFixed(1)} ms: ${ratio.toFixed(1)} times`,
    )
  }
  console.log(isGood ? `All ${READERS} readers were answered, p99 under ${MOST} times p50.` : `p99 is ${MOST} times p50 or more.`)
  process.exitCode = isGood ? 0 : 1
} finally {
  await stopStacks()
}
