import { use, useMemo, useState } from 'react'
import { useLocation, useParams, useSearchParams } from 'react-router'
import type { GraphQLSchema } from 'graphql'

import { paths } from '../shared/paths.ts'
import { readQueryAddress } from '../shared/query/address.ts'
import { useViewer } from '../shared/session/Session.tsx'
import { Banner } from '../shared/ui/Banner.tsx'
import { CopyButton } from '../shared/ui/CopyButton.tsx'
import { Icon } from '../shared/ui/Icon.tsx'
import { addField } from './build.ts'
import { useEstimate } from './cost.ts'
import { HistoryDialog } from './HistoryDialog.tsx'
import { Operation } from './Operation.tsx'
import { Problems } from './Problems.tsx'
import { Results } from './Results.tsx'
import { useRun } from './run.ts'
import { ExportMenu } from './ExportMenu.tsx'
import { ReceiptsDialog } from './ReceiptsDialog.tsx'
import { useOpenSaved, type Saved } from './saved.ts'
import { SavedBar } from './SavedBar.tsx'
import { SavedList } from './SavedList.tsx'
import { loadSchema } from './schema.ts'
import { SchemaTree } from './SchemaTree.tsx'
import { deprecationsOf } from './deprecations.ts'
import { DraftTabs } from './DraftTabs.tsx'
import { savedFacts, useBench } from './tabs.ts'
import { changesSomething, format, read } from './text.ts'
import { checkVariables } from './variables.ts'
import { VariablesPanel } from './VariablesPanel.tsx'
import './workbench.css'

/** The bench, once the schema is here and it is known whose it is. */
export function Workbench() {
  const schema = use(loadSchema())
  const viewer = useViewer()
  const { hash } = useLocation()
  const { name } = useParams()
  if (viewer === undefined) return null
  return <Bench key={`${name ?? ''}${hash}`} name={name} schema={schema} owner={viewer?.id ?? 'public'} hash={hash} />
}

function Bench({ schema, owner, hash, name }: { schema: GraphQLSchema; owner: string; hash: string; name: string | undefined }) {
  const { bench, draft, change, choose, add, openSaved, remove, remember } = useBench(owner, readQueryAddress(hash))
  const { answer, problems, isRunning, run, stop } = useRun()
  const [open, setOpen] = useState<'history' | 'receipts' | null>(null)
  const [origins, setOrigins] = useState<Readonly<Record<string, Saved>>>({})
  const origin = (draft.saved && origins[draft.saved.id]) ?? null
  const hold = (saved: Saved) => setOrigins((known) => ({ ...known, [saved.id]: saved }))
  const missing = useOpenSaved(name, (saved) => {
    hold(saved)
    openSaved(saved)
  })
  useOpenSaved(draft.saved && !origin ? draft.saved.name : undefined, hold)
  const rowsOf = useSearchParams()[0].get('rows')
  const document = useMemo(() => read(draft.operation), [draft.operation])
  const wrong = useMemo(() => checkVariables(schema, document, draft.variables), [schema, document, draft.variables])
  const deprecations = useMemo(() => deprecationsOf(schema, document), [schema, document])
  const isRefused = changesSomething(document)
  const isFit = document !== null && wrong.length === 0 && !isRefused
  const estimate = useEstimate(draft.operation, draft.variables, isFit)
  const start = () => {
    if (isRefused) return
    remember(draft)
    void run({ operation: draft.operation, variables: draft.variables })
  }
  return (
    <div className="bench">
      <aside className="bench-side" aria-label="Saved queries and schema">
        <h2>Saved queries</h2>
        <SavedList current={draft.saved?.name} />
        <h2>Schema</h2>
        <SchemaTree schema={schema} add={(path) => change({ operation: addField(schema, document, path) })} />
      </aside>
      <section className="bench-ask" aria-label="Question">
        <div className="bench-bar">
          <DraftTabs
            drafts={bench.drafts}
            active={draft.id}
            choose={choose}
            add={() => add()}
            remove={(id) => {
              remember(bench.drafts.find((one) => one.id === id) ?? draft)
              remove(id)
            }}
          />
          <span className="grow" />
          {isRunning ? (
            <button className="btn s warn" type="button" onClick={stop}>
              <Icon name="close" size={18} />
              Stop
            </button>
          ) : (
            <button className="btn s blue" type="button" onClick={start} disabled={isRefused} aria-keyshortcuts="Control+Enter">
              <Icon name="run" size={18} />
              Run
            </button>
          )}
        </div>
        <SavedBar
          draft={draft}
          origin={origin}
          rowsOf={rowsOf}
          saved={(saved) => {
            hold(saved)
            change({ saved: savedFacts(saved) })
          }}
          take={change}
        />
        {deprecations.map((sentence) => (
          <Banner key={sentence} tone="amber" title="On its way out.">
            {sentence}
          </Banner>
        ))}
        {missing && <Problems problems={[{ message: missing }]} />}
        <Operation
          key={draft.id}
          schema={schema}
          text={draft.operation}
          problems={problems}
          change={(operation) => change({ operation })}
          run={start}
        />
        <div className="bench-foot row wrap tight">
          <button className="btn s quiet" type="button" onClick={() => change({ operation: format(draft.operation) })}>
            Format
          </button>
          <button className="btn s quiet" type="button" onClick={() => setOpen('history')}>
            History
          </button>
          <CopyButton text={() => addressOf(draft)} label="Copy link" copied="Link copied" refused="Not copied" className="btn s quiet" />
          {owner !== 'public' && (
            <button className="btn s quiet" type="button" onClick={() => setOpen('receipts')}>
              Files
            </button>
          )}
          <span className="grow" />
          <Cost estimate={estimate} />
        </div>
        <VariablesPanel
          key={`${draft.id} variables`}
          schema={schema}
          document={document}
          text={draft.variables}
          wrong={wrong}
          change={(variables) => change({ variables })}
          run={start}
        />
      </section>
      <section className="bench-answer" aria-label="Answer and problems">
        {isRefused && (
          <Problems
            problems={[
              { message: 'Changes are not made from here: this place only reads. Use the rooms of the application, or a token that may write.' },
            ]}
          />
        )}
        {!isRefused && <Problems problems={problems} />}
        <Results
          schema={schema}
          answer={answer}
          isOld={problems.length > 0 && answer !== null && answer.errors !== problems}
          actions={(rows) => answer && <ExportMenu answer={answer} draft={draft} rowsOf={rows} />}
        />
      </section>
      {open === 'history' && <HistoryDialog history={bench.history} choose={add} close={() => setOpen(null)} />}
      {open === 'receipts' && <ReceiptsDialog close={() => setOpen(null)} />}
    </div>
  )
}

const addressOf = ({ operation, variables }: { operation: string; variables: string }): string =>
  `${window.location.origin}${paths.queries}#${new URLSearchParams({ operation, variables })}`

function Cost({ estimate }: { estimate: ReturnType<typeof useEstimate> }) {
  if (!estimate) return null
  const { estimated, budget, mostExpensiveField, cheaper } = estimate
  const isTooMuch = estimated > budget
  return (
    <p className={isTooMuch ? 'emsg sm num' : 'mut sm num'} role={isTooMuch ? 'alert' : undefined}>
      {`Costs at most ${estimated.toLocaleString('en-GB')} of ${budget.toLocaleString('en-GB')} points`}
      {estimated * 2 > budget && mostExpensiveField && `, most of it ${mostExpensiveField}`}
      {isTooMuch && cheaper && `; ${cheaper} would fit`}
    </p>
  )
}
