import { useEffect, useEffectEvent } from 'react'

import { useViewer } from '../session/Session.tsx'
import { hearLive } from './stream.ts'

const SETTLES_MS = 300

/** Runs when something happened to one of these, or to anything where none are named; a few at once are one. For those who are signed in. */
export function useLive(about: readonly string[] | null, changed: () => void): void {
  const viewer = useViewer()
  const isIn = Boolean(viewer)
  const run = useEffectEvent(changed)
  const isMeant = useEffectEvent((ids: readonly string[]) => about === null || ids.some((id) => about.includes(id)))
  useEffect(() => {
    if (!isIn) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const stop = hearLive((happening) => {
      if (happening && !isMeant(happening.about)) return
      clearTimeout(timer)
      timer = setTimeout(run, SETTLES_MS)
    })
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [isIn])
}
