import { useMutation, useQuery } from '@apollo/client/react'
import { useState } from 'react'

import {
  AcceptReplyDocument,
  PracticeDiscussionsDocument,
  ReplyToDiscussionDocument,
  StartDiscussionDocument,
  type DiscussionStatus,
  type PracticeDiscussionsQuery,
} from '../graphql.generated.ts'
import { CommandForm } from '../shared/form/CommandForm.tsx'
import { TextAreaField, TextField } from '../shared/form/fields.tsx'
import { useCommand } from '../shared/form/useCommand.ts'
import { useViewer } from '../shared/session/Session.tsx'
import { Card } from '../shared/ui/Card.tsx'
import { Dialog } from '../shared/ui/Dialog.tsx'
import { IllustrativeTag, Tag } from '../shared/ui/Tag.tsx'
import { When } from '../shared/ui/When.tsx'
import { Markdown } from './Markdown.tsx'

type Discussion = PracticeDiscussionsQuery['discussions']['nodes'][number]

const statusName = {
  REMARK: 'Remark',
  OPEN: 'Not answered yet',
  OVERDUE: 'Unanswered for ten days',
  ANSWERED: 'Answered',
  SETTLED: 'Settled',
} satisfies Record<DiscussionStatus, string>

const refreshed = { refetchQueries: [PracticeDiscussionsDocument], awaitRefetchQueries: true }

/** What members asked and answered about a practice; for those who are signed in. */
export function DiscussionCard({ practiceId }: { practiceId: string }) {
  const viewer = useViewer()
  const [open, setOpen] = useState<Discussion | 'new' | null>(null)
  const { data } = useQuery(PracticeDiscussionsDocument, { variables: { id: practiceId }, skip: !viewer })
  if (!viewer) return null
  const discussions = data?.discussions.nodes ?? []
  return (
    <Card
      title="Questions and answers"
      actions={
        <button className="btn s no-print" type="button" onClick={() => setOpen('new')}>
          Ask
        </button>
      }
    >
      {discussions.length === 0 && <p className="context">Nobody has asked yet. Your question goes to whoever leads the pilot now.</p>}
      <ul className="things">
        {discussions.map((discussion) => (
          <DiscussionItem key={discussion.id} discussion={discussion} reply={() => setOpen(discussion)} />
        ))}
      </ul>
      {open === 'new' && <AskDialog practiceId={practiceId} close={() => setOpen(null)} />}
      {open !== null && open !== 'new' && <ReplyDialog discussion={open} close={() => setOpen(null)} />}
    </Card>
  )
}

function DiscussionItem({ discussion, reply }: { discussion: Discussion; reply: () => void }) {
  const { id, version, title, body, author, postedAt, status, isMine, illustrative, answers } = discussion
  const [accept] = useMutation(AcceptReplyDocument, refreshed)
  return (
    <li>
      <div className="grow">
        <p className="row between wrap tight">
          <b>{title}</b>
          <span className="row tight">
            <IllustrativeTag when={illustrative} />
            <Tag tone={status === 'SETTLED' ? 'green' : status === 'OVERDUE' ? 'amber' : 'blue'}>{statusName[status]}</Tag>
          </span>
        </p>
        <Markdown text={body} />
        <p className="second sm">
          {author}, <When at={postedAt} />
        </p>
        {answers.map((answer) => (
          <div key={answer.id} className="answer">
            {answer.accepted && <Tag tone="green">Accepted</Tag>}
            <Markdown text={answer.body} />
            <p className="second sm">
              {answer.author}, <When at={answer.postedAt} />
            </p>
            {isMine && !answer.accepted && (
              <button
                className="btn s"
                type="button"
                onClick={() => void accept({ variables: { input: { discussion: id, version, reply: answer.id } } })}
              >
                This answers it
              </button>
            )}
          </div>
        ))}
        <button className="btn s no-print" type="button" onClick={reply}>
          Answer <span className="sr">“{title}”</span>
        </button>
      </div>
    </li>
  )
}

function AskDialog({ practiceId, close }: { practiceId: string; close: () => void }) {
  const [start] = useMutation(StartDiscussionDocument, refreshed)
  const command = useCommand({ title: '', body: '' }, async ({ title, body }) => {
    await start({ variables: { input: { practice: practiceId, title, body, isQuestion: true } } })
    close()
  })
  return (
    <Dialog title="Ask about this practice" close={close}>
      <CommandForm command={command} action="Ask">
        <TextField
          form={command.form}
          name="title"
          label="Your question, in a few words"
          rules={{ required: 'Say in a few words what it is about' }}
        />
        <TextAreaField form={command.form} name="body" label="More of it" rules={{ required: 'Write something' }} />
      </CommandForm>
    </Dialog>
  )
}

function ReplyDialog({ discussion: { id, title }, close }: { discussion: Discussion; close: () => void }) {
  const [send] = useMutation(ReplyToDiscussionDocument, refreshed)
  const command = useCommand({ body: '' }, async ({ body }) => {
    await send({ variables: { input: { discussion: id, body } } })
    close()
  })
  return (
    <Dialog title={title} close={close}>
      <CommandForm command={command} action="Answer">
        <TextAreaField form={command.form} name="body" label="Your answer" rules={{ required: 'Write something' }} />
      </CommandForm>
    </Dialog>
  )
}
