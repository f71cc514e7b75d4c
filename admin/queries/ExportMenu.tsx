import { useState } from 'react'

import { saveFrom } from '../shared/list/files.ts'
import { useAnnounce } from '../shared/ui/Announcer.tsx'
import { Icon } from '../shared/ui/Icon.tsx'
import type { Answer } from './run.ts'
import { isChanged, type Draft } from './tabs.ts'

const kinds = [
  { value: 'xlsx', label: 'Excel workbook', format: 'xlsx' },
  { value: 'csv', label: 'CSV', format: 'csv' },
  { value: 'csv-receipt', label: 'CSV with its receipt on top', format: 'csv' },
  { value: 'json', label: 'JSON', format: 'json' },
] as const
type Kind = (typeof kinds)[number]['value']

/** Saves the whole answer as a file, every row of its list, with a receipt from which the same file can be had again. */
export function ExportMenu({ answer, draft, rowsOf }: { answer: Answer; draft: Draft; rowsOf: string | null }) {
  const [problem, setProblem] = useState<string | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const announce = useAnnounce()
  const fetchFile = async (kind: Kind) => {
    setIsBusy(true)
    setProblem(null)
    try {
      announce(`${await request(kind, answer, draft, rowsOf)} was saved`)
    } catch (error) {
      setProblem(error instanceof TypeError ? 'The server could not be reached.' : (error as Error).message)
    } finally {
      setIsBusy(false)
    }
  }
  return (
    <div className="row wrap tight">
      <label className="row tight sm">
        <Icon name="download" size={18} />
        <span className="sr">Save the answer as a file</span>
        <select className="in-s s" value="" disabled={isBusy} onChange={(event) => void fetchFile(event.target.value as Kind)}>
          <option value="">{isBusy ? 'Making the file' : 'Save as a file'}</option>
          {kinds.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </label>
      {problem && (
        <p className="emsg sm" role="alert">
          {problem}
        </p>
      )}
    </div>
  )
}

// An unchanged saved query is fetched at its own address, so that the receipt names it. Variables are posted: they are in no log.
function request(kind: Kind, { asked }: Answer, draft: Draft, rowsOf: string | null): Promise<string> {
  const format = kinds.find(({ value }) => value === kind)?.format ?? 'csv'
  const variables = JSON.parse(asked.variables.trim() || '{}') as unknown
  const hasLines = kind === 'csv-receipt'
  if (draft.saved && !isChanged(draft) && asked.operation === draft.operation) {
    const options = new URLSearchParams({ ...(rowsOf && { _rows: rowsOf }), _bom: '1', ...(hasLines && { _receipt: 'lines' }) })
    return saveFrom(`/ops/${draft.saved.name}@v${draft.saved.version}.${format}?${options}`, { variables })
  }
  const extensions = { format, rowsOf, bom: true, ...(hasLines && { receipt: 'lines' }) }
  return saveFrom('/exports', { query: asked.operation, variables, extensions })
}
