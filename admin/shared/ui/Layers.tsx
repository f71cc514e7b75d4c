import { startTransition, useOptimistic } from 'react'
import { useNavigate, useSearchParams } from 'react-router'

import { withChoices } from './params.ts'

const PARAM = 'without'

/** Whether a layer of a drawing is shown: all are, unless the address says without. */
export function useLayers(layers: Partial<Record<string, string>>): (layer: string) => boolean {
  const [params] = useSearchParams()
  const hidden = params.getAll(PARAM)
  return (layer) => layer in layers && !hidden.includes(layer)
}

/** What a drawing shows beside its points, a tick each, kept in the address. */
export function Layers({ layers, isShown }: { layers: Partial<Record<string, string>>; isShown: (layer: string) => boolean }) {
  const [params] = useSearchParams()
  const navigate = useNavigate()
  const names = Object.entries(layers)
  // The tick answers at once; the address, and with it the drawing, follows.
  const [shown, setShown] = useOptimistic(names.flatMap(([layer]) => (isShown(layer) ? [layer] : [])))
  const change = (layer: string, on: boolean) =>
    startTransition(async () => {
      setShown(on ? [...shown, layer] : shown.filter((one) => one !== layer))
      const kept = params.getAll(PARAM).filter((one) => one !== layer)
      await navigate({ search: `?${withChoices(params, PARAM, on ? kept : [...kept, layer])}` }, { replace: true, preventScrollReset: true })
    })
  return (
    <fieldset className="row wrap layers no-print">
      <legend className="sr">Show</legend>
      {names.map(([layer, name]) => (
        <label key={layer} className="sm">
          <input className="tick" type="checkbox" checked={shown.includes(layer)} onChange={(event) => change(layer, event.target.checked)} /> {name}
        </label>
      ))}
    </fieldset>
  )
}
