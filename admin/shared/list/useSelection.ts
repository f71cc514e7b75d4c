import { useRef, useState } from 'react'

export interface Selection {
  ids: ReadonlySet<string>
  /** Whether everything that the filter finds is selected, loaded or not. */
  isAll: boolean
  toggle: (id: string, withRange: boolean) => void
  toggleAll: () => void
  selectAll: () => void
  clear: () => void
}

/** Which rows of a list are selected; with Shift, all between the last one and this. */
export function useSelection(shown: readonly string[]): Selection {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set())
  const [isAll, setIsAll] = useState(false)
  const last = useRef<string | null>(null)
  const set = (next: Iterable<string>, all = false) => {
    setIds(new Set(next))
    setIsAll(all)
  }
  return {
    ids: isAll ? new Set(shown) : ids,
    isAll,
    toggle(id, withRange) {
      const kept = new Set(isAll ? shown : ids)
      const isOn = !kept.has(id)
      const [from, to] = [shown.indexOf(withRange && last.current ? last.current : id), shown.indexOf(id)].toSorted((one, other) => one - other)
      for (const one of shown.slice(from === undefined || from < 0 ? to : from, (to ?? 0) + 1)) {
        if (isOn) kept.add(one)
        else kept.delete(one)
      }
      last.current = id
      set(kept)
    },
    toggleAll: () => set(shown.every((id) => ids.has(id)) ? [] : shown),
    selectAll: () => set(shown, true),
    clear: () => set([]),
  }
}
