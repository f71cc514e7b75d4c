import { useMutation, useQuery } from '@apollo/client/react'
import { lazy, Suspense, useState } from 'react'

import { AcceptReplyDocument, DiscussionsDocument, type Discussion_DiscussionFragment } from '../../graphql.generated.ts'
import { useLive } from '../live/useLive.ts'
import { useAtLeast } from '../session/Session.tsx'
import { Card } from '../ui/Card.tsx'
import { IllustrativeTag, Tag } from '../ui/Tag.tsx'
import { useTellProblem } from '../ui/Toast.tsx'
import { Markdown } from './Markdown.tsx'
import { PostFoot } from './PostFoot.tsx'
import { statusName, type About, type Answer, type Task } from './post.ts'

// A form is fetched when somebody writes.
const PostDialogs = lazy(async () => ({ default: (await import('./PostDialogs.tsx')).PostDialogs }))

const toWhom: Record<About['kind'], string> = {
  practice: 'Your question goes to whoever leads the pilot now.',
  pilot: 'Your question goes to whoever leads the pilot now.',
  measure: 'Your question goes to the lead of the pilot whose measure it is, or else to the administrators.',
  partnership: 'Your question goes to the lead of its pilot, or else to the administrators.',
}

/** What members asked and answered about one thing. */
export function Discussions({ about }: { about: About }) {
  const [task, setTask] = useState<Task | null>(null)
  const variables = { filter: { [about.kind]: { id: { eq: about.id } } } }
  const { data, error, refetch } = useQuery(DiscussionsDocument, { variables })
  useLive([about.id], () => void refetch())
  const discussions = data?.discussions.nodes ?? []
  return (
    <Card
      title="Questions and answers"
      actions={
        <button className="btn s no-print" type="button" aria-haspopup="dialog" onClick={() => setTask({ what: 'ask' })}>
          Ask
        </button>
      }
    >
      {error && !data && (
        <p className="context">
          The questions could not be loaded.{' '}
          <button className="btn s" type="button" onClick={() => void refetch()}>
            Try again
          </button>
        </p>
      )}
      {data && discussions.length === 0 && <p className="context">Nobody has asked yet. {toWhom[about.kind]}</p>}
      <ul className="things">
        {discussions.map((discussion) => (
          <DiscussionItem key={discussion.id} discussion={discussion} start={setTask} />
        ))}
      </ul>
      <Suspense>{task && <PostDialogs task={task} about={about} close={() => setTask(null)} />}</Suspense>
    </Card>
  )
}

function DiscussionItem({ discussion, start }: { discussion: Discussion_DiscussionFragment; start: (task: Task) => void }) {
  const { title, body, status, hiddenAt, illustrative, answers } = discussion
  return (
    <li>
      <div className="grow">
        <p className="row between wrap tight">
          <b>{title}</b>
          <span className="row tight">
            <IllustrativeTag when={illustrative} />
            {hiddenAt && <Tag tone="red">Hidden</Tag>}
            <Tag tone={status === 'SETTLED' ? 'green' : status === 'OVERDUE' ? 'amber' : 'blue'}>{statusName[status]}</Tag>
          </span>
        </p>
        <Markdown text={body} />
        <PostFoot discussion={discussion} answer={null} start={start} />
        {answers.map((answer) => (
          <AnswerItem key={answer.id} discussion={discussion} answer={answer} start={start} />
        ))}
        <button className="btn s no-print" type="button" aria-haspopup="dialog" onClick={() => start({ what: 'answer', discussion })}>
          Answer <span className="sr">“{title}”</span>
        </button>
      </div>
    </li>
  )
}

function AnswerItem({ discussion, answer, start }: { discussion: Discussion_DiscussionFragment; answer: Answer; start: (task: Task) => void }) {
  const { id, version, isMine } = discussion
  const tellProblem = useTellProblem()
  const isAdmin = useAtLeast('ADMIN')
  const [accept, { loading }] = useMutation(AcceptReplyDocument, { refetchQueries: [DiscussionsDocument], awaitRefetchQueries: true })
  const take = async () => {
    try {
      await accept({ variables: { input: { discussion: id, version, reply: answer.id } } })
    } catch (error) {
      tellProblem(error)
    }
  }
  return (
    <div className="reply">
      {answer.accepted && <Tag tone="green">Accepted</Tag>}
      {answer.hiddenAt && isAdmin && <Tag tone="red">Hidden</Tag>}
      <Markdown text={answer.body} />
      <PostFoot discussion={discussion} answer={answer} start={start} />
      {isMine && !answer.accepted && (
        <button className="btn s" type="button" disabled={loading} onClick={() => void take()}>
          This answers it
        </button>
      )}
    </div>
  )
}
