import type { FragmentType } from '@apollo/client'
import { useFragment } from '@apollo/client/react'
import { Link } from 'react-router'

import { PostsCard_OrganisationFragmentDoc, type PostsCard_OrganisationFragment } from '../graphql.generated.ts'
import { formatCount, formatPeriod, formatShortDay } from '../shared/format.ts'
import { paths } from '../shared/paths.ts'
import { useProgramme } from '../shared/session/Session.tsx'
import { Card } from '../shared/ui/Card.tsx'
import { IllustrativeTag } from '../shared/ui/Tag.tsx'

type Holdings = PostsCard_OrganisationFragment['now']

/** Who holds which post there now, and who did earlier, of those who want to be found. The public sees nobody, and no card. */
export function PostsCard({ organisation }: { organisation: FragmentType<PostsCard_OrganisationFragment> }) {
  const { data, complete } = useFragment({
    fragment: PostsCard_OrganisationFragmentDoc,
    fragmentName: 'PostsCard_organisation',
    from: organisation,
    variables: { today: useProgramme()?.today },
  })
  if (!complete || data.now.totalCount + data.earlier.totalCount === 0) return null
  return (
    <Card title="Who holds which post" query={['organisation.now', 'organisation.earlier']}>
      {data.now.totalCount === 0 ? <p className="cb sm">Nobody in the directory says that they hold one now.</p> : <Posts holdings={data.now} />}
      {data.earlier.totalCount > 0 && (
        <details className="cb sm">
          <summary>{formatCount(data.earlier.totalCount, 'earlier post')}</summary>
          <Posts holdings={data.earlier} />
        </details>
      )}
    </Card>
  )
}

function Posts({ holdings: { nodes, totalCount } }: { holdings: Holdings }) {
  return (
    <>
      <ul className="things">
        {nodes.map(({ id, post, startsOn, endsOn, illustrative, person }) => (
          <li key={id}>
            <span>
              <Link to={{ pathname: paths.people, search: `?q=${encodeURIComponent(person.name)}` }}>{person.name}</Link>{' '}
              <IllustrativeTag when={illustrative} />
              <span className="second-line">
                {post}
                {(startsOn || endsOn) && `, ${formatPeriod(startsOn, endsOn, formatShortDay)}`}
              </span>
            </span>
          </li>
        ))}
      </ul>
      {totalCount > nodes.length && <p className="cb sm">And {formatCount(totalCount - nodes.length, 'other')}.</p>}
    </>
  )
}
