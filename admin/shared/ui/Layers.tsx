import { useSearchParams } from 'react-router'

import { useTicks } from './useTicks.ts'

const PARAM = 'without'

/** Whether a layer of a drawing is shown: all are, unless the address says without. */
export function useLayers(layers: Partial<Record<string, string>>): (layer: string) => boolean {
  const [params] = useSearchParams()
  const hidden = params.getAll(PARAM)
  return (layer) => layer in layers && !hidden.includes(layer)
}

/** What a drawing shows beside its points, a tick each, kept in the address. */
export function Layers({ layers }: { layers: Partial<Record<string, string>> }) {
  const [hidden, change] = useTicks(PARAM, { replace: true, preventScrollReset: true })
  return (
    <fieldset className="row wrap layers no-print">
      <legend className="sr">Show</legend>
      {Object.entries(layers).map(([layer, name]) => (
        <label key={layer} className="sm">
          <input className="tick" type="checkbox" checked={!hidden.includes(layer)} onChange={(event) => change(layer, !event.target.checked)} />{' '}
          {name}
        </label>
      ))}
    </fieldset>
  )
}
