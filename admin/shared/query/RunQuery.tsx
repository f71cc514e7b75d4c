import { useState } from 'react'

import { useAnnounce } from '../ui/Announcer.tsx'
import { CopyButton } from '../ui/CopyButton.tsx'
import { Icon } from '../ui/Icon.tsx'
import { ask } from './ask.ts'
import type { Question } from './narrow.ts'

type Answer = { text: string; milliseconds: number; failed: boolean }

/** An operation with its variables, a button that copies each, and one that runs them. */
export function RunQuery({ question }: { question: Question }) {
  const variables = JSON.stringify(question.variables, null, 2)
  const { answer, running, run } = useRun(question.operation, variables)
  const hasVariables = Object.keys(question.variables).length > 0
  return (
    <div className="stack">
      <Copyable name="Operation" text={question.operation} />
      {hasVariables && <Copyable name="Variables" text={variables} />}
      <button className="btn blue" type="button" onClick={run} disabled={running}>
        <Icon name="run" size={18} />
        {running ? 'Running' : 'Run'}
      </button>
      {answer && <ShowAnswer answer={answer} />}
    </div>
  )
}

/** Runs one operation at a time and keeps its last answer. */
export function useRun(operation: string, variables: string) {
  const [answer, setAnswer] = useState<Answer | null>(null)
  const [running, setRunning] = useState(false)
  const announce = useAnnounce()
  const run = async () => {
    setRunning(true)
    const result = await ask(operation, variables, AbortSignal.timeout(30_000)).catch((error: Error) => ({
      text: error.message,
      milliseconds: 0,
      failed: true,
    }))
    setAnswer(result)
    setRunning(false)
    announce(result.failed ? 'The query was answered with an error' : `The query was answered in ${result.milliseconds} milliseconds`)
  }
  return { answer, running, run }
}

/** The graph's answer as JSON. */
export function ShowAnswer({ answer }: { answer: Answer }) {
  return (
    <section aria-label="Answer">
      <div className="row between">
        <h3>{answer.failed ? 'Answered with an error' : 'Answer'}</h3>
        {answer.milliseconds > 0 && <span className="mut sm num">{answer.milliseconds} ms</span>}
      </div>
      <pre className="code answer-json" tabIndex={0}>
        {answer.text}
      </pre>
    </section>
  )
}

function Copyable({ name, text }: { name: string; text: string }) {
  return (
    <section aria-label={name}>
      <div className="row between">
        <h3>{name}</h3>
        <CopyButton text={() => text} className="btn s quiet" />
      </div>
      <pre className="code" tabIndex={0}>
        {text}
      </pre>
    </section>
  )
}
