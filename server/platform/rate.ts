import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

import { RateLimited } from './errors.ts'
import { addressKey } from './http.address.ts'
import type { Purse } from './use.ts'
import type { Viewer } from './viewer.ts'

const ANONYMOUS_A_MINUTE = 60_000
const SIGNED_IN_A_MINUTE = 300_000
const SIGNED_IN_AN_HOUR = 5_000_000

/** The points budgets of all callers, kept in this process. */
export interface Rate {
  /** Takes points from the caller's budgets and says what is left of them, or refuses and takes nothing. */
  spend(viewer: Viewer, address: string, points: number): Promise<Purse[]>
}

/** Budgets in points: a minute's for everybody, an hour's for who is signed in. The factor multiplies them for load tests. */
export function createRate(factor: number): Rate {
  const budget = (name: string, points: number, duration: number) =>
    new RateLimiterMemory({ keyPrefix: name, points: Math.ceil(points * factor), duration })
  const anonymous = [budget('minute', ANONYMOUS_A_MINUTE, 60)]
  const signedIn = [budget('minute', SIGNED_IN_A_MINUTE, 60), budget('hour', SIGNED_IN_AN_HOUR, 3600)]
  return {
    async spend(viewer, address, points) {
      const known = viewer.tokenId ?? viewer.sessionId ?? (viewer.via === 'schedule' ? viewer.accountId : null)
      const key = known ?? addressKey(address)
      const purses: Purse[] = []
      for (const limiter of known ? signedIn : anonymous) purses.push(await take(limiter, key, points))
      return purses
    },
  }
}

async function take(limiter: RateLimiterMemory, key: string, points: number): Promise<Purse> {
  try {
    const { remainingPoints, msBeforeNext } = await limiter.consume(key, points)
    const { keyPrefix: name, points: limit, duration: windowSeconds } = limiter
    return { name, limit, windowSeconds, remaining: remainingPoints, resetSeconds: Math.max(1, Math.ceil(msBeforeNext / 1000)) }
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused
    await limiter.reward(key, points) // what is refused costs nothing, or one dear question would shut out the cheap ones after it
    const seconds = Math.max(1, Math.ceil(refused.msBeforeNext / 1000))
    throw new RateLimited(
      `You have used up your ${limiter.points} points for now. Try again in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`,
      seconds,
    )
  }
}
