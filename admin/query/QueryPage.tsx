import { useId, useState } from 'react'
import { useLocation, useNavigate } from 'react-router'

import { paths } from '../shared/paths.ts'
import { readQueryAddress } from '../shared/query/address.ts'
import { ShowAnswer, useRun } from '../shared/query/RunQuery.tsx'
import { Card } from '../shared/ui/Card.tsx'
import { Icon } from '../shared/ui/Icon.tsx'
import { PageHead } from '../shared/ui/PageHead.tsx'

const example = `query Pilots {
  pilots(first: 16) {
    totalCount
    nodes {
      name
      region {
        name
      }
    }
  }
}
`

/** A question to the graph that can be changed and run; it is kept in the address's hash, which no server sees. */
export function QueryPage() {
  const { hash } = useLocation()
  const given = readQueryAddress(hash)
  return <Editor key={hash} operation={given?.operation ?? example} variables={given?.variables ?? '{}'} />
}

function Editor(given: { operation: string; variables: string }) {
  const id = useId()
  const navigate = useNavigate()
  const [operation, setOperation] = useState(given.operation)
  const [variables, setVariables] = useState(given.variables)
  const { answer, running, run } = useRun(operation, variables)
  const press = (event: React.KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    void run()
  }
  const keep = () => navigate(`${paths.query}#${new URLSearchParams({ operation, variables })}`)
  return (
    <>
      <PageHead title="Ask the graph" lead="Change the operation and run it; scripts send the same as a POST to /graphql" />
      <div className="body wrap-page grid g2">
        <Card title="Question" actions={<span className="mut sm d-only">Ctrl + Enter runs</span>}>
          <div className="cb stack" onKeyDown={press}>
            <div className="f">
              <label htmlFor={`${id}-operation`}>Operation</label>
              <textarea
                id={`${id}-operation`}
                className="code"
                rows={18}
                spellCheck={false}
                value={operation}
                onChange={(event) => setOperation(event.target.value)}
              />
            </div>
            <div className="f">
              <label htmlFor={`${id}-variables`}>Variables, as JSON</label>
              <textarea
                id={`${id}-variables`}
                className="code"
                rows={5}
                spellCheck={false}
                value={variables}
                onChange={(event) => setVariables(event.target.value)}
              />
            </div>
            <div className="row">
              <button className="btn blue" type="button" onClick={run} disabled={running}>
                <Icon name="run" size={18} />
                {running ? 'Running' : 'Run'}
              </button>
              <button className="btn quiet" type="button" onClick={keep}>
                Put it in the address
              </button>
            </div>
          </div>
        </Card>
        <Card title="Answer">
          <div className="cb">{answer ? <ShowAnswer answer={answer} /> : <p className="mut">Run the question to see its answer here.</p>}</div>
        </Card>
      </div>
    </>
  )
}
