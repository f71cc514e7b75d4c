import type { DataSource } from 'typeorm'

import { createLetterQueue, stopKey } from '../../server/identity/index.ts'
import { sendLetters, type LetterParts } from '../../server/letters/letters.ts'
import { createPost } from '../../server/letters/post.ts'
import { modules } from '../../server/modules.ts'
import { appendAudit } from '../../server/platform/audit.ts'
import { setCursorKey } from '../../server/platform/cursor.ts'
import { createDatabase } from '../../server/platform/database.ts'
import { createGateway } from '../../server/platform/gateway.ts'
import { createLog } from '../../server/platform/log.ts'
import { createMetrics, type Metrics } from '../../server/platform/metrics.ts'
import { createContexts } from '../../server/platform/request.ts'
import { systemViewer } from '../../server/platform/viewer.ts'
import { closeDatabase } from '../../server/start/close.ts'
import { makeDatabase } from '../support/database.ts'
import { openMailbox, type Mailbox } from './mailbox.ts'

export const home = 'https://careweave.example'
export const secret = Buffer.alloc(32, 7)

/** The record with people who may get letters, and a mail server for them. */
export interface World {
  url: string
  database: DataSource
  mailbox: Mailbox
  parts: LetterParts
  metrics: Metrics
  /** What the log says. */
  log: string[]
  /** Does what the server does every few minutes, at this moment. */
  send(now: Date, parts?: LetterParts): ReturnType<typeof sendLetters>
  /** Somebody who has chosen their letters a month ago. */
  person(name: string, choice: { letters: string; role?: string; pilot?: string }): Promise<{ id: string; email: string }>
  /** What came for somebody. */
  for(email: string): string[]
  /** The common history tells that something happened to it. */
  happens(kind: string, id: string, sentence: string, at: Date): Promise<void>
  follows(accountId: string, kind: 'organisationId' | 'partnershipId' | 'pilotId', id: string): Promise<void>
  one(sql: string, values?: unknown[]): Promise<Record<string, string>>
  close(): Promise<void>
}

/** Makes a world. */
export async function createWorld(): Promise<World> {
  setCursorKey(Buffer.alloc(32, 1))
  const { url, drop } = await makeDatabase('record')
  const log: string[] = []
  const lines = createLog('info', { write: (line: string) => void log.push(line) })
  const database = await createDatabase(url, modules, lines).initialize()
  const mailbox = await openMailbox()
  const metrics = createMetrics()
  const { execute } = await createGateway(modules)
  const post = createPost({ url: mailbox.url, from: { name: 'Careweave', address: 'careweave@programme.example' } })
  const parts: LetterParts = {
    execute,
    openRequest: createContexts(database, modules),
    queue: createLetterQueue(database),
    post,
    home,
    keyOf: (id) => stopKey(secret, id),
    log: lines,
    metrics,
  }
  const one: World['one'] = async (sql, values = []) => (await database.query<Record<string, string>[]>(sql, values))[0] ?? {}
  return {
    url,
    database,
    mailbox,
    parts,
    metrics,
    log,
    one,
    send: (now, own = parts) => sendLetters(own, now),
    async person(name, { letters, role = 'MEMBER', pilot }) {
      const email = `${name.toLowerCase().replace(/\W+/g, '.')}@people.example`
      const { id } = await one(
        `insert into identity.account (name, email, role, "pilotIds", letters, "lettersSince") values ($1, $2, $3, coalesce((select array[id] from programme.pilot where slug = $4), '{}'), $5, '2026-10-01') returning id`,
        [name, email, role, pilot ?? null, letters],
      )
      return { id: id!, email }
    },
    for: (email) => mailbox.letters.filter(({ to }) => to.includes(email)).map(({ text }) => text),
    happens: (subjectKind, subjectId, sentence, at) =>
      database.transaction((db) => appendAudit(db, systemViewer, null, at, { action: 'test', subjectKind, subjectId, sentence })),
    async follows(accountId, kind, id) {
      await database.query(`insert into network.follow ("accountId", thing, "${kind}", since) values ($1, $2::text, $2::uuid, '2026-10-01')`, [
        accountId,
        id,
      ])
    },
    async close() {
      await mailbox.close()
      await closeDatabase(database)
      await drop()
    },
  }
}
