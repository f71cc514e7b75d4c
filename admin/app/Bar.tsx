import { useState } from 'react'
import { Link, NavLink, useLocation } from 'react-router'

import { paths } from '../shared/paths.ts'
import { useViewer } from '../shared/session/Session.tsx'
import { Icon } from '../shared/ui/Icon.tsx'
import { Mark } from '../shared/ui/Mark.tsx'
import { AccountMenu } from './AccountMenu.tsx'
import { Bell } from './Bell.tsx'
import { sections } from './sections.ts'

/** The application bar: the mark, the sections, search, and who is signed in. */
export function Bar({ search }: { search: () => void }) {
  const viewer = useViewer()
  const { pathname, search: query } = useLocation()
  const [openAt, setOpenAt] = useState<string | null>(null)
  const isOpen = openAt === pathname
  return (
    <header className="bar">
      <div className="in">
        <Link className="mark" to={paths.overview}>
          <Mark />
          <span>Careweave</span>
        </Link>
        <nav id="sections" className={isOpen ? 'nav open' : 'nav'} aria-label="Main">
          {sections.map(({ name, to }) => (
            <NavLink key={to} to={to} end={to === paths.overview}>
              {name}
            </NavLink>
          ))}
        </nav>
        <div className="end">
          <button className="find" type="button" onClick={search} aria-haspopup="dialog" aria-label="Search everything">
            <Icon name="search" size={18} />
            <span className="grow" aria-hidden="true">
              Search everything
            </span>
            <kbd aria-hidden="true">/</kbd>
          </button>
          {viewer && <Bell />}
          {viewer && <AccountMenu viewer={viewer} />}
          {viewer === null && (
            <Link className="signin" to={paths.signIn(pathname + query)}>
              Sign in
            </Link>
          )}
          <button
            className="menu-button"
            type="button"
            aria-expanded={isOpen}
            aria-controls="sections"
            onClick={() => setOpenAt(isOpen ? null : pathname)}
          >
            <Icon name={isOpen ? 'close' : 'menu'} />
            Menu
          </button>
        </div>
      </div>
    </header>
  )
}
