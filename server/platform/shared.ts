import { setImmediate as nextTurn } from 'node:timers/promises'

/**
 * Shares reads: each answers what stood at some moment after it was asked for, and those that wait for the same moment and the same key
 * are one: whoever asks in the same turn of the event loop, or while the read before runs. Many at once cost little more than one, and
 * nobody is given what was read before the question. The read is told who waits for it.
 */
export function shareReads<Value, Asker = void>(
  read: (key: string, askers: readonly Asker[]) => Promise<Value>,
): (key: string, asker: Asker) => Promise<Value> {
  const running = new Map<string, Promise<Value>>()
  const gathering = new Map<string, { askers: Asker[]; answer: Promise<Value> }>()
  const start = (key: string, askers: readonly Asker[]): Promise<Value> => {
    gathering.delete(key)
    const started = read(key, askers).finally(() => running.delete(key))
    running.set(key, started)
    return started
  }
  return (key, asker) => {
    const known = gathering.get(key)
    if (known) {
      known.askers.push(asker)
      return known.answer
    }
    // What runs may have looked before the question: the next to start has not.
    const before = running.get(key)?.catch(() => undefined) ?? nextTurn()
    const askers = [asker]
    const answer = before.then(() => start(key, askers))
    gathering.set(key, { askers, answer })
    return answer
  }
}
