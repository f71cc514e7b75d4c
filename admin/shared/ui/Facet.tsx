import { formatNumber } from '../format.ts'
import { useTicks } from './useTicks.ts'

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
  const [chosen, change] = useTicks(param)
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
