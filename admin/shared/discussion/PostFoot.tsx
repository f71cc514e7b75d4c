import type { Discussion_DiscussionFragment } from '../../graphql.generated.ts'
import { useAtLeast } from '../session/Session.tsx'
import { When } from '../ui/When.tsx'
import { Markdown } from './Markdown.tsx'
import type { Answer, Task } from './post.ts'

/** Who wrote a post and when, how it read before, and what the reader may do about it. */
export function PostFoot({
  discussion,
  answer,
  start,
}: {
  discussion: Discussion_DiscussionFragment
  answer: Answer | null
  start: (task: Task) => void
}) {
  const isAdmin = useAtLeast('ADMIN')
  const { author, postedAt, editedAt, hiddenAt, edits, isMine } = answer ?? discussion
  const about = `${answer ? 'the answer of' : 'the question of'} ${author}`
  const offer = (what: 'edit' | 'report' | 'hide', words: string) => (
    <button className="textb" type="button" aria-haspopup="dialog" onClick={() => start({ what, discussion, answer })}>
      {words} <span className="sr">{about}</span>
    </button>
  )
  return (
    <div className="second sm row wrap tight">
      <span>
        {author}, <When at={postedAt} />
        {editedAt && (
          <>
            , changed <When at={editedAt} />
          </>
        )}
      </span>
      {edits.length > 0 && (
        <details>
          <summary>How it read before</summary>
          {edits.map(({ id, body, at }) => (
            <blockquote key={id}>
              <Markdown text={body} />
              <p>
                until <When at={at} />
              </p>
            </blockquote>
          ))}
        </details>
      )}
      <span className="row tight no-print">
        {isMine && offer('edit', 'Change')}
        {!isMine && !hiddenAt && offer('report', 'Report')}
        {isAdmin && !hiddenAt && offer('hide', 'Hide')}
      </span>
    </div>
  )
}
