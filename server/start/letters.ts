import type { DataSource } from 'typeorm'

import { createLetterQueue, createLetterRoutes, stopKey } from '../identity/index.ts'
import { sendLetters, type LetterParts } from '../letters/letters.ts'
import { createPost } from '../letters/post.ts'
import type { Config } from '../platform/config.ts'
import { poolOf } from '../platform/database.ts'
import type { Route } from '../platform/http.routes.ts'
import { secretOf } from '../platform/secret.ts'

const EVERY_MS = 5 * 60_000

export interface Letters {
  /** Where letters are stopped, whether any are sent or not: those that were sent may still be read. */
  routes: Route[]
  /** Looks every few minutes for letters that are due, and sends them; answers how to stop. Without a mail server nothing is sent. */
  watch(): () => Promise<void>
}

/** Letters by e-mail: of everything that runs, only this process sends any, and of several such processes each letter is one's. */
export async function createLetters(
  { mail, publicUrl }: Pick<Config, 'mail' | 'publicUrl'>,
  database: DataSource,
  asking: Pick<LetterParts, 'execute' | 'openRequest' | 'log' | 'metrics'>,
): Promise<Letters> {
  const pool = poolOf(database)
  const secret = await secretOf(pool, 'letters')
  return {
    routes: createLetterRoutes(pool, secret),
    watch() {
      if (!mail || !publicUrl) return () => Promise.resolve()
      const keyOf = (accountId: string) => stopKey(secret, accountId)
      const parts = { ...asking, queue: createLetterQueue(database), post: createPost(mail), home: publicUrl, keyOf }
      const stopping = new AbortController()
      let looking: Promise<unknown> | null = null
      const look = () => {
        looking ??= sendLetters(parts, new Date(), stopping.signal)
          .catch((error: unknown) => asking.log.warn({ error }, 'letters could not be looked for'))
          .finally(() => (looking = null))
      }
      look()
      const timer = setInterval(look, EVERY_MS).unref()
      return async () => {
        clearInterval(timer)
        stopping.abort()
        await looking
      }
    },
  }
}
