import { useApolloClient, useMutation } from '@apollo/client/react'
import { useId, useState } from 'react'

import { AgreementDocument, RemoveAgreementDocumentDocument } from '../graphql.generated.ts'
import { formatInstant, formatNumber } from '../shared/format.ts'
import { saveFrom, sentenceOf } from '../shared/list/files.ts'
import { useAnnounce } from '../shared/ui/Announcer.tsx'
import { Card } from '../shared/ui/Card.tsx'
import { readFailure } from '../shared/ui/failure.ts'
import { Icon } from '../shared/ui/Icon.tsx'
import { useTell } from '../shared/ui/Toast.tsx'
import type { Agreement } from './AgreementPage.tsx'

/** The files that are kept with the agreement: fetched by whoever may see it, added and removed by whoever may change it. */
export function DocumentsCard({ agreement }: { agreement: Agreement }) {
  const field = useId()
  const client = useApolloClient()
  const [remove] = useMutation(RemoveAgreementDocumentDocument, { refetchQueries: 'active', awaitRefetchQueries: true })
  const [isBusy, setIsBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const announce = useAnnounce()
  const tell = useTell()
  const mayChange = agreement.availableActions.some(({ name, allowed }) => name === 'updateAgreement' && allowed)
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
      const parameters = new URLSearchParams({ agreement: agreement.id, name: file.name })
      const response = await fetch(`/documents?${parameters}`, {
        method: 'POST',
        headers: { 'content-type': 'application/octet-stream' },
        body: file,
      })
      if (!response.ok) throw new Error(await sentenceOf(response))
      await client.refetchQueries({ include: [AgreementDocument] })
      tell(`“${file.name}” was added`)
    })
  return (
    <Card title="Files" note={String(agreement.documents.length)} query={['agreement.documents']}>
      {agreement.documents.length > 0 && (
        <ul className="things">
          {agreement.documents.map(({ id, fileName, bytes, by, addedAt, sha256, address }) => (
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
              {mayChange && (
                <button
                  className="btn s quiet"
                  type="button"
                  disabled={isBusy}
                  onClick={() =>
                    void run(async () => void (await remove({ variables: { input: { id, why: 'Removed from the page of the agreement.' } } })))
                  }
                >
                  Remove <span className="sr">{fileName}</span>
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      <div className="cb stack">
        {agreement.documents.length === 0 && <p className="mut">None yet.</p>}
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
