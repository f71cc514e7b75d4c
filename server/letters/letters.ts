import { stopPage, stopPath, type DueLetter, type LetterQueue } from '../identity/index.ts'
import type { Log } from '../platform/log.ts'
import type { Metrics } from '../platform/metrics.ts'

import { askForLetter, type Asking } from './letter.ask.ts'
import { writeLetter } from './letter.write.ts'
import type { Post } from './post.ts'

export interface LetterParts extends Asking {
  queue: LetterQueue
  post: Post
  /** Where people find Careweave, without a slash at the end. */
  home: string
  keyOf(accountId: string): string
  log: Log
  metrics: Pick<Metrics, 'countLetter'>
}

type Outcome = 'sent' | 'empty' | 'failed' | 'unsure'

/**
 * Writes and sends every letter that is due. A letter is noted as being sent before it is handed over, so that whatever happens then, it is sent once
 * or not at all; the next one begins where the last that surely went ended. Answers what became of how many.
 */
export async function sendLetters(parts: LetterParts, now: Date, signal?: AbortSignal): Promise<Record<Outcome, number>> {
  const { queue, log, metrics } = parts
  const counts: Record<Outcome, number> = { sent: 0, empty: 0, failed: 0, unsure: 0 }
  const count = (outcome: Outcome) => {
    counts[outcome] += 1
    metrics.countLetter(outcome)
  }
  const { unsure } = await queue.prepare(now)
  if (unsure > 0) log.warn({ letters: unsure }, 'letters were cut off while they were sent; they are not sent again')
  for (let left = unsure; left > 0; left -= 1) count('unsure')
  while (!signal?.aborted) {
    const letter = await queue.take(now)
    if (!letter) break
    // What goes wrong here leaves the letter in nobody's hands, and it is looked at again when that has lasted too long.
    const outcome = await sendOne(parts, letter, now).catch((error: unknown) => {
      log.error({ error, letter: letter.id }, 'a letter could not be written')
      return 'failed' as const
    })
    if (outcome) count(outcome)
  }
  return counts
}

async function sendOne(parts: LetterParts, letter: DueLetter, now: Date): Promise<Outcome | null> {
  const { queue, post, home, keyOf, log } = parts
  const { id, name, email, tries, reader, told } = letter
  const content = await askForLetter(parts, letter, now)
  const waiting = content.waiting.map((one) => one.id)
  if (content.count === 0 && waiting.every((one) => told.includes(one))) {
    await queue.end(letter, 'EMPTY', now, waiting)
    return 'empty'
  }
  const key = keyOf(reader.accountId)
  const written = writeLetter(letter, content, { home, stop: home + stopPage(key) })
  if (!(await queue.begin(letter, now))) return null
  const receipt = await post({ id, name, email, stop: home + stopPath(key), ...written })
  if (receipt.taken === true) {
    await queue.end(letter, 'SENT', now, waiting)
    return 'sent'
  }
  if (receipt.taken === 'unknown') {
    await queue.end(letter, 'UNSURE', now, [])
    log.warn({ letter: id, ...receipt.why }, 'the mail server did not say whether it took a letter; it is not sent again')
    return 'unsure'
  }
  await queue.postpone(letter, now)
  log.warn({ letter: id, tries, ...receipt.why }, 'the mail server did not take a letter; it is tried again later')
  return 'failed'
}
