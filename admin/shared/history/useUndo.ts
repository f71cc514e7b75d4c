import { useMutation } from '@apollo/client/react'
import { useState } from 'react'

import { UndoChangeDocument } from '../../graphql.generated.ts'
import { useAnnounce } from '../ui/Announcer.tsx'
import { readFailure } from '../ui/failure.ts'

/** Undoes a change and brings the page up to date; a refusal is a sentence. */
export function useUndo(): { undo: (id: string) => Promise<boolean>; isRunning: boolean; problem: string | null } {
  const [run, { loading }] = useMutation(UndoChangeDocument, { refetchQueries: 'active', awaitRefetchQueries: true })
  const [problem, setProblem] = useState<string | null>(null)
  const announce = useAnnounce()
  const undo = async (id: string) => {
    setProblem(null)
    try {
      await run({ variables: { input: { id } } })
      announce('Undone')
      return true
    } catch (error) {
      setProblem(readFailure(error as Error).sentence)
      return false
    }
  }
  return { undo, isRunning: loading, problem }
}
