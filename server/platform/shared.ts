/**
 * Shares reads: each answers what stood at some moment after it was asked for, and those that wait for the same moment and the same key
 * are one. Many at once cost little more than one, and nobody is given what was read before the question.
 */
export function shareReads<Value>(read: (key: string) => Promise<Value>): (key: string) => Promise<Value> {
  const running = new Map<string, Promise<Value>>()
  const next = new Map<string, Promise<Value>>()
  const start = (key: string): Promise<Value> => {
    const started = read(key).finally(() => running.delete(key))
    running.set(key, started)
    return started
  }
  return (key) => {
    const now = running.get(key)
    if (!now) return start(key)
    // What runs may have looked before the question: the next to start has not.
    const waiting =
      next.get(key) ??
      now
        .catch(() => undefined)
        .then(() => {
          next.delete(key)
          return start(key)
        })
    next.set(key, waiting)
    return waiting
  }
}
