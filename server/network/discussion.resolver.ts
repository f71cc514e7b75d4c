import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql'

import type { Context } from '../platform/context.ts'
import { loadOne } from '../platform/loader.ts'
import { ReadPage } from '../platform/read.ts'

import { Activity } from './activity.ts'
import { acceptReply, hidePost, replyToDiscussion, startDiscussion } from './discussion.commands.ts'
import { AcceptReplyInput, EditPostInput, HidePostInput, ReplyInput, StartDiscussionInput } from './discussion.input.ts'
import { Discussion } from './discussion.ts'
import { policy } from './policy.ts'
import { editPost, keepPost, reportPost } from './post.commands.ts'
import { KeepPostInput, PostReport, ReportPostInput } from './post-report.ts'
import { Reply } from './reply.ts'

const loaded = async (context: Context, id: Promise<string>) => loadOne(context, Discussion, 'id', await id)

@Resolver(() => Discussion)
export class DiscussionCommands {
  @ReadPage(() => Discussion, { order: ['-postedAt'], description: 'What members ask and say, latest first; of what the viewer may see.' })
  discussions!: Discussion[]

  @ReadPage(() => Activity, { order: ['-at'], description: 'What happens in the network, latest first; of what the viewer may see.' })
  activities!: Activity[]

  @Mutation(() => Discussion, { description: 'Asks or says something about a practice, a pilot, a measure or a partnership.' })
  startDiscussion(@Arg('input', () => StartDiscussionInput) input: StartDiscussionInput, @Ctx() context: Context) {
    return loaded(context, startDiscussion(context, input))
  }

  @Mutation(() => Discussion, { description: 'Answers in a discussion.' })
  replyToDiscussion(@Arg('input', () => ReplyInput) input: ReplyInput, @Ctx() context: Context) {
    return loaded(context, replyToDiscussion(context, input))
  }

  @Mutation(() => Discussion, { description: 'Accepts the answer that settles a question; only who asked says so.' })
  acceptReply(@Arg('input', () => AcceptReplyInput) input: AcceptReplyInput, @Ctx() context: Context) {
    return loaded(context, acceptReply(context, input))
  }

  @Mutation(() => Discussion, { description: 'Hides a discussion or an answer from everybody but the administrators.' })
  hidePost(@Arg('input', () => HidePostInput) input: HidePostInput, @Ctx() context: Context) {
    return loaded(context, hidePost(context, input))
  }

  @ReadPage(() => PostReport, { order: ['-at'], description: 'The posts that were reported to the moderators, latest first.' })
  postReports!: PostReport[]

  @Mutation(() => Discussion, { description: 'Changes what one wrote oneself; how it read before is kept and can be seen.' })
  editPost(@Arg('input', () => EditPostInput) input: EditPostInput, @Ctx() context: Context) {
    return loaded(context, editPost(context, input))
  }

  @Mutation(() => Discussion, { description: 'Reports a post to the moderators.' })
  reportPost(@Arg('input', () => ReportPostInput) input: ReportPostInput, @Ctx() context: Context) {
    return loaded(context, reportPost(context, input))
  }

  @Mutation(() => PostReport, { description: 'Decides that a reported post stays.' })
  async keepPost(@Arg('input', () => KeepPostInput) input: KeepPostInput, @Ctx() context: Context) {
    return loadOne(context, PostReport, 'id', await keepPost(context, input))
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer asked it, and so may accept an answer.' })
  isMine(@Root() discussion: Discussion, @Ctx() { viewer }: Context): boolean {
    return policy['discussion:accept'](viewer, discussion)
  }
}

@Resolver(() => Reply)
export class ReplyFields {
  @FieldResolver(() => Boolean, { description: 'Whether the viewer wrote it, and so may change it.' })
  isMine(@Root() reply: Reply, @Ctx() { viewer }: Context): boolean {
    return policy['post:edit'](viewer, reply)
  }
}
