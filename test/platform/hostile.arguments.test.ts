import type { DataSource } from 'typeorm'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { modules } from '../../server/modules.ts'
import { setCursorKey } from '../../server/platform/cursor.ts'
import { createGateway } from '../../server/platform/gateway.ts'
import { createContexts } from '../../server/platform/request.ts'
import { openEmpty } from '../support/database.ts'

import { startTinyEdge } from './edge.ts'
import { probesOf, type Probe } from './hostile.arguments.ts'

let database: DataSource
let edge: Awaited<ReturnType<typeof startTinyEdge>>
let probes: Probe[]

beforeAll(async () => {
  database = await openEmpty('hostile_arguments', modules)
  setCursorKey(Buffer.alloc(32, 1))
  const gateway = await createGateway(modules)
  probes = probesOf(gateway.schema)
  edge = await startTinyEdge({ gateway, openRequest: createContexts(database, modules), rateLimitFactor: 1e6 })
})

afterAll(async () => {
  await edge.edge.close()
  await database.destroy()
})

const AT_ONCE = 5

// Who sees less is answered by the same readers: for them a part of the probes is enough.
const EVERY: Readonly<Record<string, number>> = { PUBLIC: 10, ADMIN: 1 }

test.each(['PUBLIC', 'ADMIN'])(
  'no value of any argument is an error of ours, for %s',
  async (role) => {
    const headers: Record<string, string> = role === 'PUBLIC' ? {} : { Authorization: `Bearer ${role}` }
    const wrong: string[] = []
    const left = probes.filter((_, place) => place % (EVERY[role] ?? 1) === 0)
    const work = async () => {
      for (let probe = left.pop(); probe; probe = left.pop()) {
        const answer = await edge.ask({ query: probe.query, variables: probe.variables }, headers)
        const text = await answer.text()
        if (answer.status >= 500 || /"(INTERNAL|TIMEOUT|UNAVAILABLE|GRAPHQL_\w+)"/.test(text))
          wrong.push(`${probe.name}: ${answer.status} ${text.slice(0, 300)}`)
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, work))
    expect(probes.length).toBeGreaterThan(500)
    expect(wrong).toEqual([])
    expect(edge.lines.filter((line) => line.includes('"level":"error"'))).toEqual([])
  },
  600_000,
)
