import { useSyncExternalStore } from 'react'

import { Banner } from '../shared/ui/Banner.tsx'

function listen(change: () => void) {
  const events = ['online', 'offline'] as const
  for (const event of events) window.addEventListener(event, change)
  return () => events.forEach((event) => window.removeEventListener(event, change))
}

/** Says that the page shows what was loaded before the connection went. */
export function OfflineBanner() {
  const isOnline = useSyncExternalStore(listen, () => navigator.onLine)
  if (isOnline) return null
  return (
    <div className="wrap-page notice">
      <Banner tone="amber" title="You are offline.">
        You see what was loaded before. It will be brought up to date when you reconnect.
      </Banner>
    </div>
  )
}
