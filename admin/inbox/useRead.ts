import { useMutation } from '@apollo/client/react'

import { MarkReadDocument } from '../graphql.generated.ts'
import { useAnnounce } from '../shared/ui/Announcer.tsx'
import { useTellProblem } from '../shared/ui/Toast.tsx'

/** Marks entries as read: some by their ids, or everything up to a moment. */
export function useRead(): { readSome: (ids: string[]) => void; readAll: (until: string) => void; isReading: boolean } {
  const announce = useAnnounce()
  const tellProblem = useTellProblem()
  const [mark, { loading }] = useMutation(MarkReadDocument, {
    refetchQueries: 'active',
  })
  const send = async (input: { entries?: string[]; until?: string }) => {
    try {
      await mark({ variables: { input } })
      announce('Marked as read')
    } catch (error) {
      tellProblem(error)
    }
  }
  return {
    readSome: (entries) => void send({ entries }),
    readAll: (until) => void send({ until }),
    isReading: loading,
  }
}
