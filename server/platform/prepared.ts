import { createHash } from 'node:crypto'

import pg, { type Pool, type PoolClient } from 'pg'

import { isDatabaseLost } from './lost.ts'
import { noTracing, type Tracing } from './tracing.ts'

/** Says whether those that a read is for have gone away. */
export type Gone = Pick<AbortSignal, 'aborted' | 'reason'>

/** Gone when the last of several has gone. */
export const allGone = (several: readonly Gone[]): Gone => ({
  get aborted() {
    return several.every(({ aborted }) => aborted)
  },
  get reason(): unknown {
    return several[0]?.reason
  },
})

/** Runs a read; it ends when whoever it is for goes away. */
export type RunRead = <Row>(text: string, values: readonly unknown[], gone: Gone) => Promise<Row[]>

const NAMED_AT_MOST = 500

// How often it is looked whether a reader's client has gone: to listen to each would cost a sixth of a short read.
const LOOK_MS = 50

interface Reading {
  client: PoolClient
  gone: Gone
  cancelled: Promise<void> | null
}

/** Reads as prepared statements; past 500 different texts as unnamed ones, so that the database's memory stays bounded. */
export function createReader(pool: Pool, tracing: Tracing = noTracing): RunRead {
  const span = tracing === noTracing ? null : tracing.span
  const names = new Map<string, string>()
  const nameOf = (text: string): string | undefined => {
    let name = names.get(text)
    if (!name && names.size < NAMED_AT_MOST) names.set(text, (name = createHash('sha256').update(text).digest('base64url').slice(0, 24)))
    return name
  }
  // Cancelling needs a connection that no waiting reader holds.
  let cancelling: Pool | null = null
  const cancel = async (client: PoolClient): Promise<void> => {
    cancelling ??= new pg.Pool({ ...pool.options, max: 1, idleTimeoutMillis: 1000, allowExitOnIdle: true }).on('error', () => {})
    const { processID } = client as PoolClient & { processID: number }
    await cancelling.query('select pg_cancel_backend($1)', [processID]).catch(() => undefined) // the statement's own limit ends it
  }
  const running = new Set<Reading>()
  setInterval(() => {
    for (const reading of running) if (reading.gone.aborted) reading.cancelled ??= cancel(reading.client)
  }, LOOK_MS).unref()

  return async <Row>(text: string, values: readonly unknown[], gone: Gone) => {
    if (gone.aborted) throw gone.reason
    const client = await pool.connect()
    const name = nameOf(text)
    const reading: Reading = { client, gone, cancelled: null }
    running.add(reading)
    let failure: unknown
    try {
      if (gone.aborted) throw gone.reason
      const read = () => client.query({ ...(name && { name }), text, values: values as unknown[] })
      const { rows } = await (span ? span('sql', { 'db.system.name': 'postgresql', 'db.query.text': text.slice(0, 2000) }, read) : read())
      return rows as Row[]
    } catch (error) {
      failure = error
      throw gone.aborted ? gone.reason : error
    } finally {
      running.delete(reading)
      // Given back only when no cancelling is on its way, which would meet the next reader's statement.
      if (reading.cancelled) await reading.cancelled
      client.release(isDatabaseLost(failure))
    }
  }
}
