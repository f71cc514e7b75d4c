import type DataLoader from 'dataloader'
import type { EntityManager } from 'typeorm'

import type { Change } from './audit.ts'
import type { ImportKind } from './import-kind.ts'
import type { Gone } from './prepared.ts'
import type { Use } from './use.ts'
import type { Versions } from './versions.ts'
import type { Viewer } from './viewer.ts'

/** What one request carries: who asks, and the ways to the data that respect it. */
export interface Context {
  viewer: Viewer
  requestId: string
  /** The client's address, for throttling and the audit. */
  address: string
  userAgent: string | null
  /** Whether the client speaks https, so that cookies may be Secure. */
  secure: boolean
  now: Date
  /** The programme’s day, ISO 8601: today, unless the demonstration set fixes it. */
  today(): Promise<string>
  /** This moment in the programme's day. */
  moment(): Promise<Date>
  /** The versions of the modules' data, as they stand after the call. */
  versions(): Promise<Versions>
  validator: Validator
  use: Use
  /** Aborted when the client goes away. */
  signal: AbortSignal
  /** Runs a read as a named prepared statement on the pool; it ends when the client goes away, or whoever else it is said to be for. */
  query<Row>(text: string, values: readonly unknown[], gone?: Gone): Promise<Row[]>
  /** The request's own loader of that name: many loads in one tick become one batch. */
  loader<Key, Value>(name: string, batch: (keys: readonly Key[]) => Promise<ArrayLike<Value | Error>>): DataLoader<Key, Value, string>
  /** Runs a command: everything inside is saved together or not at all. */
  transaction<T>(run: (db: EntityManager) => Promise<T>): Promise<T>
  /** Throws unless the policy allows the viewer this action, on this subject where there is one. */
  authorise(action: string, subject?: unknown): void
  /** The same for a look that no root field of the graph decides, such as fetching a file. */
  permit(action: string): void
  /** Whether the policy allows the viewer this action. */
  may(action: string): boolean
  /** Writes the audit row of a change, in the change's own transaction. */
  audit(db: EntityManager, change: Change): Promise<void>
  /** What can be imported from a file, of all modules. */
  importKinds: readonly ImportKind[]
  /** Does what takes longer than an answer may; what goes wrong there is logged. */
  inBackground(work: () => Promise<void>): void
  /** Adds a Set-Cookie line to the answer. */
  setCookie(line: string): void
  /** How many statements this request has run. */
  statements: number
}

/** What decides whether an answer must be sent (RFC 9110, 8.8 and 13.1.2). */
export interface Validator {
  /** The validators of answers that the client has; null where it cannot use any. */
  known: readonly string[] | null
  /** Whether the client wants it computed anew: `Cache-Control: no-cache` (RFC 9111, 5.2.1.4). */
  anew: boolean
  /** The versions of the data as they stood when the request had come, where they are known without asking. */
  versions: Versions | null
  /** The validator of this answer, where it has one. */
  etag: string | null
}
