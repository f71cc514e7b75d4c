import { NavLink } from 'react-router'

/** The pages of one thing, as links: each has its own address. */
export function Tabs({ name, tabs }: { name: string; tabs: readonly { name: string; to: string; count?: number }[] }) {
  return (
    <nav className="tabs" aria-label={name}>
      {tabs.map((tab) => (
        <NavLink key={tab.to} to={tab.to} end>
          {tab.name}
          {tab.count !== undefined && <span className="ct">{tab.count}</span>}
        </NavLink>
      ))}
    </nav>
  )
}
