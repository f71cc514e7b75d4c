import { useMutation } from '@apollo/client/react'
import { lazy, Suspense, useState } from 'react'

import { RetireOperationDocument, SavedOperationsDocument } from '../graphql.generated.ts'
import { useViewer } from '../shared/session/Session.tsx'
import { SignInTo } from '../shared/session/SignInTo.tsx'
import { Icon } from '../shared/ui/Icon.tsx'
import { When } from '../shared/ui/When.tsx'
import { Problems } from './Problems.tsx'
import { audienceName, type Saved } from './saved.ts'
import { isChanged, type Draft } from './tabs.ts'
import { UseDialog } from './UseDialog.tsx'
import { VersionsDialog } from './VersionsDialog.tsx'

const SnapshotsDialog = lazy(async () => ({ default: (await import('./SnapshotsDialog.tsx')).SnapshotsDialog }))
const SaveDialog = lazy(async () => ({ default: (await import('./SaveDialog.tsx')).SaveDialog }))

/** Whose the query is, and what can be done to keep and share it. */
export function SavedBar({
  draft,
  origin,
  rowsOf,
  saved,
  take,
}: {
  draft: Draft
  origin: Saved | null
  rowsOf: string | null
  saved: (saved: Saved) => void
  take: (text: Pick<Draft, 'operation' | 'variables'>) => void
}) {
  const viewer = useViewer()
  const [open, setOpen] = useState<'save' | 'use' | 'versions' | 'snapshots' | null>(null)
  const [retire, { error }] = useMutation(RetireOperationDocument, { refetchQueries: [SavedOperationsDocument] })
  const mayRetire = origin && !origin.retiredAt && (origin.ownerId === viewer?.id || viewer?.role === 'ADMIN')
  const close = () => setOpen(null)
  const end = async () => {
    if (!origin) return
    const { data } = await retire({ variables: { input: { id: origin.id, version: origin.version } } })
    if (data) saved(data.retireOperation)
  }
  return (
    <div className="saved-bar">
      {origin && (
        <p className="sm">
          <b>{origin.name}</b> version {draft.saved?.version}
          {isChanged(draft) && ', changed here'} · {origin.owner} · {audienceName[origin.audience]}
          {origin.forkedFrom && ` · begun as ${origin.forkedFrom}`}
          {origin.retiredAt && ' · out of use'}
          {origin.lastFetchedAt && (
            <>
              {' '}
              · last made into a file <When at={origin.lastFetchedAt} />
            </>
          )}
          {origin.description && <span className="second">{origin.description}</span>}
        </p>
      )}
      {error && <Problems problems={[{ message: error.message }]} />}
      <div className="row wrap tight">
        {viewer ? (
          <button className="btn s" type="button" aria-haspopup="dialog" onClick={() => setOpen('save')}>
            <Icon name="flag" size={18} />
            Save
          </button>
        ) : (
          <span className="mut sm">
            <SignInTo>save and share a query.</SignInTo>
          </span>
        )}
        {origin && (
          <>
            <button className="btn s quiet" type="button" aria-haspopup="dialog" onClick={() => setOpen('use')}>
              Use it elsewhere
            </button>
            <button className="btn s quiet" type="button" aria-haspopup="dialog" onClick={() => setOpen('versions')}>
              Versions
            </button>
            {viewer && (
              <button className="btn s quiet" type="button" aria-haspopup="dialog" onClick={() => setOpen('snapshots')}>
                Snapshots
              </button>
            )}
            {mayRetire && (
              <button className="btn s quiet" type="button" onClick={() => void end()}>
                Take out of use
              </button>
            )}
          </>
        )}
      </div>
      {open === 'save' && (
        <Suspense>
          <SaveDialog draft={draft} origin={origin} rowsOf={rowsOf} saved={saved} close={close} />
        </Suspense>
      )}
      {open === 'snapshots' && origin && (
        <Suspense>
          <SnapshotsDialog saved={origin} variables={draft.variables} close={close} />
        </Suspense>
      )}
      {open === 'use' && origin && <UseDialog saved={origin} variables={draft.variables} close={close} />}
      {open === 'versions' && origin && <VersionsDialog saved={origin} take={take} close={close} />}
    </div>
  )
}
