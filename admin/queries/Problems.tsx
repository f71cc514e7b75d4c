import { Icon } from '../shared/ui/Icon.tsx'
import type { GraphProblem } from './run.ts'

/** What the server said went wrong: the sentence, the place in the answer, the line of the operation. */
export function Problems({ problems }: { problems: readonly GraphProblem[] }) {
  if (problems.length === 0) return null
  return (
    <div role="alert">
      <ul className="problems">
        {problems.map(({ message, path, locations, extensions }, at) => (
          <li key={at}>
            <Icon name="warning" size={18} />
            <div>
              {message}
              {(path || locations?.[0] || extensions?.code) && (
                <p className="mut sm">
                  {[path && `At ${path.join('.')}`, locations?.[0] && `line ${locations[0].line}`, extensions?.code].filter(Boolean).join(' · ')}
                </p>
              )}
            </div>
          </li>
        ))}
      </ul>
    </div>
  )
}
