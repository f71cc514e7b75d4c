import { useQuery } from '@apollo/client/react'
import { Link } from 'react-router'

import { PracticeDraftsDocument } from '../graphql.generated.ts'
import { formatCount } from '../shared/format.ts'
import { paths } from '../shared/paths.ts'
import { QuerySource } from '../shared/query/QuerySource.tsx'
import { useViewer } from '../shared/session/Session.tsx'
import { SignInTo } from '../shared/session/SignInTo.tsx'
import { Card } from '../shared/ui/Card.tsx'
import { Empty } from '../shared/ui/Empty.tsx'
import { Loaded } from '../shared/ui/Loaded.tsx'
import { PageHead } from '../shared/ui/PageHead.tsx'
import { Pager, usePage } from '../shared/ui/Pager.tsx'
import { IllustrativeTag, Tag } from '../shared/ui/Tag.tsx'
import { When } from '../shared/ui/When.tsx'
import { practiceStatusName } from './words.ts'

/** The drafts that the viewer may see: one's own, one's pilot's, and for administrators the queue of the quality review. */
export function DraftsPage() {
  const viewer = useViewer()
  const variables = usePage()
  const { data, previousData, error, refetch } = useQuery(PracticeDraftsDocument, { variables, fetchPolicy: 'cache-and-network' })
  const isReviewer = viewer?.role === 'ADMIN'
  return (
    <Loaded data={data ?? previousData} error={error} retry={() => void refetch()}>
      {({ practices }) => (
        <QuerySource document={PracticeDraftsDocument} variables={variables}>
          <PageHead
            title={isReviewer ? 'Drafts and the review queue' : 'Your drafts'}
            lead={isReviewer ? 'What was handed in first is reviewed first' : 'Only you, your pilot and the administrators see what you write here'}
            crumbs={[{ name: 'Learning network', to: paths.learning }]}
            actions={
              viewer && (
                <Link className="btn p" to={paths.newPractice}>
                  Share practice
                </Link>
              )
            }
          />
          <div className="body wrap-page">
            <Card title={formatCount(practices.totalCount, 'draft')} query={['practices']}>
              {practices.nodes.length === 0 && (
                <Empty title="No drafts">{viewer ? 'Begin one with “Share practice”.' : <SignInTo>share what you tried.</SignInTo>}</Empty>
              )}
              <ul className="things" data-rows>
                {practices.nodes.map(
                  ({ id, slug, title, status, author, pilot, submittedAt, queuePosition, reviewedBy, missing, availableActions, illustrative }) => {
                    const mayReview = availableActions.some(({ name, allowed }) => name === 'publishPractice' && allowed)
                    return (
                      <li key={id}>
                        <div className="grow">
                          <Link to={mayReview ? paths.reviewPractice(slug) : paths.editPractice(slug)}>{title}</Link>{' '}
                          <IllustrativeTag when={illustrative} />
                          <span className="second">
                            {[author, pilot?.shortName].filter(Boolean).join(', ')}
                            {submittedAt && (
                              <>
                                {' '}
                                handed in <When at={submittedAt} />
                              </>
                            )}
                            {missing.length > 0 && status === 'DRAFT' && `; ${formatCount(missing.length, 'thing')} still missing`}
                            {reviewedBy && `; with ${reviewedBy}`}
                          </span>
                        </div>
                        {queuePosition !== null && <span className="when">place {queuePosition}</span>}
                        <Tag tone={status === 'RETURNED' ? 'amber' : status === 'DRAFT' ? 'purple' : 'blue'}>{practiceStatusName[status]}</Tag>
                      </li>
                    )
                  },
                )}
              </ul>
              <Pager page={practices.pageInfo} shown={practices.nodes.length} total={practices.totalCount} things="drafts" />
            </Card>
          </div>
        </QuerySource>
      )}
    </Loaded>
  )
}
