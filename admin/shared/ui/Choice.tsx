import { Link, useSearchParams } from 'react-router'

import { Icon, type IconName } from './Icon.tsx'
import { withParam } from './params.ts'

/** A choice between a few views, kept in the address: a link for each. */
export function Choice({
  name,
  param,
  options,
  chosen,
}: {
  name: string
  param: string
  options: readonly { value: string; label: string; icon?: IconName }[]
  chosen: string
}) {
  const [params] = useSearchParams()
  const standard = options[0]?.value
  return (
    <div className="seg" role="group" aria-label={name}>
      {options.map(({ value, label, icon }) => (
        <Link
          key={value}
          to={{ search: withParam(params, param, value === standard ? null : value) }}
          aria-current={value === chosen ? 'true' : undefined}
          preventScrollReset
        >
          {icon && <Icon name={icon} size={18} />}
          {label}
        </Link>
      ))}
    </div>
  )
}
