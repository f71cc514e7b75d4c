import { createContext, useCallback, useContext, useRef } from 'react'

import { useAnnounce } from './Announcer.tsx'

type Arrive = (pathname: string, title: string, heading: HTMLElement | null) => void

const Arriving = createContext<Arrive>(() => {})

/** Tells the page's head how to greet someone: once for each change of address, but not on the first load, where the browser does it. */
export function ArrivalProvider({ children }: { children: React.ReactNode }) {
  const last = useRef<string | null>(null)
  const announce = useAnnounce()
  const arrive = useCallback<Arrive>(
    (pathname, title, heading) => {
      const first = last.current === null
      if (last.current === pathname) return
      last.current = pathname
      if (first) return
      heading?.focus({ preventScroll: true })
      announce(title)
    },
    [announce],
  )
  return <Arriving value={arrive}>{children}</Arriving>
}

/** The greeting for this page's head. */
export const useArrival = () => useContext(Arriving)
