import { isDatabaseLost } from './failure.ts'
import type { Log } from './log.ts'

/**
 * The last resort for errors that nobody caught. A lost database is not the end: the pool opens new connections. After anything else the
 * process is in an unknown state: it says so and ends, and whoever started it starts it again.
 */
export function surviveOrEnd(log: Log, end: (code: number) => void): void {
  const decide = (error: unknown): void => {
    if (isDatabaseLost(error)) return log.warn({ error }, 'the database was lost outside any request')
    log.fatal({ error }, 'an error that nobody caught; the process ends')
    end(1)
  }
  process.on('uncaughtException', decide)
  process.on('unhandledRejection', (error) => log.error({ error }, 'a rejection that nobody caught'))
}
