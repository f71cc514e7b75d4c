import { useState } from 'react'

import { useSelection } from './useSelection.ts'

/** What is selected in a list, and the dialog that changes it: everything that the filter finds, or the ticked rows. */
export function useMany<Filter extends object>(rows: readonly { id: string }[], filter: Filter) {
  const selection = useSelection(rows.map(({ id }) => id))
  const [isChanging, setIsChanging] = useState(false)
  const close = () => setIsChanging(false)
  return {
    selection,
    isChanging,
    change: () => setIsChanging(true),
    dialog: {
      filter: selection.isAll ? filter : { id: { in: [...selection.ids] } },
      close,
      done: () => {
        close()
        selection.clear()
      },
    },
  }
}
