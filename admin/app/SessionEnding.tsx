import { useApolloClient } from '@apollo/client/react'
import { useEffect, useState } from 'react'

import { SessionDocument } from '../graphql.generated.ts'
import { useViewer } from '../shared/session/Session.tsx'
import { Banner } from '../shared/ui/Banner.tsx'

const warnFor = 5 * 60_000

/** Warns five minutes before the session ends; any request of the signed-in person keeps it open. */
export function SessionEnding() {
  const endsAt = useViewer()?.sessionEndsAt
  const client = useApolloClient()
  const [isNear, setIsNear] = useState(false)
  useEffect(() => {
    setIsNear(false)
    if (!endsAt) return
    const timer = setTimeout(() => setIsNear(true), Math.min(2 ** 31 - 1, Math.max(0, Date.parse(endsAt) - Date.now() - warnFor)))
    return () => clearTimeout(timer)
  }, [endsAt])
  if (!isNear) return null
  const stay = () => client.query({ query: SessionDocument, fetchPolicy: 'network-only' })
  return (
    <div className="wrap-page notice">
      <Banner tone="amber" title="You will be signed out in less than five minutes.">
        <button className="btn s" type="button" onClick={stay}>
          Stay signed in
        </button>
      </Banner>
    </div>
  )
}
