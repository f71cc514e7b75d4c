import { Link } from 'react-router'

import { paths } from '../shared/paths.ts'

/** The foot of every page; help is always in the same place. */
export function Footer({ keys }: { keys: () => void }) {
  return (
    <footer className="foot">
      <div className="in">
        <span>
          Facts are from the published sources they name. Contains public sector information licensed under the Open Government Licence v3.0.
        </span>
        <Link to={paths.sources}>Sources</Link>
        <Link to={paths.queries}>Queries</Link>
        <button type="button" onClick={keys} aria-haspopup="dialog">
          Keyboard shortcuts
        </button>
      </div>
    </footer>
  )
}
