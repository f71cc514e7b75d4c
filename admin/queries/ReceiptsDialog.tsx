import { useQuery } from '@apollo/client/react'

import { ExportReceiptsDocument } from '../graphql.generated.ts'
import { formatInstant, formatNumber } from '../shared/format.ts'
import { Dialog } from '../shared/ui/Dialog.tsx'
import { Empty } from '../shared/ui/Empty.tsx'
import { FailurePanel } from '../shared/ui/FailurePanel.tsx'

/** The files that the viewer has fetched, each with its receipt; those that are kept can be had again, byte for byte. */
export function ReceiptsDialog({ close }: { close: () => void }) {
  const { data, error, refetch } = useQuery(ExportReceiptsDocument, { fetchPolicy: 'network-only' })
  const again = async (id: string, name: string) => {
    const response = await fetch(`/receipts/${id}/file`, { method: 'POST' })
    if (!response.ok) return void refetch()
    const link = document.createElement('a')
    link.href = URL.createObjectURL(await response.blob())
    link.download = name
    link.click()
    URL.revokeObjectURL(link.href)
  }
  return (
    <Dialog title="Files you fetched" close={close} place="drawer">
      {error && <FailurePanel error={error} retry={() => void refetch()} />}
      {data?.exportReceipts.totalCount === 0 && <Empty icon="file" title="No files yet" />}
      <ul className="things">
        {data?.exportReceipts.nodes.map(({ id, operationName, operationVersion, format, rows, suppressed, asKnownAt, schemaVersion, isKept }) => (
          <li key={id}>
            <div>
              <b>{operationName ? `${operationName}, version ${operationVersion}` : 'A query that was not saved'}</b>, {format}
              <p className="mut sm">
                {formatNumber(rows)} rows{suppressed > 0 && `, ${formatNumber(suppressed)} of them suppressed`}, as known on{' '}
                {formatInstant(asKnownAt)}, schema <code>{schemaVersion}</code>
              </p>
              <p className="mut sm">
                Receipt <code>{id}</code>
              </p>
              {isKept && (
                <button className="btn s quiet" type="button" onClick={() => void again(id, `${operationName ?? 'query'}.${format}`)}>
                  The same file again
                </button>
              )}
            </div>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
