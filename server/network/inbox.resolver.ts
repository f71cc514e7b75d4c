import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql'

import type { Context } from '../platform/context.ts'
import { loadOne } from '../platform/loader.ts'
import { ReadList, ReadPage } from '../platform/read.ts'
import { DateTimeScalar } from '../platform/scalars.ts'

import { Activity } from './activity.ts'
import { follow, muteFollow, unfollow } from './follow.commands.ts'
import { Follow, FollowInput, MuteInput } from './follow.ts'
import { markRead } from './inbox.commands.ts'
import { inInbox, readDigest, readSummary, readUnread } from './inbox.reads.ts'
import { Digest, InboxSummary, MarkReadInput } from './inbox.ts'

const loaded = async (context: Context, id: Promise<string>) => loadOne(context, Follow, 'id', await id)

@Resolver(() => Activity)
export class Inbox {
  @ReadPage(() => Activity, {
    order: ['-at'],
    where: inInbox,
    description: 'What happened that is for the viewer, latest first: to what they follow, in what they take part, and what waits for their answer.',
  })
  inbox!: Activity[]

  @ReadList(() => Follow, { order: ['since'], description: 'What the viewer follows, longest first.' })
  follows!: Follow[]

  @Query(() => InboxSummary, { description: 'How much of the inbox the viewer has not read.' })
  inboxSummary(@Ctx() context: Context): Promise<InboxSummary> {
    return readSummary(context)
  }

  @Query(() => Digest, { description: 'What the last seven days, or another time of at most 31 days, brought that the viewer has not read.' })
  digest(
    @Arg('since', () => DateTimeScalar, { nullable: true, description: 'After which moment; seven days before the end when left out.' })
    since: string | null,
    @Arg('until', () => DateTimeScalar, { nullable: true, description: 'Up to which moment; now when left out.' }) until: string | null,
    @Ctx() context: Context,
  ): Promise<Digest> {
    return readDigest(context, since ?? null, until ?? null)
  }

  @Mutation(() => Follow, { description: 'Follows one thing: what happens to it from now on comes to the inbox.' })
  follow(@Arg('input', () => FollowInput) input: FollowInput, @Ctx() context: Context) {
    return loaded(context, follow(context, input))
  }

  @Mutation(() => ID, { description: 'Stops following something; answers the id of what was followed by.' })
  unfollow(@Arg('id', () => ID) id: string, @Ctx() context: Context): Promise<string> {
    return unfollow(context, id)
  }

  @Mutation(() => Follow, { description: 'Keeps something that is followed silent, or lets it be heard again.' })
  muteFollow(@Arg('input', () => MuteInput) input: MuteInput, @Ctx() context: Context) {
    return loaded(context, muteFollow(context, input))
  }

  @Mutation(() => InboxSummary, { description: 'Notes what of the inbox has been read.' })
  async markRead(@Arg('input', () => MarkReadInput) input: MarkReadInput, @Ctx() context: Context): Promise<InboxSummary> {
    await markRead(context, input)
    return readSummary(context)
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer has not read it yet.' })
  isUnread(@Root() { id }: Activity, @Ctx() context: Context): Promise<boolean> {
    return context.loader<string, boolean>('Activity.isUnread', (ids) => readUnread(context, ids)).load(id)
  }
}
