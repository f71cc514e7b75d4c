import type { EntityManager } from 'typeorm'

import { isUuid } from '../platform/condition.ts'
import type { Context } from '../platform/context.ts'
import { BadInput, NotFound, RuleError } from '../platform/errors.ts'

import { findDiscussion } from './discussion.commands.ts'
import { MOST_FOLLOWS } from './follow-discussion.ts'
import { Follow, type FollowInput, type MuteInput } from './follow.ts'
import { findPractice } from './practice.commands.ts'
import { needAccount } from './saved-search.commands.ts'
import { needId } from './text.rules.ts'

/** Follows one thing; who follows it already goes on, and hears it again if it was silent. It is nobody's history, so no line of it is written. */
export async function follow(context: Context, input: FollowInput): Promise<string> {
  context.authorise('follow:change')
  const accountId = needAccount(context)
  const wanted = {
    practiceId: needId(input.practice, 'practice'),
    pilotId: needId(input.pilot, 'pilot'),
    measureId: needId(input.measure, 'measure'),
    partnershipId: needId(input.partnership, 'partnership'),
    organisationId: needId(input.organisation, 'organisation'),
    discussionId: needId(input.discussion, 'discussion'),
    theme: input.theme ?? null,
  }
  const [one, ...more] = Object.entries(wanted).filter(([, value]) => value !== null)
  if (!one || more.length > 0) throw new BadInput('Say what to follow, one thing.', 'practice')
  return context.transaction(async (db) => {
    if (wanted.practiceId) await findPractice(context, db, wanted.practiceId)
    if (wanted.discussionId) await findDiscussion(context, db, wanted.discussionId)
    return keepFollow(context, db, accountId, { ...wanted, thing: one.join(':') })
  })
}

async function keepFollow(context: Context, db: EntityManager, accountId: string, wanted: Partial<Follow> & { thing: string }): Promise<string> {
  const known = await db.findOneBy(Follow, { accountId, thing: wanted.thing })
  if (known) {
    await db.update(Follow, { id: known.id }, { mutedAt: null })
    return known.id
  }
  if ((await db.countBy(Follow, { accountId })) >= MOST_FOLLOWS)
    throw new RuleError('FOLLOWS_ENOUGH', `You follow ${MOST_FOLLOWS} things: stop following one that you no longer need.`)
  const { identifiers } = await db.insert(Follow, { ...wanted, accountId, since: context.now })
  return identifiers[0]!.id as string
}

/** Stops following something. */
export async function unfollow(context: Context, id: string): Promise<string> {
  context.authorise('follow:change')
  const accountId = needAccount(context)
  return context.transaction(async (db) => {
    const { affected } = isUuid(id) ? await db.delete(Follow, { id, accountId }) : { affected: 0 }
    if (!affected) throw new NotFound('You follow no such thing.')
    return id
  })
}

/** Keeps something that is followed silent, or lets it be heard again. */
export async function muteFollow(context: Context, { id, muted }: MuteInput): Promise<string> {
  context.authorise('follow:change')
  const accountId = needAccount(context)
  return context.transaction(async (db) => {
    const { affected } = isUuid(id) ? await db.update(Follow, { id, accountId }, { mutedAt: muted ? context.now : null }) : { affected: 0 }
    if (!affected) throw new NotFound('You follow no such thing.')
    return id
  })
}
