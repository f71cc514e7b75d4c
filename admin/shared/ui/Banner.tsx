import { Icon, type IconName } from './Icon.tsx'

const icons = { blue: 'flag', ok: 'check', amber: 'clock', red: 'warning' } satisfies Record<string, IconName>

/** A message about the page, above what it is about. */
export function Banner({ tone = 'blue', title, children }: { tone?: keyof typeof icons; title: string; children?: React.ReactNode }) {
  return (
    <div className={`banner ${tone}`} role={tone === 'red' ? 'alert' : 'status'}>
      <Icon name={icons[tone]} />
      <div>
        <b>{title}</b> {children}
      </div>
    </div>
  )
}
