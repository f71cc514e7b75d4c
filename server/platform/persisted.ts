import { createHash } from 'node:crypto'

import { ExpectedError } from './errors.ts'
import type { Viewer } from './viewer.ts'

/** The operations that an installation knows by their SHA-256, those of its own admin, and who may ask no others. */
export interface Persisted {
  /** The text of the operation with this hash. */
  textOf(hash: string): string | undefined
  /** Refuses an operation that is not among them to whoever may ask no others. */
  admit(viewer: Viewer, text: string): void
}

export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex')

/** The operations by their hashes; locked down, the public may ask nothing else. */
export const createPersisted = (texts: ReadonlyMap<string, string>, lockedFor: 'public' | null): Persisted => ({
  textOf: (hash) => texts.get(hash),
  admit(viewer, text) {
    if (lockedFor !== 'public' || viewer.via !== 'public' || texts.has(hashOf(text))) return
    throw new ExpectedError(
      'OPERATION_NOT_LISTED',
      'Here the public may ask only what the application itself asks, and run saved queries at /ops. Sign in, or send a token, to ask anything else.',
    )
  },
})

/** An operation is asked for by a hash that is not known here. */
export const notFound = (): ExpectedError =>
  new ExpectedError('PERSISTED_QUERY_NOT_FOUND', 'No operation with this hash is known here: send the whole operation in "query".')
