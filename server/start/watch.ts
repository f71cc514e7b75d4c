import type { DataSource } from 'typeorm'

import { escalateQuestions } from '../network/index.ts'
import type { Log } from '../platform/log.ts'

const EVERY_MS = 10 * 60_000

/** Looks every ten minutes for what has waited too long; answers how to stop. A look that fails is made again the next time. */
export function watchWaiting(database: DataSource, log: Log): () => void {
  const look = () =>
    void escalateQuestions(database, new Date())
      .then((late) => late > 0 && log.info({ late }, 'questions that nobody answered were told of'))
      .catch((error: unknown) => log.warn({ error }, 'what waits could not be looked for'))
  look()
  const timer = setInterval(look, EVERY_MS).unref()
  return () => clearInterval(timer)
}
