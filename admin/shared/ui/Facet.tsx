import { useSearchParams } from 'react-router'

import { formatNumber } from '../format.ts'

/** A filter of ticks, kept in the address; a value without results is quiet but stays. */
export function Facet<Value extends string>({
  title,
  param,
  words,
  counts,
}: {
  title: string
  param: string
  words: Record<Value, string>
  counts?: Partial<Record<Value, number>>
}) {
  const [params, setParams] = useSearchParams()
  const chosen = params.getAll(param)
  const change = (value: string, on: boolean) =>
    setParams((previous) => {
      const next = new URLSearchParams(previous)
      for (const name of ['after', 'before']) next.delete(name)
      next.delete(param)
      for (const kept of chosen) if (kept !== value) next.append(param, kept)
      if (on) next.append(param, value)
      return next
    })
  const values = (Object.keys(words) as Value[]).filter((value) => !counts || counts[value] !== 0 || chosen.includes(value))
  return (
    <fieldset className="facet">
      <legend>{title}</legend>
      {values.map((value) => (
        <label key={value}>
          <input className="tick" type="checkbox" checked={chosen.includes(value)} onChange={(event) => change(value, event.target.checked)} />
          {words[value]}
          {counts?.[value] !== undefined && <span className="ct">{formatNumber(counts[value])}</span>}
        </label>
      ))}
    </fieldset>
  )
}
