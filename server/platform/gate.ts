import { monitorEventLoopDelay } from 'node:perf_hooks'

import { Refused } from './failure.ts'
import { RateLimited } from './errors.ts'

/** What the gate lets through. */
export interface GateSizes {
  /** Requests at work at the same time. */
  running: number
  /** Requests that may wait for their turn. */
  waiting: number
  /** Requests at work for one token; its others wait, so that one program cannot take every place. */
  perToken: number
  /** Requests of one token that may wait. */
  waitingPerToken: number
  /** How late the event loop may be, at the ninetieth percentile, before new work is turned away. */
  lagMs: number
}

const RUNNING = 40
// Three hundred readers who all ask at the same moment are still answered.
const WAITING = 400
const LAG_MS = 500

/** The sizes of the gate; the factor of load tests widens a single token's share and lets the process be later. */
export const gateSizes = (factor: number): GateSizes => ({
  running: RUNNING,
  waiting: WAITING,
  perToken: Math.max(1, Math.floor(5 * factor)),
  waitingPerToken: Math.floor(Math.min(WAITING, (WAITING / 2) * factor)),
  lagMs: LAG_MS * Math.max(1, factor),
})

export interface Gate {
  /** Waits for a place; the answer gives it back. Throws when there is none to be had, or when the client has left. */
  enter(token: string | null, signal: AbortSignal): Promise<() => void>
  readonly running: number
  readonly waiting: number
}

interface Waiter {
  token: string | null
  admit(): void
}

/** A gate in front of the work: so many at a time, so many in the queue, nobody while the process is out of breath. */
export function createGate(lag: () => number, sizes: GateSizes): Gate {
  const held = new Map<string, number>()
  const queue: Waiter[] = []
  let running = 0

  const isFree = (token: string | null) => running < sizes.running && (token === null || (held.get(token) ?? 0) < sizes.perToken)

  const take = (token: string | null) => {
    running += 1
    if (token !== null) held.set(token, (held.get(token) ?? 0) + 1)
    let isHeld = true
    return () => {
      if (!isHeld) return
      isHeld = false
      giveBack(token)
    }
  }

  const giveBack = (token: string | null) => {
    running -= 1
    const left = token === null ? 0 : (held.get(token) ?? 1) - 1
    if (token !== null && left > 0) held.set(token, left)
    else if (token !== null) held.delete(token)
    const next = queue.findIndex((waiter) => isFree(waiter.token))
    if (next >= 0) queue.splice(next, 1)[0]?.admit()
  }

  return {
    async enter(token, signal) {
      if (lag() > sizes.lagMs) throw busy()
      if (isFree(token)) return take(token)
      if (queue.length >= sizes.waiting) throw busy()
      if (token !== null && queue.filter((waiter) => waiter.token === token).length >= sizes.waitingPerToken) throw tooManyAtOnce(sizes.perToken)
      return new Promise((resolve, reject) => {
        const admit = () => {
          signal.removeEventListener('abort', leave)
          resolve(take(token))
        }
        const waiter: Waiter = { token, admit }
        const leave = () => {
          queue.splice(queue.indexOf(waiter), 1)
          reject(new Refused(400, 'The client left before its turn came.'))
        }
        signal.addEventListener('abort', leave, { once: true })
        queue.push(waiter)
      })
    },
    get running() {
      return running
    },
    get waiting() {
      return queue.length
    },
  }
}

// Long enough that one slow turn of the loop, which passes by itself, is not taken for being out of breath.
const WINDOW_MS = 2_000

/** How late the event loop has been lately, in milliseconds at the ninetieth percentile. */
export function watchLag(): { milliseconds: () => number; stop: () => void } {
  const histogram = monitorEventLoopDelay({ resolution: 20 })
  histogram.enable()
  let latest = 0
  const timer = setInterval(() => {
    latest = histogram.percentile(90) / 1e6
    histogram.reset()
  }, WINDOW_MS).unref()
  return {
    milliseconds: () => latest,
    stop: () => {
      clearInterval(timer)
      histogram.disable()
    },
  }
}

const busy = () => new Refused(503, 'The service is busy. Try again shortly.')

const tooManyAtOnce = (most: number) =>
  new RateLimited(`This token already has ${most} requests at work and many more waiting. Send fewer at the same time.`, 1)
