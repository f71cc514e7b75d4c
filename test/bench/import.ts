import { performance } from 'node:perf_hooks'
import { parseArgs } from 'node:util'

import { startProduct, stopStacks, usageOf } from './stacks.ts'

// How long a large import takes and how much memory the server needs for it: `npm run bench:import -- --rows 50000`. Exit code 1 past 512 MB.
const { values: options } = parseArgs({ options: { rows: { type: 'string', default: '50000' } } })
const MOST_MB = 512

try {
  const { kept } = await startProduct(console.log, process.execPath, 'ADMIN')
  const rows = Number(options.rows)
  const lines = Array.from(
    { length: rows },
    (_, at) => `Organisation ${at},GP practice,Z${String(at).padStart(6, '0')},2009-04-01,"Number ${at}, The Street"`,
  )
  const file = Buffer.from(['name,kind,code,opened,address', ...lines].join('\n'))
  let peak = 0
  const ask = async <Answer>(query: string, variables: object): Promise<Answer> => {
    const response = await fetch(`http://127.0.0.1:${kept.port}/graphql`, {
      method: 'POST',
      headers: { ...kept.headers, 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    })
    const { data, errors } = (await response.json()) as { data: Answer; errors?: { message: string }[] }
    if (errors) throw new Error(errors[0]?.message)
    peak = Math.max(peak, usageOf(kept.pid)?.memoryMb ?? NaN)
    return data
  }
  const input = { kind: 'organisations', fileName: 'bench.csv', bytes: file.length }
  const begun = await ask<{ beginImport: { id: string } }>(`mutation ($input: BeginImportInput!) { beginImport(input: $input) { id } }`, { input })
  const { id } = begun.beginImport
  await fetch(`http://127.0.0.1:${kept.port}/imports/${id}/part?at=0`, { method: 'POST', headers: kept.headers, body: file })
  for (const [what, mutation] of [
    ['read', `mutation ($id: ID!) { readImport(id: $id) { id } }`],
    ['checked', `mutation ($id: ID!) { checkImport(input: { id: $id }) { id } }`],
    ['entered', `mutation ($id: ID!) { applyImport(input: { id: $id }) { id } }`],
    ['put back', `mutation ($id: ID!) { undoImport(input: { id: $id }) { id } }`],
  ] as const) {
    const began = performance.now()
    await ask(mutation, { id })
    for (;;) {
      const found = await ask<{ import: { progress: object | null; problem: string | null; added: number; refused: number } }>(
        `query ($id: ID!) { import(id: $id) { progress { done } problem added refused } }`,
        { id },
      )
      if (found.import.problem) throw new Error(found.import.problem)
      if (!found.import.progress) break
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    console.log(`${rows} rows ${what} in ${((performance.now() - began) / 1000).toFixed(1)} s; ${Math.round(peak)} MB at most so far`)
  }
  process.exitCode = peak <= MOST_MB ? 0 : 1
} finally {
  await stopStacks()
}
