import { IsNull } from 'typeorm'

import { isUuid } from '../platform/condition.ts'
import type { Context } from '../platform/context.ts'
import { Conflict, NotFound, RuleError } from '../platform/errors.ts'

import { tell } from './activity.tell.ts'
import { findDiscussion, LONGEST_POST } from './discussion.commands.ts'
import type { EditPostInput } from './discussion.input.ts'
import { Discussion } from './discussion.ts'
import { PostEdit } from './post-edit.ts'
import { PostReport, type KeepPostInput, type ReportPostInput } from './post-report.ts'
import { Reply } from './reply.ts'
import { need, needReason, refuseStale } from './text.rules.ts'

/** Changes what one wrote oneself; how it read before is kept and can be seen. */
export async function editPost(context: Context, input: EditPostInput): Promise<string> {
  const body = need(input.body, LONGEST_POST, 'body', 'Write something.')
  return context.transaction(async (db) => {
    const discussion = await findDiscussion(context, db, input.discussion)
    const reply = input.reply ? await findReply(db, discussion.id, input.reply) : null
    context.authorise('post:edit', reply ?? discussion)
    refuseStale(reply ?? discussion, input.version)
    const before = { discussionId: discussion.id, replyId: reply?.id ?? null, body: (reply ?? discussion).body, at: context.now }
    const changed = { body, editedAt: context.now, version: input.version + 1 }
    if (reply) {
      await db.insert(PostEdit, before)
      await db.update(Reply, { id: reply.id }, changed)
    } else {
      const title = need(input.title ?? discussion.title, 200, 'title', 'Say in a few words what it is about.')
      await db.insert(PostEdit, { ...before, title: discussion.title })
      await db.update(Discussion, { id: discussion.id }, { ...changed, title })
    }
    const sentence = `${context.viewer.name} changed what they wrote in “${discussion.title}”.`
    await context.audit(db, { action: 'discussion:edit', subjectKind: 'Discussion', subjectId: discussion.id, sentence })
    return discussion.id
  })
}

/** Reports a post to the moderators. */
export async function reportPost(context: Context, input: ReportPostInput): Promise<string> {
  context.authorise('discussion:start')
  const why = needReason(input.why, 'REPORT_REASON', 'Say what is wrong with it.')
  return context.transaction(async (db) => {
    const discussion = await findDiscussion(context, db, input.discussion)
    const replyId = input.reply ? (await findReply(db, discussion.id, input.reply)).id : null
    const { viewer, now } = context
    const known = { discussionId: discussion.id, replyId: replyId ?? IsNull(), settledAt: IsNull() }
    if (viewer.accountId !== null && (await db.existsBy(PostReport, { ...known, reporterId: viewer.accountId })))
      throw new RuleError('REPORTED_ALREADY', 'You have reported this already; a moderator will look at it.')
    const report = { discussionId: discussion.id, replyId, reporterId: viewer.accountId, reporter: viewer.name ?? '', why, at: now }
    const { identifiers } = await db.insert(PostReport, report)
    const sentence = `${viewer.name} reported ${replyId ? 'an answer in ' : ''}“${discussion.title}”.`
    await context.audit(db, { action: 'discussion:report', subjectKind: 'PostReport', subjectId: identifiers[0]!.id as string, sentence })
    await tell(context, db, { kind: 'REPORT', sentence: `${sentence} ${why}`, forAdmins: true, discussionId: discussion.id })
    return discussion.id
  })
}

/** Decides that a reported post stays. */
export async function keepPost(context: Context, { id, why: given }: KeepPostInput): Promise<string> {
  context.authorise('discussion:moderate')
  const why = needReason(given, 'KEEP_REASON', 'Say why it stays.')
  return context.transaction(async (db) => {
    const report = isUuid(id) ? await db.findOne(PostReport, { where: { id }, lock: { mode: 'pessimistic_write' } }) : null
    if (!report) throw new NotFound('There is no such report.')
    if (report.settledAt) throw new Conflict('Somebody has decided about this already.')
    const { viewer, now } = context
    await db.update(PostReport, { id: report.id }, { settledAt: now, settledBy: viewer.name ?? '', isHidden: false })
    const sentence = `${viewer.name} let a reported post stand.`
    await context.audit(db, { action: 'discussion:keep', subjectKind: 'PostReport', subjectId: report.id, sentence, why })
    return report.id
  })
}

async function findReply(db: Parameters<typeof findDiscussion>[1], discussionId: string, id: string): Promise<Reply> {
  const reply = isUuid(id) ? await db.findOne(Reply, { where: { id, discussionId }, lock: { mode: 'pessimistic_write' } }) : null
  if (!reply || reply.hiddenAt) throw new NotFound('There is no such answer here.')
  return reply
}
