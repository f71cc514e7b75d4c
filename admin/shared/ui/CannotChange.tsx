import { Link } from 'react-router'

import { Empty } from './Empty.tsx'
import { PageHead } from './PageHead.tsx'

/** Stands in for the form of something that the viewer sees and may not change, before anything is typed. */
export function CannotChange({ name, to, reason }: { name: string; to: string; reason?: string | null | undefined }) {
  return (
    <>
      <PageHead title="You cannot change this" />
      <div className="body wrap-page">
        <div className="card">
          <Empty
            icon="lock"
            title={name}
            actions={
              <Link className="btn" to={to}>
                Go to its page
              </Link>
            }
          >
            {reason ?? 'Your role does not allow this. Ask an administrator of the programme if you need it.'}
          </Empty>
        </div>
      </div>
    </>
  )
}
