import { startTransition, useOptimistic } from 'react'
import { useNavigate, useSearchParams, type NavigateOptions } from 'react-router'

import { withChoices } from './params.ts'

/**
 * The values that the address keeps under a name, and a way to put one in or take it out. A tick answers at once; the address, and with it what
 * depends on it, follows.
 */
export function useTicks(param: string, options?: NavigateOptions): [values: readonly string[], change: (value: string, isIn: boolean) => void] {
  const [params] = useSearchParams()
  const navigate = useNavigate()
  const inAddress = params.getAll(param)
  const [values, setValues] = useOptimistic(inAddress)
  const change = (value: string, isIn: boolean) =>
    startTransition(async () => {
      const kept = inAddress.filter((given) => given !== value)
      const next = isIn ? [...kept, value] : kept
      setValues(next)
      await navigate({ search: `?${withChoices(params, param, next)}` }, options)
    })
  return [values, change]
}
