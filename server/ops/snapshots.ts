import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { finished } from 'node:stream/promises'

import type { DataSource } from 'typeorm'

import type { FindActor } from '../identity/index.ts'
import { describeFailure } from '../platform/failure.ts'
import type { Invite } from '../platform/http.entrance.ts'
import { claimDue, finishDue, newReceiptId, type Due, type Outcome } from '../workbench/index.ts'
import { answerFile, type Graph } from './answer.ts'
import { findSaved, type Format } from './question.ts'

const LONGEST_MS = 5 * 60_000

interface Parts {
  database: DataSource
  graph: Graph
  invite: Invite
  findActor: FindActor
  /** Told of what nobody foresaw, by the reference that the schedule shows. */
  noteFailure(error: unknown, reference: string): void
}

/** Takes the snapshots that are due, one after the other, and answers how many were tried. Of several processes each takes its own. */
export async function takeSnapshots(parts: Parts, now: Date, signal: AbortSignal = new AbortController().signal): Promise<number> {
  let tried = 0
  for (;;) {
    const due = signal.aborted ? null : await claimDue(parts.database, now)
    if (!due) return tried
    tried += 1
    const receiptId = newReceiptId()
    const outcome = await take(parts, due, receiptId, now, AbortSignal.any([signal, AbortSignal.timeout(LONGEST_MS)]))
    // What could not even be tried, or was cut off by a stop, is tried again when it is no longer held.
    if (outcome && !signal.aborted) await finishDue(parts.database, due, receiptId, outcome, now)
  }
}

// What ends a schedule: nothing would be different the next time.
const FINAL = ['UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND']

async function take({ graph, invite, findActor, noteFailure }: Parts, due: Due, id: string, now: Date, signal: AbortSignal): Promise<Outcome | null> {
  if (due.isRetired) return { failure: 'The query was taken out of use.', isFinal: true }
  const actor = await findActor(due.ownerId, due.tokenId, now)
  if ('refusal' in actor) return { failure: actor.refusal, isFinal: true }
  const requestId = randomUUID()
  try {
    await invite({ viewer: actor.viewer, requestId, signal, now }, async (guest) => {
      guest.context.permit('file:fetch')
      const saved = await findSaved(guest, due.name, due.operationVersion)
      const question = { ...saved, variables: { ...saved.variables, ...due.variables } }
      const snapshot = { id, scheduleId: due.id }
      const { body } = await answerFile(guest, graph, question, {
        format: due.format as Format,
        rowsOf: null,
        hasLines: false,
        hasMark: false,
        snapshot,
      })
      // A CSV is written, and its receipt with it, as it is read.
      if (body instanceof Readable) await finished(body.resume())
    })
    return { failure: null, isFinal: false }
  } catch (error) {
    const { code, message, unexpected } = describeFailure(error, requestId)
    if (unexpected) noteFailure(error, requestId)
    return code === 'UNAVAILABLE' ? null : { failure: message, isFinal: FINAL.includes(code) }
  }
}
