import { Link } from 'react-router'

import type { Gap_GapFragment } from '../graphql.generated.ts'
import { paths } from '../shared/paths.ts'
import { dimensionName } from './words.ts'

/** What is missing, dimension by dimension, and whom to ask because they have come that far. */
export const Gaps = ({ gaps }: { gaps: readonly Gap_GapFragment[] }) => (
  <ul className="plain sm">
    {gaps.map(({ dimension, minimum, score, closedBy }) => (
      <li key={dimension}>
        <b>{dimensionName[dimension]}</b> needs {minimum}, {score === null ? 'not scored yet' : `is ${score}`}
        {closedBy.length > 0 && (
          <>
            {'; closed since by '}
            {closedBy.map(({ id, pilot, organisation }, i) => (
              <span key={id}>
                {i > 0 && ', '}
                <Link to={paths.place(id)}>{pilot?.shortName ?? organisation?.name}</Link>
              </span>
            ))}
          </>
        )}
      </li>
    ))}
  </ul>
)
