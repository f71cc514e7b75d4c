import { Link } from 'react-router'

import { paths } from '../paths.ts'
import { Empty } from './Empty.tsx'
import { PageHead } from './PageHead.tsx'

/** An address, or a thing, that does not exist. */
export function NotFound({ what = 'page' }: { what?: string }) {
  return (
    <>
      <PageHead title={`There is no such ${what}`} />
      <div className="body wrap-page">
        <div className="card">
          <Empty
            title="Nothing lives at this address"
            actions={
              <>
                <Link className="btn" to={paths.overview}>
                  Programme overview
                </Link>
                <Link className="btn" to={paths.search}>
                  Search everything
                </Link>
              </>
            }
          >
            It may have been renamed, or the link is not whole. Nothing was lost.
          </Empty>
        </div>
      </div>
    </>
  )
}
