import { useMutation } from '@apollo/client/react'
import { useId, useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'

import { BeginImportDocument, ReadImportDocument, type ImportsQuery } from '../graphql.generated.ts'
import { paths } from '../shared/paths.ts'
import { Card } from '../shared/ui/Card.tsx'
import { readFailure } from '../shared/ui/failure.ts'
import { ProgressBar } from './ProgressBar.tsx'
import { sendFile } from './send.ts'

/** What the file is of, and the file; it is sent and read at once. */
export function ChooseFile({ kinds }: { kinds: ImportsQuery['importKinds'] }) {
  const id = useId()
  const navigate = useNavigate()
  const [params] = useSearchParams()
  const [kindName, setKindName] = useState(kinds.find(({ name }) => name === params.get('kind'))?.name ?? kinds[0]?.name ?? '')
  const [file, setFile] = useState<File | null>(null)
  const [sent, setSent] = useState<number | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [begin] = useMutation(BeginImportDocument)
  const [read] = useMutation(ReadImportDocument)
  const kind = kinds.find(({ name }) => name === kindName)
  const send = async (event: React.FormEvent) => {
    event.preventDefault()
    if (!file) return setProblem('Choose a file first.')
    setProblem(null)
    setSent(0)
    try {
      const { data } = await begin({ variables: { input: { kind: kindName, fileName: file.name, bytes: file.size } } })
      const importId = data?.beginImport.id ?? ''
      await sendFile(importId, file, setSent)
      await read({ variables: { id: importId } })
      await navigate(paths.import(importId))
    } catch (error) {
      const failure = readFailure(error as Error)
      setProblem(failure.kind === 'failed' && (error as Error).message ? (error as Error).message : failure.sentence)
      setSent(null)
    }
  }
  return (
    <Card title="Choose a file">
      <form className="cb form" onSubmit={send} noValidate>
        <div className="f">
          <label htmlFor={`${id}-kind`}>What is in it</label>
          {kind && (
            <p className="hint" id={`${id}-what`}>
              {kind.description}
            </p>
          )}
          <select
            id={`${id}-kind`}
            className="in-s"
            aria-describedby={`${id}-what`}
            value={kindName}
            onChange={(event) => setKindName(event.target.value)}
          >
            {kinds.map(({ name, title }) => (
              <option key={name} value={name}>
                {title}
              </option>
            ))}
          </select>
        </div>
        <div className={problem ? 'f ferr' : 'f'}>
          <label htmlFor={`${id}-file`}>File</label>
          <p className="hint" id={`${id}-hint`}>
            A CSV file in UTF-8 or an Excel workbook (.xlsx), at most 32 MB. The first row names the columns:{' '}
            {kind?.columns.map(({ title, isNeeded }) => (isNeeded ? `${title} (needed)` : title)).join(', ')}.
          </p>
          {problem && (
            <p className="emsg" id={`${id}-problem`} role="alert">
              {problem}
            </p>
          )}
          <input
            id={`${id}-file`}
            className="in-t"
            type="file"
            accept=".csv,.txt,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            aria-describedby={`${id}-hint${problem ? ` ${id}-problem` : ''}`}
            aria-invalid={problem ? true : undefined}
            onChange={(event) => setFile(event.target.files?.[0] ?? null)}
          />
        </div>
        {sent !== null && file && <ProgressBar label="Sending the file" done={sent} total={file.size} />}
        <div className="row wrap">
          <button className="btn p" type="submit" disabled={sent !== null}>
            {sent === null ? 'Send and match columns' : 'One moment'}
          </button>
        </div>
      </form>
    </Card>
  )
}
