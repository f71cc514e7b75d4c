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

const SNAPSHOTS_EVERY_MS = 60_000

/** Looks every minute for snapshots that are due; to stop ends the one that is being taken, which another process or the next start takes. */
export function watchSnapshots(take: (now: Date, signal: AbortSignal) => Promise<number>, log: Log): { stop(): Promise<void> } {
  const stopping = new AbortController()
  let looking: Promise<void> | null = null
  const look = () => {
    looking ??= take(new Date(), stopping.signal)
      .then((taken) => void (taken > 0 && log.info({ taken }, 'snapshots were taken')))
      .catch((error: unknown) => log.warn({ error }, 'snapshots could not be taken'))
      .finally(() => void (looking = null))
  }
  const timer = setInterval(look, SNAPSHOTS_EVERY_MS).unref()
  return {
    async stop() {
      clearInterval(timer)
      stopping.abort()
      await looking
    },
  }
}
