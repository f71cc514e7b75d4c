import { Link, Navigate, useLocation } from 'react-router'

import { paths } from '../paths.ts'
import { readFailure, type Failure } from './failure.ts'
import { Icon, type IconName } from './Icon.tsx'
import { PageHead } from './PageHead.tsx'

type Shown = Exclude<Failure['kind'], 'sign-in'>

const words: Record<Shown, { icon: IconName; title: string; advice: string }> = {
  refused: { icon: 'lock', title: 'You cannot see this', advice: 'An administrator of the programme can give you a role that may.' },
  missing: { icon: 'search', title: 'There is no such page', advice: 'It may have been renamed. Search for it, or go back to the list.' },
  limited: { icon: 'clock', title: 'Too many questions at once', advice: 'Wait a minute, then try again.' },
  offline: { icon: 'offline', title: 'The server could not be reached', advice: 'Check the connection, then try again.' },
  failed: { icon: 'warning', title: 'This did not load', advice: 'If it keeps happening, tell an administrator.' },
}
const canRetry: Record<Shown, boolean> = { refused: false, missing: false, limited: true, offline: true, failed: true }

/** Stands in for the part that could not be shown: refused, missing, limited, offline or failed. */
export function FailurePanel({ error, retry }: { error: Error; retry?: () => void }) {
  const failure = readFailure(error)
  if (failure.kind === 'sign-in') return <ToSignIn />
  return (
    <div className="card state" role="alert">
      <Icon name={words[failure.kind].icon} size={32} />
      <h2>{words[failure.kind].title}</h2>
      <Explanation failure={failure} kind={failure.kind} retry={retry} />
    </div>
  )
}

/** The same for a whole page, which then has a heading of its own. */
export function FailurePage({ error, retry }: { error: Error; retry: () => void }) {
  const failure = readFailure(error)
  if (failure.kind === 'sign-in') return <ToSignIn />
  return (
    <>
      <PageHead title={words[failure.kind].title} />
      <div className="body wrap-page">
        <div className="card state" role="alert">
          <Icon name={words[failure.kind].icon} size={32} />
          <Explanation failure={failure} kind={failure.kind} retry={retry} />
        </div>
      </div>
    </>
  )
}

function Explanation({ failure, kind, retry }: { failure: Failure; kind: Shown; retry?: () => void }) {
  return (
    <>
      <p>{failure.sentence}</p>
      <p>{words[kind].advice}</p>
      {failure.reference && <p className="sm num">Reference {failure.reference}</p>}
      <div className="row wrap">
        {retry && canRetry[kind] && (
          <button className="btn" type="button" onClick={retry}>
            Try again
          </button>
        )}
        <Link className="btn quiet" to={paths.overview}>
          Programme overview
        </Link>
      </div>
    </>
  )
}

// What needs an account leads to the door, and the door leads back here.
function ToSignIn() {
  const { pathname, search } = useLocation()
  return <Navigate to={paths.signIn(pathname + search)} replace />
}
