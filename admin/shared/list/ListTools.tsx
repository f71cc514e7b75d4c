import { useState } from 'react'
import { useSearchParams } from 'react-router'

import { saveAnswer } from './files.ts'
import { useAnnounce } from '../ui/Announcer.tsx'
import { Choice } from '../ui/Choice.tsx'
import type { Column } from '../ui/DataTable.tsx'
import { Icon } from '../ui/Icon.tsx'
import { useTicks } from '../ui/useTicks.ts'

/** The columns that are shown, as the address says: those that are hidden are named in it, and the first one never is. */
export function useShownColumns<Row>(columns: readonly Column<Row>[]): readonly Column<Row>[] {
  const [params] = useSearchParams()
  const hidden = params.getAll('hide')
  return columns.filter(({ name }, place) => place === 0 || !hidden.includes(name))
}

/** How a list is shown and taken along: its columns, how dense its rows are, and the whole of it as a file. */
export function ListTools({
  columns,
  document,
  variables,
}: {
  columns: readonly { name: string }[]
  document: Parameters<typeof saveAnswer>[0]
  variables: object
}) {
  const [params] = useSearchParams()
  return (
    <>
      <ColumnMenu columns={columns} />
      <Choice
        name="Height of the rows"
        param="rows"
        options={[
          { value: 'usual', label: 'Usual' },
          { value: 'dense', label: 'Dense' },
        ]}
        chosen={params.get('rows') ?? 'usual'}
      />
      <SaveList document={document} variables={variables} />
    </>
  )
}

function ColumnMenu({ columns }: { columns: readonly { name: string }[] }) {
  const [hidden, change] = useTicks('hide', { preventScrollReset: true })
  return (
    <details className="drop">
      <summary className="btn s">
        <Icon name="table" size={18} />
        Columns
      </summary>
      <fieldset className="pop">
        <legend className="sr">Columns</legend>
        {columns.slice(1).map(({ name }) => (
          <label key={name}>
            <input className="tick" type="checkbox" checked={!hidden.includes(name)} onChange={(event) => change(name, !event.target.checked)} />
            {name}
          </label>
        ))}
      </fieldset>
    </details>
  )
}

/** Every row that the filters find, in the order that is shown, as a file. */
export function SaveList({ document, variables }: { document: Parameters<typeof saveAnswer>[0]; variables: object }) {
  const [isBusy, setIsBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const announce = useAnnounce()
  const save = async (format: 'csv' | 'xlsx') => {
    setIsBusy(true)
    setProblem(null)
    try {
      announce(`${await saveAnswer(document, variables, format)} was saved`)
    } catch (error) {
      setProblem((error as Error).message)
    } finally {
      setIsBusy(false)
    }
  }
  return (
    <span className="row tight">
      {(['csv', 'xlsx'] as const).map((format) => (
        <button key={format} className="btn s" type="button" disabled={isBusy} onClick={() => void save(format)}>
          <Icon name="download" size={18} />
          {format === 'csv' ? 'CSV' : 'Excel'}
          <span className="sr"> file of the whole list</span>
        </button>
      ))}
      {problem && (
        <span className="emsg sm" role="alert">
          {problem}
        </span>
      )}
    </span>
  )
}
