import { Outlet, ScrollRestoration } from 'react-router'

import { SessionProvider } from '../shared/session/Session.tsx'
import { AnnouncerProvider } from '../shared/ui/Announcer.tsx'
import { ArrivalProvider } from '../shared/ui/Arrival.tsx'

/** What every page stands in, with or without the bar. */
export function Root() {
  return (
    <AnnouncerProvider>
      <ArrivalProvider>
        <SessionProvider>
          <Outlet />
        </SessionProvider>
      </ArrivalProvider>
      <ScrollRestoration />
    </AnnouncerProvider>
  )
}
