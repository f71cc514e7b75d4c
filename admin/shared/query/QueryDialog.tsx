import { useMemo } from 'react'
import { Link } from 'react-router'

import { Dialog } from '../ui/Dialog.tsx'
import { queryAddress } from './address.ts'
import { narrow } from './narrow.ts'
import type { Asked } from './QuerySource.tsx'
import { RunQuery } from './RunQuery.tsx'

/** The operation behind a figure, ready to copy or to run here. */
export function QueryDialog({ asked, close }: { asked: Asked; close: () => void }) {
  const question = useMemo(() => narrow(asked.document, asked.variables, asked.paths), [asked])
  return (
    <Dialog title={asked.name} note="as a query" close={close} place="drawer">
      <div className="stack">
        <p className="sm mut">
          This operation gives what you see. Run it here, or send it from a script as a POST to <code>/graphql</code>.{' '}
          <Link to={queryAddress(question)} onClick={close}>
            Open it on a page of its own to change it
          </Link>
          .
        </p>
        <RunQuery question={question} />
      </div>
    </Dialog>
  )
}
