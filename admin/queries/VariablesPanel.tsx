import { json } from '@codemirror/lang-json'
import { useState } from 'react'
import type { DocumentNode, GraphQLSchema } from 'graphql'

import { Icon } from '../shared/ui/Icon.tsx'
import { Editor } from './Editor.tsx'
import { variablesOf } from './variables.ts'
import { VariablesForm } from './VariablesForm.tsx'

const language = json()

/** The variables, as a form or as JSON, and whether they fit the query. */
export function VariablesPanel({
  schema,
  document,
  text,
  wrong,
  change,
  run,
}: {
  schema: GraphQLSchema
  document: DocumentNode | null
  text: string
  wrong: readonly string[]
  change: (text: string) => void
  run: () => void
}) {
  const [isJson, setIsJson] = useState(false)
  return (
    <div className="variables">
      <div className="row wrap tight">
        <h3>Variables</h3>
        <div className="row tight" role="group" aria-label="Write variables as">
          <button className="btn s quiet" type="button" aria-pressed={!isJson} onClick={() => setIsJson(false)}>
            Form
          </button>
          <button className="btn s quiet" type="button" aria-pressed={isJson} onClick={() => setIsJson(true)}>
            JSON
          </button>
        </div>
        <span className="grow" />
        {document && wrong.length === 0 && (
          <span className="mut sm row tight">
            <Icon name="check" size={16} /> They fit the query
          </span>
        )}
      </div>
      {wrong.map((sentence) => (
        <p key={sentence} className="emsg sm">
          {sentence}
        </p>
      ))}
      {isJson ? (
        <Editor label="Variables" value={text} language={language} bare change={change} run={run} />
      ) : (
        <VariablesForm variables={variablesOf(schema, document)} text={text} change={change} />
      )}
    </div>
  )
}
