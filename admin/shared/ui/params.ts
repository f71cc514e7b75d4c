import { useSearchParams } from 'react-router'

/** The address's parameters with one changed, as the text after the question mark; the page is forgotten, since the list is another. */
export function withParam(params: URLSearchParams, name: string, value: string | null): string {
  const next = new URLSearchParams(params)
  for (const cursor of ['after', 'before']) if (cursor !== name) next.delete(cursor)
  if (value === null || value === '') next.delete(name)
  else next.set(name, value)
  return next.toString()
}

/** The same with a parameter that may be given more than once. */
export function withChoices(params: URLSearchParams, name: string, values: readonly string[]): URLSearchParams {
  const next = new URLSearchParams(withParam(params, name, null))
  for (const value of values) next.append(name, value)
  return next
}

/** A parameter that takes one of a few values; anything else falls back to the first. */
export function useChoice<const Value extends string>(name: string, values: readonly [Value, ...Value[]]): Value {
  const [params] = useSearchParams()
  const given = params.get(name)
  return values.find((value) => value === given) ?? values[0]
}

/** The values of a parameter that may be given more than once, those of the table only. */
export function useChoices<Value extends string>(name: string, words: Record<Value, string>): Value[] {
  const [params] = useSearchParams()
  const given = params.getAll(name)
  return (Object.keys(words) as Value[]).filter((value) => given.includes(value))
}
