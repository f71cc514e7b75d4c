import { lazy, Suspense, useCallback, useState } from 'react'
import { Outlet, useLocation, useNavigation } from 'react-router'

import { QueryDialogHost } from '../shared/query/QuerySource.tsx'
import { ToastProvider } from '../shared/ui/Toast.tsx'
import { Bar } from './Bar.tsx'
import { Footer } from './Footer.tsx'
import { IllustrativeBanner } from './IllustrativeBanner.tsx'
import { Live } from './Live.tsx'
import { OfflineBanner } from './OfflineBanner.tsx'
import { SessionEnding } from './SessionEnding.tsx'
import { useShortcuts } from './useShortcuts.ts'

const SearchDialog = lazy(async () => ({ default: (await import('./SearchDialog.tsx')).SearchDialog }))
const KeyboardDialog = lazy(async () => ({ default: (await import('./KeyboardDialog.tsx')).KeyboardDialog }))

/** The shell of every room: the bar, what must be said on each page, the page, the foot. */
export function Layout() {
  const [open, setOpen] = useState<'search' | 'keys' | null>(null)
  const search = useCallback(() => setOpen('search'), [])
  const keys = useCallback(() => setOpen('keys'), [])
  const close = useCallback(() => setOpen(null), [])
  const { pathname } = useLocation()
  const isMoving = useNavigation().state !== 'idle'
  useShortcuts({ search, keys })
  return (
    <QueryDialogHost>
      <ToastProvider>
        <a className="skip" href="#main">
          Skip to main content
        </a>
        <Bar search={search} />
        <IllustrativeBanner />
        <OfflineBanner />
        <SessionEnding />
        <Live />
        <main id="main" tabIndex={-1} className={isMoving ? 'busy' : undefined}>
          <Outlet key={pathname} />
        </main>
        <Footer keys={keys} />
        <Suspense>
          {open === 'search' && <SearchDialog close={close} />}
          {open === 'keys' && <KeyboardDialog close={close} />}
        </Suspense>
      </ToastProvider>
    </QueryDialogHost>
  )
}
