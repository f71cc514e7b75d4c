import { useMutation } from '@apollo/client/react'

import {
  DiscussionsDocument,
  EditPostDocument,
  HidePostDocument,
  ReplyToDiscussionDocument,
  ReportPostDocument,
  StartDiscussionDocument,
  type Discussion_DiscussionFragment,
} from '../../graphql.generated.ts'
import { CommandForm } from '../form/CommandForm.tsx'
import { TextAreaField, TextField } from '../form/fields.tsx'
import { useCommand } from '../form/useCommand.ts'
import { useDraft } from '../form/useDraft.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { useTell } from '../ui/Toast.tsx'
import type { About, Answer, Task } from './post.ts'

const refreshed = { refetchQueries: [DiscussionsDocument], awaitRefetchQueries: true }
const written = { required: 'Write something' }

/** What somebody writes in a discussion, each in a dialog. What is typed stays on this device until it is sent. */
export function PostDialogs({ task, about, close }: { task: Task; about: About; close: () => void }) {
  if (task.what === 'ask') return <AskDialog about={about} close={close} />
  if (task.what === 'answer') return <AnswerDialog discussion={task.discussion} close={close} />
  if (task.what === 'edit') return <EditDialog discussion={task.discussion} answer={task.answer} close={close} />
  return <WhyDialog what={task.what} discussion={task.discussion} answer={task.answer} close={close} />
}

function AskDialog({ about: { kind, id, askedOf }, close }: { about: About; close: () => void }) {
  const [start] = useMutation(StartDiscussionDocument, refreshed)
  const command = useCommand({ title: '', body: '' }, async ({ title, body }) => {
    await start({
      variables: {
        input: { [kind]: id, ...(askedOf && kind !== 'pilot' && kind !== 'practice' && { pilot: askedOf }), title, body, isQuestion: true },
      },
    })
    forget()
    close()
  })
  const forget = useDraft(`ask:${kind}:${id}`, command.form)
  return (
    <Dialog title={`Ask about this ${kind}`} close={close}>
      <CommandForm command={command} action="Ask">
        <TextField
          form={command.form}
          name="title"
          label="Your question, in a few words"
          rules={{ required: 'Say in a few words what it is about' }}
        />
        <TextAreaField
          form={command.form}
          name="body"
          label="More of it"
          hint="What you want to know, and why. **bold** and web addresses are understood"
          rules={{ required: 'Write what you want to know' }}
        />
      </CommandForm>
    </Dialog>
  )
}

function AnswerDialog({ discussion: { id, title }, close }: { discussion: Discussion_DiscussionFragment; close: () => void }) {
  const [send] = useMutation(ReplyToDiscussionDocument, refreshed)
  const command = useCommand({ body: '' }, async ({ body }) => {
    await send({ variables: { input: { discussion: id, body } } })
    forget()
    close()
  })
  const forget = useDraft(`answer:${id}`, command.form)
  return (
    <Dialog title={title} close={close}>
      <CommandForm command={command} action="Answer">
        <TextAreaField form={command.form} name="body" label="Your answer" rules={written} />
      </CommandForm>
    </Dialog>
  )
}

function EditDialog({ discussion, answer, close }: { discussion: Discussion_DiscussionFragment; answer: Answer | null; close: () => void }) {
  const [edit] = useMutation(EditPostDocument, refreshed)
  const { version, body } = answer ?? discussion
  const command = useCommand({ title: discussion.title, body }, async (values) => {
    const post = answer ? { reply: answer.id } : { title: values.title }
    await edit({ variables: { input: { discussion: discussion.id, version, body: values.body, ...post } } })
    close()
  })
  return (
    <Dialog title="Change what you wrote" close={close}>
      <CommandForm command={command} action="Save">
        {!answer && <TextField form={command.form} name="title" label="In a few words" rules={{ required: 'Say in a few words what it is about' }} />}
        <TextAreaField form={command.form} name="body" label="What you say" hint="How it read before can still be seen" rules={written} rows={6} />
      </CommandForm>
    </Dialog>
  )
}

const whys = {
  report: { title: 'Report this to the moderators', action: 'Report it', done: 'A moderator will look at it', label: 'What is wrong with it?' },
  hide: { title: 'Hide this', action: 'Hide it', done: 'Hidden from everybody but the administrators', label: 'Why is it hidden?' },
} as const

function WhyDialog({
  what,
  discussion,
  answer,
  close,
}: {
  what: 'report' | 'hide'
  discussion: Discussion_DiscussionFragment
  answer: Answer | null
  close: () => void
}) {
  const tell = useTell()
  const [report] = useMutation(ReportPostDocument)
  const [hide] = useMutation(HidePostDocument, refreshed)
  const { title, action, done, label } = whys[what]
  const command = useCommand({ why: '' }, async ({ why }) => {
    await (what === 'report' ? report : hide)({ variables: { input: { discussion: discussion.id, reply: answer?.id ?? null, why } } })
    tell(done)
    close()
  })
  return (
    <Dialog title={title} close={close}>
      <CommandForm command={command} action={action}>
        <TextAreaField form={command.form} name="why" label={label} rules={{ required: 'Say why' }} />
      </CommandForm>
    </Dialog>
  )
}
