import { Link, Navigate, useLocation } from 'react-router'

import { paths } from '../paths.ts'
import { readFailure, type Failure } from './failure.ts'
import { Icon, type IconName } from './Icon.tsx'

const words: Record<Exclude<Failure['kind'], 'sign-in'>, { icon: IconName; title: string; advice: string }> = {
  refused: { icon: 'lock', title: 'You cannot see this', advice: 'An administrator of the programme can give you a role that may.' },
  missing: { icon: 'search', title: 'There is no such page', advice: 'It may have been renamed. Search for it, or go back to the list.' },
  limited: { icon: 'clock', title: 'Too many questions at once', advice: 'Wait a minute, then try again.' },
  offline: { icon: 'offline', title: 'You are offline', advice: 'Check the connection, then try again.' },
  failed: { icon: 'warning', title: 'This did not load', advice: 'Try again. If it keeps happening, tell an administrator the reference.' },
}

/** Stands in for the part that could not be shown: refused, missing, limited, offline or failed. */
export function FailurePanel({ error, retry, whole = false }: { error: Error; retry?: () => void; whole?: boolean }) {
  const failure = readFailure(error)
  const { pathname, search } = useLocation()
  if (failure.kind === 'sign-in') return <Navigate to={paths.signIn(pathname + search)} replace />
  const { icon, title, advice } = words[failure.kind]
  const Heading = whole ? 'h1' : 'h2'
  return (
    <div className="card state" role="alert">
      <Icon name={icon} size={32} />
      <Heading className="state-title">{title}</Heading>
      <p>
        {failure.sentence} {advice}
      </p>
      {failure.reference && <p className="sm num">Reference {failure.reference}</p>}
      <div className="row wrap">
        {retry && failure.kind !== 'refused' && failure.kind !== 'missing' && (
          <button className="btn" type="button" onClick={retry}>
            Try again
          </button>
        )}
        {(failure.kind === 'refused' || failure.kind === 'missing') && (
          <Link className="btn" to={paths.overview}>
            Programme overview
          </Link>
        )}
      </div>
    </div>
  )
}
