import { useQuery } from '@apollo/client/react'

import { SavedOperationsDocument, type SavedOperationsQuery } from '../graphql.generated.ts'
import { paths } from '../shared/paths.ts'
import { FailurePanel } from '../shared/ui/FailurePanel.tsx'
import { Tag } from '../shared/ui/Tag.tsx'
import { Link } from 'react-router'

type Row = SavedOperationsQuery['savedOperations']['nodes'][number]

/** The saved queries that the viewer may see, by folder. */
export function SavedList({ current }: { current: string | undefined }) {
  const { data, error, refetch } = useQuery(SavedOperationsDocument)
  if (error && !data) return <FailurePanel error={error} retry={() => void refetch()} />
  const rows = data?.savedOperations.nodes ?? []
  const folders = [...new Set(rows.map(({ folder }) => folder ?? ''))].sort()
  if (data && rows.length === 0) return <p className="mut sm">None yet. Save a query to have it here and at an address of its own.</p>
  return folders.map((folder) => (
    <div key={folder} className="folder">
      {folder && <h3>{folder}</h3>}
      <ul className="saved" data-rows>
        {rows
          .filter((row) => (row.folder ?? '') === folder)
          .map((row) => (
            <Entry key={row.id} row={row} isCurrent={row.name === current} />
          ))}
      </ul>
    </div>
  ))
}

function Entry({ row, isCurrent }: { row: Row; isCurrent: boolean }) {
  return (
    <li>
      <Link to={paths.savedQuery(row.name)} aria-current={isCurrent ? 'page' : undefined}>
        {row.name}
      </Link>
      <span className="second">
        {row.owner}
        {row.audience === 'OWNER' && ', not shared'} {row.retiredAt && <Tag tone="grey">Out of use</Tag>}
      </span>
    </li>
  )
}
