import type { ImportKind } from '../platform/import-kind.ts'

import { makeChange, putBackChange } from './change.commands.ts'

/** How every import into the directory is one change, and how that is undone. */
export const importChange: Pick<ImportKind, 'change' | 'undo'> = {
  change: (context, run) => makeChange(context, async (db, id) => ({ answer: undefined, said: await run(db, id), isOfMany: true })),
  undo: async (context, id, { why }) => {
    await makeChange(context, async (db) => {
      // As many rows as were imported: longer than what is done while somebody waits for the answer may take.
      for (const limit of ['statement_timeout', 'idle_in_transaction_session_timeout']) await db.query(`set local ${limit} = 0`)
      return putBackChange(context, db, { id, why })
    })
  },
}
