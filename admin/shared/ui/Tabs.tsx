import { useEffect, useRef } from 'react'
import { NavLink, useLocation } from 'react-router'

/** The pages of one thing, as links: each has its own address. Where they do not fit beside each other, the one that is open is in sight. */
export function Tabs({ name, tabs }: { name: string; tabs: readonly { name: string; to: string; count?: number }[] }) {
  const strip = useRef<HTMLElement>(null)
  const { pathname } = useLocation()
  useEffect(() => {
    const open = strip.current?.querySelector<HTMLElement>('[aria-current]')
    if (strip.current && open) strip.current.scrollLeft = open.offsetLeft + open.offsetWidth - strip.current.offsetLeft - strip.current.offsetWidth
  }, [pathname])
  return (
    <nav className="tabs" aria-label={name} ref={strip}>
      {tabs.map((tab) => (
        <NavLink key={tab.to} to={tab.to} end>
          {tab.name}
          {tab.count !== undefined && <span className="ct">{tab.count}</span>}
        </NavLink>
      ))}
    </nav>
  )
}
