import type { DocumentNode } from '@apollo/client'
import { useApolloClient } from '@apollo/client/react'
import { useId, useState } from 'react'

import { formatInstant, formatNumber } from '../format.ts'
import { saveFrom, sentenceOf } from '../list/files.ts'
import { useAnnounce } from '../ui/Announcer.tsx'
import { Card } from '../ui/Card.tsx'
import { readFailure } from '../ui/failure.ts'
import { Icon } from '../ui/Icon.tsx'
import { useTell } from '../ui/Toast.tsx'

/** A file that is kept with something. */
export interface KeptFile {
  id: string
  fileName: string
  bytes: number
  by: string
  addedAt: string
  sha256: string
  address: string
}

interface Props {
  files: readonly KeptFile[]
  /** What the files are kept with, as the address that takes them names it. */
  owner: { agreement: string } | { practice: string }
  mayChange: boolean
  /** Where the number of files comes from. */
  query: string[]
  /** What is read again once a file was added; with how one is removed, where the files may change. */
  reads?: DocumentNode
  remove?: (id: string) => Promise<unknown>
}

/** The files that are kept with something: fetched by whoever may see it, added and removed by whoever may change it. */
export function FilesCard({ files, owner, mayChange, query, reads, remove }: Props) {
  const field = useId()
  const client = useApolloClient()
  const [isBusy, setIsBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const announce = useAnnounce()
  const tell = useTell()
  const run = async (work: () => Promise<void>) => {
    setIsBusy(true)
    setProblem(null)
    try {
      await work()
    } catch (error) {
      const failure = readFailure(error as Error)
      setProblem(failure.kind === 'failed' ? (error as Error).message : failure.sentence)
    } finally {
      setIsBusy(false)
    }
  }
  const add = (file: File) =>
    run(async () => {
      const parameters = new URLSearchParams({ ...owner, name: file.name })
      const response = await fetch(`/documents?${parameters}`, {
        method: 'POST',
        headers: { 'content-type': 'application/octet-stream' },
        body: file,
      })
      if (!response.ok) throw new Error(await sentenceOf(response))
      await client.refetchQueries({ include: reads ? [reads] : [] })
      tell(`“${file.name}” was added`)
    })
  return (
    <Card title="Files" note={String(files.length)} query={query}>
      {files.length > 0 && (
        <ul className="things">
          {files.map(({ id, fileName, bytes, by, addedAt, sha256, address }) => (
            <li key={id}>
              <Icon name="file" />
              <span className="grow">
                {fileName}
                <span className="second">
                  {formatNumber(bytes / 1024, 0)} KB · {by}, {formatInstant(addedAt)} · <code title={`SHA-256 ${sha256}`}>{sha256.slice(0, 12)}</code>
                </span>
              </span>
              <button
                className="btn s"
                type="button"
                disabled={isBusy}
                onClick={() => void run(async () => announce(`${await saveFrom(address, {})} was saved`))}
              >
                Download <span className="sr">{fileName}</span>
              </button>
              {mayChange && remove && (
                <button className="btn s quiet" type="button" disabled={isBusy} onClick={() => void run(async () => void (await remove(id)))}>
                  Remove <span className="sr">{fileName}</span>
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      <div className="cb stack">
        {files.length === 0 && <p className="mut">None yet.</p>}
        {problem && (
          <p className="emsg" role="alert">
            {problem}
          </p>
        )}
        {mayChange && (
          <div className="f">
            <label htmlFor={field}>Add a file</label>
            <p className="hint" id={`${field}-hint`}>
              PDF, Word, Excel or PowerPoint without macros, PNG, JPEG or plain text, at most 10 MB.
            </p>
            <input
              id={field}
              className="in-t"
              type="file"
              disabled={isBusy}
              aria-describedby={`${field}-hint`}
              onChange={(event) => {
                const [file] = event.target.files ?? []
                event.target.value = ''
                if (file) void add(file)
              }}
            />
          </div>
        )}
      </div>
    </Card>
  )
}
