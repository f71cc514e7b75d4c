import { Outlet, ScrollRestoration, type Location } from 'react-router'

import { SessionProvider } from '../shared/session/Session.tsx'
import { AnnouncerProvider } from '../shared/ui/Announcer.tsx'
import { ArrivalProvider } from '../shared/ui/Arrival.tsx'

// Every address that is typed has the same key: it begins at its own place, not at that of the page before.
const placeOf = ({ key, pathname, search }: Location): string => (key === 'default' ? pathname + search : key)

/** What every page stands in, with or without the bar. */
export function Root() {
  return (
    <AnnouncerProvider>
      <ArrivalProvider>
        <SessionProvider>
          <Outlet />
        </SessionProvider>
      </ArrivalProvider>
      <ScrollRestoration getKey={placeOf} />
    </AnnouncerProvider>
  )
}
