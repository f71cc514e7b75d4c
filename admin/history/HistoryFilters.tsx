import { useId } from 'react'
import { useSearchParams } from 'react-router'

import { withParam } from '../shared/ui/params.ts'

const fields = [
  { name: 'who', label: 'Who', type: 'search' },
  { name: 'what', label: 'What', type: 'search' },
  { name: 'from', label: 'From', type: 'date' },
  { name: 'to', label: 'To', type: 'date' },
] as const

/** Who, what and when, kept in the address. */
export function HistoryFilters() {
  const id = useId()
  const [params, setParams] = useSearchParams()
  const submit = (event: React.FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const next = fields.reduce(
      (search, { name }) => withParam(new URLSearchParams(search), name, String(form.get(name) ?? '').trim()),
      params.toString(),
    )
    setParams(next)
  }
  return (
    <form key={params.toString()} className="row wrap history-filters" role="search" aria-label="History" onSubmit={submit}>
      {fields.map(({ name, label, type }) => (
        <div key={name} className="f">
          <label htmlFor={id + name}>{label}</label>
          <input id={id + name} className="in-t" name={name} type={type} defaultValue={params.get(name) ?? ''} />
        </div>
      ))}
      <button className="btn" type="submit">
        Show
      </button>
    </form>
  )
}
