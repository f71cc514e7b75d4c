import { useEffect } from 'react'
import { isRouteErrorResponse, useRouteError } from 'react-router'

import { Empty } from '../shared/ui/Empty.tsx'
import { NotFound } from '../shared/ui/NotFound.tsx'

/** Stands where a page could not be drawn at all. */
export function Broken() {
  const error = useRouteError()
  const isMissing = isRouteErrorResponse(error) && error.status === 404
  useEffect(() => {
    if (!isMissing) document.title = 'This page did not open – Careweave'
  }, [isMissing])
  if (isMissing) return <NotFound />
  return (
    <div className="body wrap-page" role="alert">
      <div className="card">
        <Empty
          icon="warning"
          title="This page did not open"
          actions={
            <button className="btn" type="button" onClick={() => window.location.reload()}>
              Load it again
            </button>
          }
        >
          The fault is ours. Loading the page again often helps, because a newer version may have been put in place.
        </Empty>
      </div>
    </div>
  )
}
