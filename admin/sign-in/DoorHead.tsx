import { useEffect, useRef } from 'react'
import { useLocation } from 'react-router'

import { useArrival } from '../shared/ui/Arrival.tsx'

/** The heading of a page outside the house. */
export function DoorHead({ title }: { title: string }) {
  const heading = useRef<HTMLHeadingElement>(null)
  const { pathname } = useLocation()
  const arrive = useArrival()
  useEffect(() => {
    document.title = `${title} – Careweave`
    arrive(pathname, title, heading.current)
  }, [arrive, pathname, title])
  return (
    <h1 ref={heading} tabIndex={-1}>
      {title}
    </h1>
  )
}
