import { useMutation, useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { Link } from 'react-router'

import { HidePostDocument, KeepPostDocument, PostReportsDocument, type PostReportsQuery, type PostReportStatus } from '../graphql.generated.ts'
import { Markdown } from '../shared/discussion/Markdown.tsx'
import { CommandForm } from '../shared/form/CommandForm.tsx'
import { TextAreaField } from '../shared/form/fields.tsx'
import { useCommand } from '../shared/form/useCommand.ts'
import { formatCount } from '../shared/format.ts'
import { paths } from '../shared/paths.ts'
import { QuerySource } from '../shared/query/QuerySource.tsx'
import { Card } from '../shared/ui/Card.tsx'
import { Choice } from '../shared/ui/Choice.tsx'
import { Dialog } from '../shared/ui/Dialog.tsx'
import { Empty } from '../shared/ui/Empty.tsx'
import { Loaded } from '../shared/ui/Loaded.tsx'
import { PageHead } from '../shared/ui/PageHead.tsx'
import { Pager, usePage } from '../shared/ui/Pager.tsx'
import { useChoice } from '../shared/ui/params.ts'
import { Tag } from '../shared/ui/Tag.tsx'
import { When } from '../shared/ui/When.tsx'
import { LearningTabs } from './LearningTabs.tsx'

type Report = PostReportsQuery['postReports']['nodes'][number]

const statusName = { OPEN: 'Waiting', HIDDEN: 'Hidden', KEPT: 'Stays' } satisfies Record<PostReportStatus, string>

/** What members reported, for the administrators to decide: hide the post, or let it stand, with a reason. */
export function ModerationPage() {
  const show = useChoice('show', ['open', 'all'])
  const variables = { ...usePage(), filter: show === 'open' ? { status: { eq: 'OPEN' as const } } : {} }
  const [task, setTask] = useState<{ report: Report; hide: boolean } | null>(null)
  const { data, previousData, error, refetch } = useQuery(PostReportsDocument, { variables, fetchPolicy: 'cache-and-network' })
  return (
    <Loaded data={data ?? previousData} error={error} retry={() => void refetch()}>
      {({ postReports }) => (
        <QuerySource document={PostReportsDocument} variables={variables}>
          <PageHead
            title="Moderation"
            lead="What members reported. Nothing is deleted: what is hidden stays for you"
            actions={
              <Choice
                name="Which reports"
                param="show"
                chosen={show}
                options={[
                  { value: 'open', label: 'Waiting' },
                  { value: 'all', label: 'All' },
                ]}
              />
            }
          >
            <LearningTabs />
          </PageHead>
          <div className="body wrap-page grid">
            <Card title="Reported" note={formatCount(postReports.totalCount, 'report')} query={['postReports']}>
              {postReports.nodes.length === 0 && <Empty icon="check" title="Nothing waits for you" />}
              <ul className="things">
                {postReports.nodes.map((report) => (
                  <ReportItem key={report.id} report={report} decide={(hide) => setTask({ report, hide })} />
                ))}
              </ul>
              <Pager page={postReports.pageInfo} shown={postReports.nodes.length} total={postReports.totalCount} things="reports" />
            </Card>
          </div>
          {task && <DecideDialog {...task} close={() => setTask(null)} />}
        </QuerySource>
      )}
    </Loaded>
  )
}

function ReportItem({ report, decide }: { report: Report; decide: (hide: boolean) => void }) {
  const { status, reporter, why, at, settledAt, settledBy, discussion, reply } = report
  const to = whereOf(discussion)
  return (
    <li>
      <div className="grow">
        <p className="row between wrap tight">
          {to ? <Link to={to}>{discussion.title}</Link> : <b>{discussion.title}</b>}
          <Tag tone={status === 'OPEN' ? 'amber' : 'grey'}>{statusName[status]}</Tag>
        </p>
        <blockquote>
          <Markdown text={(reply ?? discussion).body} />
          <p className="second sm">{(reply ?? discussion).author}</p>
        </blockquote>
        <p className="sm">
          <b>{reporter}</b>, <When at={at} />: {why}
        </p>
        {settledAt && (
          <p className="second sm">
            Decided by {settledBy}, <When at={settledAt} />
          </p>
        )}
        {status === 'OPEN' && (
          <p className="row wrap tight">
            <button className="btn s" type="button" aria-haspopup="dialog" onClick={() => decide(true)}>
              Hide it <span className="sr">: {discussion.title}</span>
            </button>
            <button className="btn s" type="button" aria-haspopup="dialog" onClick={() => decide(false)}>
              Let it stand <span className="sr">: {discussion.title}</span>
            </button>
          </p>
        )}
      </div>
    </li>
  )
}

function DecideDialog({ report: { id, discussion, reply }, hide, close }: { report: Report; hide: boolean; close: () => void }) {
  const refreshed = { refetchQueries: [PostReportsDocument], awaitRefetchQueries: true }
  const [hidePost] = useMutation(HidePostDocument, refreshed)
  const [keepPost] = useMutation(KeepPostDocument, refreshed)
  const command = useCommand({ why: '' }, async ({ why }) => {
    await (hide
      ? hidePost({ variables: { input: { discussion: discussion.id, reply: reply?.id ?? null, why } } })
      : keepPost({ variables: { input: { id, why } } }))
    close()
  })
  return (
    <Dialog title={hide ? 'Hide this post' : 'Let this post stand'} close={close}>
      <CommandForm command={command} action={hide ? 'Hide it' : 'Let it stand'}>
        <TextAreaField form={command.form} name="why" label="Why" hint="Kept in the history" rules={{ required: 'Say why' }} />
      </CommandForm>
    </Dialog>
  )
}

function whereOf({ practice, pilot, measure, partnership }: Report['discussion']): string | null {
  if (practice) return paths.practice(practice.slug)
  if (measure) return paths.measure(measure.code)
  if (partnership) return paths.partnership(partnership.id)
  return pilot && paths.pilot(pilot.slug)
}
