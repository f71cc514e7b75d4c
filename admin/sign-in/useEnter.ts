import { useApolloClient } from '@apollo/client/react'
import { useNavigate } from 'react-router'

import { SessionDocument } from '../graphql.generated.ts'

/** Goes on as the person who has just signed in: nothing that was read as the public stays in the browser's memory. */
export function useEnter() {
  const client = useApolloClient()
  const navigate = useNavigate()
  return async (to: string) => {
    await client.clearStore()
    await client.refetchQueries({ include: [SessionDocument] })
    await navigate(to, { replace: true })
  }
}
