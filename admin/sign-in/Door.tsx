import { lazy, Suspense } from 'react'
import { Link } from 'react-router'

import { formatDay } from '../shared/format.ts'
import { paths } from '../shared/paths.ts'
import { useProgramme } from '../shared/session/Session.tsx'
import { Mark } from '../shared/ui/Mark.tsx'

const EnglandMap = lazy(async () => ({ default: (await import('../shared/charts/EnglandMap.tsx')).EnglandMap }))
const numbers = Array.from({ length: 16 }, (_, place) => place + 1)

/** The frame of the pages outside the house: where the pilots are on one side, the form on the other. */
export function Door({ children }: { children: React.ReactNode }) {
  const programme = useProgramme()
  return (
    <>
      <a className="skip" href="#main">
        Skip to main content
      </a>
      <div className="sign-in">
        <header className="art">
          <Link className="mark" to={paths.overview}>
            <Mark />
            <span>Careweave</span>
          </Link>
          <Suspense fallback={<svg className="map" aria-hidden="true" />}>
            <EnglandMap fill={() => '#0a6cc9'} numbers={numbers} line="#005eb8" mark="#ffb81c" />
          </Suspense>
          <p>Sixteen pilots testing how health and social care can work as one service.</p>
        </header>
        <main id="main" className="side" tabIndex={-1}>
          <div className="box">
            {programme?.illustrative && (
              <p className="door-note">
                <b>Illustrative</b> This is the demonstration set, as of {formatDay(programme.today)}.
              </p>
            )}
            {children}
          </div>
        </main>
      </div>
    </>
  )
}
