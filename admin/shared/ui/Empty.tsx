import { Icon, type IconName } from './Icon.tsx'

/** Says why there is nothing here, and the way out. */
export function Empty({
  icon = 'search',
  title,
  children,
  actions,
}: {
  icon?: IconName
  title: string
  children?: React.ReactNode
  actions?: React.ReactNode
}) {
  return (
    <div className="state">
      <Icon name={icon} size={32} />
      <h2>{title}</h2>
      {children && <p>{children}</p>}
      {actions && <div className="row wrap">{actions}</div>}
    </div>
  )
}
