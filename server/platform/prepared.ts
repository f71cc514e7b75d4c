import { createHash } from 'node:crypto'

import pg, { type Pool, type PoolClient } from 'pg'

import { isDatabaseLost } from './lost.ts'
import { noTracing, type Tracing } from './tracing.ts'

/** Runs a read; it ends when the client goes away. */
export type RunRead = <Row>(text: string, values: readonly unknown[], signal: AbortSignal) => Promise<Row[]>

const NAMED_AT_MOST = 500

/** Reads as prepared statements; past 500 different texts as unnamed ones, so that the database's memory stays bounded. */
export function createReader(pool: Pool, { span }: Tracing = noTracing): RunRead {
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
  return async <Row>(text: string, values: readonly unknown[], signal: AbortSignal) => {
    signal.throwIfAborted()
    const client = await pool.connect()
    const name = nameOf(text)
    let cancelled: Promise<void> | null = null
    const leave = () => (cancelled = cancel(client))
    signal.addEventListener('abort', leave, { once: true })
    let failure: unknown
    try {
      signal.throwIfAborted()
      const read = () => client.query({ ...(name && { name }), text, values: values as unknown[] })
      const { rows } = await span('sql', { 'db.system.name': 'postgresql', 'db.query.text': text.slice(0, 2000) }, read)
      return rows as Row[]
    } catch (error) {
      failure = error
      throw signal.aborted ? signal.reason : error
    } finally {
      signal.removeEventListener('abort', leave)
      // Given back only when no cancelling is on its way, which would meet the next reader's statement.
      await cancelled
      client.release(isDatabaseLost(failure))
    }
  }
}
