import { useEffect } from 'react'

import { shareLive } from '../shared/live/stream.ts'
import { useViewer } from '../shared/session/Session.tsx'

/** Keeps what is shown up to date while somebody is signed in: pages ask again when something happened to what they show. */
export function Live() {
  const id = useViewer()?.id
  useEffect(() => {
    if (!id) return
    const leaving = new AbortController()
    shareLive(leaving.signal)
    return () => leaving.abort()
  }, [id])
  return null
}
