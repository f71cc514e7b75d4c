import { useEffect, useState } from 'react'

/** What the server says a question will cost, before anything is run. */
export interface Estimate {
  estimated: number
  budget: number
  mostExpensiveField: string | null
  cheaper: string | null
}

/** The cost of a question that is fit to be run, asked for once the typing rests. */
export function useEstimate(operation: string, variables: string, isFit: boolean): Estimate | null {
  const [known, setKnown] = useState<{ key: string; estimate: Estimate } | null>(null)
  const key = `${operation}\n${variables}`
  useEffect(() => {
    if (!isFit) return
    const leaving = new AbortController()
    const timer = setTimeout(async () => {
      const estimate = await fetchEstimate(operation, variables, leaving.signal).catch(() => null)
      if (estimate && !leaving.signal.aborted) setKnown({ key, estimate })
    }, 400)
    return () => {
      clearTimeout(timer)
      leaving.abort()
    }
  }, [key, operation, variables, isFit])
  return known?.key === key ? known.estimate : null
}

async function fetchEstimate(operation: string, variables: string, signal: AbortSignal): Promise<Estimate | null> {
  const response = await fetch('/graphql/cost', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: operation, variables: JSON.parse(variables.trim() || '{}') as unknown }),
    signal,
  })
  return response.ok ? ((await response.json()) as Estimate) : null
}
