import { useApolloClient, useMutation } from '@apollo/client/react'
import { useEffect, useEffectEvent, useState } from 'react'

import {
  SavedOperationDocument,
  SavedOperationsDocument,
  SaveOperationDocument,
  UpdateOperationDocument,
  type Audience,
  type Draft_OperationFragment,
} from '../graphql.generated.ts'
import { readFailure } from '../shared/ui/failure.ts'

export const audienceName = {
  OWNER: 'Only me',
  ADMIN: 'Administrators',
  PILOT_LEAD: 'Pilot leads and administrators',
  ANALYST: 'Analysts and up',
  MEMBER: 'Everybody who is signed in',
  PUBLIC: 'Everybody',
} satisfies Record<Audience, string>

export type Saved = Draft_OperationFragment

/** Opens the saved query that the address names, once; answers what went wrong. */
export function useOpenSaved(name: string | undefined, opened: (saved: Saved) => void): string | null {
  const client = useApolloClient()
  const [problem, setProblem] = useState<string | null>(null)
  const tell = useEffectEvent(opened)
  useEffect(() => {
    if (!name) return
    let isHere = true
    client.query({ query: SavedOperationDocument, variables: { name }, fetchPolicy: 'network-only' }).then(
      ({ data }) => {
        if (!isHere) return
        if (data?.savedOperation) tell(data.savedOperation)
        else setProblem('There is no saved query of this name, or it is not shared with you.')
      },
      (error: Error) => isHere && setProblem(readFailure(error).sentence),
    )
    return () => void (isHere = false)
  }, [client, name])
  return problem
}

/** Saves a query, as a new one or as the next version of one's own. */
export function useSave() {
  const [create] = useMutation(SaveOperationDocument, { refetchQueries: [SavedOperationsDocument] })
  const [update] = useMutation(UpdateOperationDocument, { refetchQueries: [SavedOperationsDocument] })
  return { create, update }
}
