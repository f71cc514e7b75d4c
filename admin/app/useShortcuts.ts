import { useEffect, useRef } from 'react'
import { useNavigate } from 'react-router'

import { readSingleKeys } from '../shared/singleKeys.ts'
import { editOfRow, moveRow, selectRow } from './moveRow.ts'
import { sections } from './sections.ts'

/** The single keys: `/` searches, `?` lists them, `g` and a letter goes to a section, `j` and `k` walk the rows, `x` selects one and `e` edits it. */
export function useShortcuts({ search, keys }: { search: () => void; keys: () => void }): void {
  const navigate = useNavigate()
  const goingSince = useRef(0)
  useEffect(() => {
    const edit = () => {
      const address = editOfRow()
      return address ? navigate(address) : undefined
    }
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event) || document.querySelector('dialog[open]') || !readSingleKeys()) return
      const isGoing = event.timeStamp - goingSince.current < 1500
      goingSince.current = event.key === 'g' && !isGoing ? event.timeStamp : 0
      const section = isGoing ? sections.find(({ key }) => key === event.key) : undefined
      const act = section
        ? () => navigate(section.to)
        : { '/': search, '?': keys, j: () => moveRow(1), k: () => moveRow(-1), x: () => selectRow(false), X: () => selectRow(true), e: edit }[
            event.key
          ]
      if (!act) return
      event.preventDefault()
      void act()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [navigate, search, keys])
}

// The editor of queries stands in a shadow tree, whose host is all that `target` names.
function isTyping(event: Event): boolean {
  const [target] = event.composedPath()
  return target instanceof Element && target.closest('input, textarea, select, [contenteditable]') !== null
}
