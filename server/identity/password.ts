import { randomBytes } from 'node:crypto'
import argon2 from 'argon2'

import { RateLimited } from '../platform/errors.ts'

import { normalisePassword } from './password.rules.ts'

// ASVS 5.0 appendix C: argon2id, t=1, m>=46 MiB, p=1; about 0.1 s of one core.
const cost = { memoryCost: 46 * 1024, timeCost: 1, parallelism: 1 }

// A verification of this takes the same work as a real one and never succeeds, so an unknown account answers in the same time.
const decoy = `$argon2id$v=19$m=${cost.memoryCost},t=${cost.timeCost},p=${cost.parallelism}$${unpadded(16)}$${unpadded(32)}`

/** Hashes a password for keeping. */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => argon2.hash(normalisePassword(password), { type: argon2.argon2id, hashLength: 32, ...cost }))
}

/** Whether the password is the one kept; the same work when nothing is kept (null). */
export async function isPasswordRight(kept: string | null, password: string): Promise<boolean> {
  const same = await inTurn(() => argon2.verify(kept ?? decoy, normalisePassword(password)))
  return same && kept !== null
}

/** Whether a kept hash was made with other parameters than today's. */
export function isHashStale(kept: string): boolean {
  return !kept.startsWith('$argon2id$') || argon2.needsRehash(kept, cost)
}

function unpadded(bytes: number): string {
  return randomBytes(bytes).toString('base64').replaceAll('=', '')
}

// Each hash takes 46 MiB and a core: four at a time, and a queue that ends, so that guessing cannot exhaust the server.
const atOnce = 4
const longestQueue = 100
const waiting: (() => void)[] = []
let running = 0

async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  if (waiting.length >= longestQueue) throw new RateLimited('Too many people are signing in at this moment. Try again in a few seconds.', 5)
  if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve))
  else running++
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running--
  }
}
