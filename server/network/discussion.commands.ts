import { IsNull, type EntityManager } from 'typeorm'

import { isUuid } from '../platform/condition.ts'
import type { Context } from '../platform/context.ts'
import { BadInput, NotFound, RuleError } from '../platform/errors.ts'

import { tell } from './activity.tell.ts'
import type { AcceptReplyInput, HidePostInput, ReplyInput, StartDiscussionInput } from './discussion.input.ts'
import { Discussion } from './discussion.ts'
import { followDiscussion } from './follow-discussion.ts'
import { PostReport } from './post-report.ts'
import { findPractice } from './practice.commands.ts'
import { Reply } from './reply.ts'
import { need, needId, needReason, refuseStale } from './text.rules.ts'

export const LONGEST_POST = 5000

/** Asks or says something about one thing. A question about a practice is its pilot's to answer, whoever leads that pilot by then. */
export async function startDiscussion(context: Context, input: StartDiscussionInput): Promise<string> {
  context.authorise('discussion:start')
  const about = {
    practiceId: needId(input.practice, 'practice'),
    pilotId: needId(input.pilot, 'pilot'),
    measureId: needId(input.measure, 'measure'),
    partnershipId: needId(input.partnership, 'partnership'),
  }
  const [one, ...more] = Object.values({ ...about, pilotId: null }).filter((id) => id !== null)
  if (more.length > 0 || (!one && !about.pilotId) || (about.practiceId && about.pilotId))
    throw new BadInput('Say what it is about, one thing.', 'practice')
  const title = need(input.title, 200, 'title', 'Say in a few words what it is about.')
  const body = need(input.body, LONGEST_POST, 'body', 'Write something.')
  const { viewer, now } = context
  return context.transaction(async (db) => {
    const practice = about.practiceId ? await findPractice(context, db, about.practiceId) : null
    if (practice && !practice.publishedOn) throw new RuleError('PRACTICE_STATUS', 'Of a draft only its reviewer asks.', 'practice')
    const pilotId = about.pilotId ?? practice?.pilotId ?? null
    const { identifiers } = await db.insert(Discussion, {
      ...about,
      pilotId,
      title,
      body,
      isQuestion: input.isQuestion,
      author: viewer.name ?? '',
      authorId: viewer.accountId,
      postedAt: now,
      illustrative: practice?.illustrative ?? false,
    })
    const id = identifiers[0]!.id as string
    const sentence = `${viewer.name} ${input.isQuestion ? 'asked' : 'wrote'}: “${title}”.`
    await context.audit(db, { action: 'discussion:start', subjectKind: 'Discussion', subjectId: id, sentence })
    await tell(context, db, { kind: 'QUESTION', sentence, ...about, pilotId, discussionId: id, illustrative: practice?.illustrative ?? false })
    await followDiscussion(context, db, id)
    return id
  })
}

/** Answers in a discussion. */
export async function replyToDiscussion(context: Context, input: ReplyInput): Promise<string> {
  context.authorise('discussion:start')
  const body = need(input.body, LONGEST_POST, 'body', 'Write something.')
  const { viewer, now } = context
  return context.transaction(async (db) => {
    const discussion = await findDiscussion(context, db, input.discussion)
    await db.insert(Reply, { discussionId: discussion.id, body, author: viewer.name ?? '', authorId: viewer.accountId, postedAt: now })
    const sentence = `${viewer.name} answered “${discussion.title}”.`
    await context.audit(db, { action: 'discussion:reply', subjectKind: 'Discussion', subjectId: discussion.id, sentence })
    const { practiceId, pilotId, measureId, partnershipId, illustrative } = discussion
    await tell(context, db, { kind: 'ANSWER', sentence, practiceId, pilotId, measureId, partnershipId, discussionId: discussion.id, illustrative })
    await followDiscussion(context, db, discussion.id)
    return discussion.id
  })
}

/** Accepts the answer that settles a question; only who asked says so. */
export async function acceptReply(context: Context, input: AcceptReplyInput): Promise<string> {
  return context.transaction(async (db) => {
    const discussion = await findDiscussion(context, db, input.discussion)
    context.authorise('discussion:accept', discussion)
    refuseStale(discussion, input.version)
    const replyId = needId(input.reply, 'reply')
    if (replyId && !(await db.existsBy(Reply, { id: replyId, discussionId: discussion.id }))) throw new NotFound('There is no such answer here.')
    Object.assign(discussion, { acceptedReplyId: replyId, version: discussion.version + 1 })
    await db.save(discussion)
    const sentence = `${context.viewer.name} ${replyId ? 'accepted an answer to' : 'opened again'} “${discussion.title}”.`
    await context.audit(db, { action: 'discussion:accept', subjectKind: 'Discussion', subjectId: discussion.id, sentence })
    return discussion.id
  })
}

/** Hides what should not stand; it is kept, and the administrators still see it. */
export async function hidePost(context: Context, input: HidePostInput): Promise<string> {
  context.authorise('discussion:moderate')
  const why = needReason(input.why, 'HIDE_REASON', 'Say why it is hidden.')
  return context.transaction(async (db) => {
    const discussion = await findDiscussion(context, db, input.discussion)
    if (input.reply) {
      const { affected } = isUuid(input.reply)
        ? await db.update(Reply, { id: input.reply, discussionId: discussion.id }, { hiddenAt: context.now })
        : { affected: 0 }
      if (!affected) throw new NotFound('There is no such answer here.')
    } else await db.update(Discussion, { id: discussion.id }, { hiddenAt: context.now, version: discussion.version + 1 })
    const reported = { discussionId: discussion.id, settledAt: IsNull(), ...(input.reply && { replyId: input.reply }) }
    await db.update(PostReport, reported, { settledAt: context.now, settledBy: context.viewer.name ?? '', isHidden: true })
    const sentence = `${context.viewer.name} hid ${input.reply ? 'an answer' : 'a discussion'}.`
    await context.audit(db, { action: 'discussion:hide', subjectKind: 'Discussion', subjectId: discussion.id, sentence, why })
    return discussion.id
  })
}

/** The discussion of that id, locked, as long as the viewer may know of it. */
export async function findDiscussion(context: Context, db: EntityManager, id: string): Promise<Discussion> {
  const found = isUuid(id) ? await db.findOne(Discussion, { where: { id }, lock: { mode: 'pessimistic_write' } }) : null
  const { viewer } = context
  const leads = found?.pilotId != null && viewer.pilotIds.includes(found.pilotId)
  const isSeen = found && (viewer.role === 'ADMIN' || (!found.hiddenAt && (!found.pilotOnly || leads || found.authorId === viewer.accountId)))
  if (!found || !isSeen) throw new NotFound('There is no such discussion.')
  return found
}
