import { Icon } from '../ui/Icon.tsx'
import { useOpenQuery, useQuerySource } from './QuerySource.tsx'

/** Opens the operation and variables that give the figures beside it. */
export function OpenAsQuery({ paths, name }: { paths: readonly string[]; name: string }) {
  const source = useQuerySource()
  const open = useOpenQuery()
  if (!source) return null
  return (
    <button className="ask" type="button" title="Open as a query" aria-haspopup="dialog" onClick={() => open({ ...source, paths, name })}>
      <Icon name="braces" size={18} />
      <span className="sr">Open as a query: {name}</span>
    </button>
  )
}
