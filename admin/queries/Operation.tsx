import { graphql } from 'cm6-graphql'
import type { Diagnostic } from '@codemirror/lint'
import { useMemo } from 'react'
import type { GraphQLSchema } from 'graphql'

import { Editor } from './Editor.tsx'
import { offsetAt } from './problems.ts'
import type { GraphProblem } from './run.ts'

/** The operation's editor: completion, lint and documentation come from the schema, and the server's errors stand at their line. */
export function Operation({
  schema,
  text,
  problems,
  change,
  run,
}: {
  schema: GraphQLSchema
  text: string
  problems: readonly GraphProblem[]
  change: (text: string) => void
  run: () => void
}) {
  const language = useMemo(() => graphql(schema, { onCompletionInfoRender: ({ documentation }) => describe(documentation) }), [schema])
  const found = useMemo(() => problems.flatMap((problem) => place(problem, text)), [problems])
  return (
    <div className="operation">
      <Editor label="Operation" value={text} language={language} found={found} change={change} run={run} />
    </div>
  )
}

function place({ message, locations = [] }: GraphProblem, text: string): Diagnostic[] {
  return locations.slice(0, 1).map((location) => {
    const from = offsetAt(text, location)
    const word = /^\w+/.exec(text.slice(from))?.[0].length ?? 1
    return { from, to: Math.min(text.length, from + word), severity: 'error', message }
  })
}

function describe(text: string | null | undefined): Node | null {
  return text ? document.createTextNode(text) : null
}
