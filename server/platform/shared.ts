/**
 * Shares reads: each answers what stood at some moment after it was asked for, and those that wait for the same moment and the same key
 * are one. Many at once cost little more than one, and nobody is given what was read before the question. The read is told who waits for it.
 */
export function shareReads<Value, Asker = void>(
  read: (key: string, askers: readonly Asker[]) => Promise<Value>,
): (key: string, asker: Asker) => Promise<Value> {
  const running = new Map<string, Promise<Value>>()
  const next = new Map<string, { askers: Asker[]; waiting: Promise<Value> }>()
  const start = (key: string, askers: readonly Asker[]): Promise<Value> => {
    const started = read(key, askers).finally(() => running.delete(key))
    running.set(key, started)
    return started
  }
  return (key, asker) => {
    const now = running.get(key)
    if (!now) return start(key, [asker])
    const known = next.get(key)
    if (known) {
      known.askers.push(asker)
      return known.waiting
    }
    // What runs may have looked before the question: the next to start has not.
    const askers = [asker]
    const waiting = now
      .catch(() => undefined)
      .then(() => {
        next.delete(key)
        return start(key, askers)
      })
    next.set(key, { askers, waiting })
    return waiting
  }
}
