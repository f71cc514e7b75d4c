import { destination, pino, type DestinationStream, type Logger } from 'pino'

import type { LogLevel } from './config.ts'

export type Log = Logger

// Whatever carries these names, at whatever depth the logger can name, is nobody's to read.
const SECRET = ['password', 'secret', 'token', 'code', 'cookie', 'authorization', 'variables', 'parameters']

const LONGEST = 4_000

/** The log: one JSON object a line on the standard error, without secrets. */
export function createLog(level: LogLevel, stream: DestinationStream = destination(2)): Log {
  return pino(
    {
      level,
      base: undefined,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { error: describeError },
      redact: { paths: SECRET.flatMap((name) => [name, `*.${name}`]), censor: '[hidden]' },
    },
    stream,
  )
}

/** Logs what went wrong behind an answer that was given already. */
export const noteFailure =
  (log: Log) =>
  (error: unknown, requestId: string): void =>
    log.error({ error, requestId }, 'work behind an answer failed')

// A database error carries the row and the parameters that it stumbled over; only its name, text and place are kept.
function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error).slice(0, LONGEST) }
  const facts = error as Error & Record<string, unknown>
  return {
    type: error.name,
    message: error.message.slice(0, LONGEST),
    stack: error.stack?.slice(0, LONGEST),
    sqlState: facts.code,
    table: facts.table,
    constraint: facts.constraint,
  }
}
