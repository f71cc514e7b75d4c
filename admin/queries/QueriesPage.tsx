import { lazy, Suspense } from 'react'
import { Navigate, useLocation } from 'react-router'

import { paths } from '../shared/paths.ts'
import { PageHead } from '../shared/ui/PageHead.tsx'
import { Skeleton } from '../shared/ui/Skeleton.tsx'

// The editor and the schema's tools weigh as much as the rest of the application: they come after the page, and only here.
const Workbench = lazy(async () => ({ default: (await import('./Workbench.tsx')).Workbench }))

/** Where questions are put to the graph: written, run, kept and shared. */
export function QueriesPage() {
  return (
    <>
      <div className="sr">
        <PageHead title="Queries" />
      </div>
      <Suspense fallback={<Skeleton rows={12} />}>
        <Workbench />
      </Suspense>
    </>
  )
}

/** The address that questions had before; what is in its hash is kept. */
export function FormerQueryPage() {
  const { hash } = useLocation()
  return <Navigate to={{ pathname: paths.queries, hash }} replace />
}
