import { useEffect } from 'react'
import { useBlocker } from 'react-router'

import { Dialog } from '../ui/Dialog.tsx'

/** Asks before a changed form is left: by a link, by the browser's buttons, or by closing the window. */
export function LeaveGuard({ isDirty, what }: { isDirty: boolean; what: string }) {
  const blocker = useBlocker(({ currentLocation, nextLocation }) => isDirty && currentLocation.pathname !== nextLocation.pathname)
  useEffect(() => {
    if (!isDirty) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [isDirty])
  if (blocker.state !== 'blocked') return null
  return (
    <Dialog title="Leave without saving?" close={blocker.reset}>
      <div className="stack">
        <p>You changed {what}. Nothing of it has been saved yet.</p>
        <div className="row wrap">
          <button className="btn blue" type="button" data-first onClick={blocker.reset}>
            Keep editing
          </button>
          <button className="btn warn" type="button" onClick={blocker.proceed}>
            Leave
          </button>
        </div>
      </div>
    </Dialog>
  )
}
