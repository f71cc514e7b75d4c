import { useRef, useState } from 'react'

import { useAnnounce } from '../shared/ui/Announcer.tsx'

export interface GraphProblem {
  message: string
  path?: readonly (string | number)[]
  locations?: readonly { line: number; column: number }[]
  extensions?: { code?: string }
}

export interface Answer {
  data: unknown
  errors: readonly GraphProblem[]
  cost: { estimated: number; actual: number; budget: number } | null
  milliseconds: number
  /** What was asked, so that the answer is read by it whatever is typed since. */
  asked: { operation: string; variables: string }
}

interface Body {
  data?: unknown
  errors?: readonly GraphProblem[]
  extensions?: { cost?: Answer['cost'] }
}

/** Runs one operation at a time. A failed run leaves the last answer that had data standing. */
export function useRun() {
  const [answer, setAnswer] = useState<Answer | null>(null)
  const [problems, setProblems] = useState<readonly GraphProblem[]>([])
  const [isRunning, setIsRunning] = useState(false)
  const running = useRef<AbortController | null>(null)
  const announce = useAnnounce()
  const run = async (asked: Answer['asked']) => {
    running.current?.abort()
    const mine = new AbortController()
    running.current = mine
    setIsRunning(true)
    try {
      const next = await ask(asked, mine.signal)
      if (running.current !== mine) return
      setProblems(next.errors)
      if (next.data != null || next.errors.length === 0) setAnswer(next)
      announce(next.errors.length > 0 ? `Answered with ${next.errors.length} problems` : `Answered in ${next.milliseconds} milliseconds`)
    } catch (error) {
      if (running.current !== mine) return
      const wasStopped = mine.signal.aborted
      setProblems([{ message: wasStopped ? 'Stopped. What stands below is the answer before.' : describe(error) }])
      announce(wasStopped ? 'Stopped' : 'The query failed')
    } finally {
      if (running.current === mine) {
        running.current = null
        setIsRunning(false)
      }
    }
  }
  return { answer, problems, isRunning, run, stop: () => running.current?.abort() }
}

async function ask(asked: Answer['asked'], signal: AbortSignal): Promise<Answer> {
  const started = performance.now()
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json, application/json' },
    body: JSON.stringify({ query: asked.operation, variables: JSON.parse(asked.variables.trim() || '{}') as unknown }),
    signal,
  })
  const { data, errors = [], extensions } = (await response.json()) as Body
  return { data: data ?? null, errors, cost: extensions?.cost ?? null, milliseconds: Math.round(performance.now() - started), asked }
}

function describe(error: unknown): string {
  if (error instanceof SyntaxError) return 'The variables are not valid JSON, or the server did not answer as it should.'
  return 'The server could not be reached. Check the connection and run it again.'
}
