import { startTransition, useOptimistic } from 'react'
import { useNavigate, useSearchParams } from 'react-router'

import { formatNumber } from '../format.ts'
import { withChoices } from './params.ts'

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
  const [params] = useSearchParams()
  const navigate = useNavigate()
  const inAddress = params.getAll(param)
  // The tick answers at once; the address, and with it the list, follows.
  const [chosen, setChosen] = useOptimistic(inAddress)
  const change = (value: string, on: boolean) =>
    startTransition(async () => {
      const kept = inAddress.filter((given) => given !== value)
      const next = on ? [...kept, value] : kept
      setChosen(next)
      await navigate({ search: `?${withChoices(params, param, next)}` })
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
