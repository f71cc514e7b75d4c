import { useEffect, useId, useState } from 'react'
import { Link, useSearchParams } from 'react-router'

import { Icon } from './Icon.tsx'
import { withChoices, withParam } from './params.ts'

/** The search box of a list: what is typed reaches the address after a quarter of a second. */
export function ListSearch({ label }: { label: string }) {
  const id = useId()
  const [params, setParams] = useSearchParams()
  const given = params.get('q') ?? ''
  const [text, setText] = useState(given)
  useEffect(() => setText(given), [given])
  useEffect(() => {
    if (text.trim() === given) return
    const timer = setTimeout(() => setParams((previous) => withParam(previous, 'q', text.trim()), { replace: true, preventScrollReset: true }), 250)
    return () => clearTimeout(timer)
  }, [text, given, setParams])
  return (
    <div className="inwrap">
      <label className="sr" htmlFor={id}>
        {label}
      </label>
      <Icon name="search" />
      <input id={id} className="in-t" type="search" placeholder={label} value={text} onChange={(event) => setText(event.target.value)} />
    </div>
  )
}

/** The filters in force as chips, each a link that drops it. */
export function FilterChips({ filters }: { filters: readonly { param: string; value: string; label: string }[] }) {
  const [params] = useSearchParams()
  if (filters.length === 0) return null
  const without = (param: string, value: string) =>
    withChoices(
      params,
      param,
      params.getAll(param).filter((given) => given !== value),
    ).toString()
  return (
    <>
      {filters.map(({ param, value, label }) => (
        <Link key={param + value} className="chip" to={{ search: without(param, value) }} preventScrollReset>
          {label}
          <Icon name="close" size={16} />
          <span className="sr">, remove this filter</span>
        </Link>
      ))}
    </>
  )
}
