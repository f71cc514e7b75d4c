import { useMutation } from '@apollo/client/react'
import { useEffect, useRef, useState } from 'react'
import { Link, useLocation } from 'react-router'

import { SignOutDocument, type SessionQuery } from '../graphql.generated.ts'
import { paths } from '../shared/paths.ts'
import { useAtLeast } from '../shared/session/Session.tsx'
import { initialsOf } from '../shared/ui/Square.tsx'
import { roleName } from '../shared/words.ts'

/** The signed-in person's own pages, and the way out. */
export function AccountMenu({ viewer }: { viewer: NonNullable<SessionQuery['viewer']> }) {
  const { pathname } = useLocation()
  const [openAt, setOpenAt] = useState<string | null>(null)
  const isOpen = openAt === pathname
  const box = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const isAdmin = useAtLeast('ADMIN')
  const mayChange = useAtLeast('PILOT_LEAD')
  useEffect(() => {
    const leave = (event: Event) => box.current?.contains(event.target as Node) || setOpenAt(null)
    const events = ['pointerdown', 'focusin'] as const
    if (isOpen) for (const event of events) document.addEventListener(event, leave)
    return () => events.forEach((event) => document.removeEventListener(event, leave))
  }, [isOpen])
  const escape = (event: React.KeyboardEvent) => {
    if (event.key !== 'Escape' || !isOpen) return
    setOpenAt(null)
    button.current?.focus()
  }
  return (
    <div className="account-menu" ref={box} onKeyDown={escape}>
      <button
        ref={button}
        className="me"
        type="button"
        aria-expanded={isOpen}
        aria-controls="account-menu"
        onClick={() => setOpenAt(isOpen ? null : pathname)}
      >
        {initialsOf(viewer.name)}
        <span className="sr">, {viewer.name}, account menu</span>
      </button>
      <div id="account-menu" className="pop" hidden={!isOpen}>
        <p>
          <b>{viewer.name}</b>
          <br />
          <span className="mut">{roleName[viewer.role]}</span>
        </p>
        {mayChange && <Link to={paths.toDo}>To do</Link>}
        <Link to={paths.account}>Your account</Link>
        {isAdmin && <Link to={paths.accounts}>Accounts</Link>}
        {mayChange && <Link to={paths.imports}>Import</Link>}
        {isAdmin && <Link to={paths.history}>History</Link>}
        <SignOut />
      </div>
    </div>
  )
}

function SignOut() {
  const [signOut, { loading }] = useMutation(SignOutDocument)
  // The whole page is fetched anew, so that nothing of the session stays in the browser's memory.
  const leave = async () => {
    await signOut()
    window.location.assign(paths.overview)
  }
  return (
    <button type="button" onClick={leave} disabled={loading}>
      Sign out
    </button>
  )
}
