import { useApolloClient } from '@apollo/client/react'
import { useEffect, useState } from 'react'

import { SessionDocument } from '../graphql.generated.ts'
import { useViewer } from '../shared/session/Session.tsx'
import { Banner } from '../shared/ui/Banner.tsx'
import { asked } from './client.ts'

const warnFor = 5 * 60_000

/** Warns five minutes before the session ends for want of use; every request to the graph puts the end off again. */
export function SessionEnding() {
  const endsAt = useViewer()?.sessionEndsAt
  const client = useApolloClient()
  const [isNear, setIsNear] = useState(false)
  useEffect(() => {
    if (!endsAt) return
    const idle = Date.parse(endsAt) - Date.now()
    let timer: ReturnType<typeof setTimeout>
    const startAgain = () => {
      clearTimeout(timer)
      setIsNear(false)
      timer = setTimeout(() => setIsNear(true), Math.max(0, idle - warnFor))
    }
    startAgain()
    window.addEventListener(asked, startAgain)
    return () => {
      clearTimeout(timer)
      window.removeEventListener(asked, startAgain)
    }
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
