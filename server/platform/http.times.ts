import { ExpectedError } from './errors.ts'
import { Refused } from './failure.ts'

/** How long the server waits, in milliseconds. */
export interface HttpTimes {
  /** For all headers of a request. */
  headers: number
  /** For the whole of a request. */
  request: number
  /** For the next request on an idle connection. */
  keepAlive: number
  /** For anything at all to happen on a connection. */
  idle: number
  /** Between two looks at who is late. */
  check: number
  /** For our own answer. */
  answer: number
  /** For requests in flight when the server closes. */
  close: number
}

/** SECURITY.md 3.1; measured there to cut slow clients at 9.1, 13.1 and 9.0 seconds. */
export const HTTP_TIMES = {
  headers: 8_000,
  request: 12_000,
  keepAlive: 5_000,
  // A proxy keeps connections for about a minute: closing first would lose the request that it sends at that moment.
  keepAliveBehindProxy: 65_000,
  idle: 30_000,
  check: 1_000,
  answer: 20_000,
  close: 10_000,
} as const satisfies HttpTimes & { keepAliveBehindProxy: number }

/** Waits for the work so long and no longer; then it is told to stop, as it is when the client leaves. */
export function patience<T>(milliseconds: number, leaving: AbortController, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new ExpectedError('TIMEOUT', 'This took too long and was stopped. Ask for less, or try again later.'))
      leaving.abort(new Refused(503, 'The time for the answer is over.'))
    }, milliseconds)
    work.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
