import { IsNull, type EntityManager } from 'typeorm'

import { dayBefore, dayInWords } from '../platform/calendar.ts'
import type { Context } from '../platform/context.ts'
import { BadInput, NotFound, RuleError } from '../platform/errors.ts'

import { PostHolding, type PostHoldingInput, type RemovePostHoldingInput } from './post-holding.ts'
import { Profile, type ProfileInput } from './profile.ts'
import { needAccount } from './saved-search.commands.ts'
import { need, needId, refuseStale, tidy } from './text.rules.ts'

type Said = Pick<PostHolding, 'post' | 'organisationId' | 'startsOn' | 'endsOn'>

/**
 * Dates the post that somebody says they hold. Another post, or the same with another organisation, begins a new holding, and the earlier one ends on
 * the day before and stays; words that are only corrected change the holding that there is.
 */
export async function holdPost(db: EntityManager, today: string, profile: Profile, input: ProfileInput): Promise<void> {
  const { id: profileId, organisationId, illustrative } = profile
  const post = tidy(input.post, 100, 'post')
  const since = input.postSince
  if (since && since > today) throw new BadInput('The day is still to come. Say it when you hold the post.', 'postSince')
  const open = await db.findOneBy(PostHolding, { profileId, endsOn: IsNull() })
  if (open && post !== null && (input.correctsPost || (open.post === post && open.organisationId === organisationId))) {
    const startsOn = since === undefined ? open.startsOn : since
    if (open.post === post && open.organisationId === organisationId && open.startsOn === startsOn) return
    const said = { post, organisationId, startsOn, endsOn: null }
    await refuseOverlap(db, profileId, said, 'postSince', open.id)
    await db.update(PostHolding, { id: open.id }, { ...said, version: open.version + 1 })
    return
  }
  const from = since ?? (open ? today : null)
  if (open && input.correctsPost) await db.delete(PostHolding, { id: open.id })
  else if (open && from !== null) {
    if (open.startsOn !== null && from <= open.startsOn) {
      const sentence = `Your earlier post began on ${dayInWords(open.startsOn)}. Say a later day, or that you only correct what you said.`
      throw new BadInput(sentence, 'postSince')
    }
    await db.update(PostHolding, { id: open.id }, { endsOn: dayBefore(from), version: open.version + 1 })
  }
  if (post === null) return
  const said = { post, organisationId, startsOn: from, endsOn: null }
  await refuseOverlap(db, profileId, said, 'postSince')
  await db.insert(PostHolding, { ...said, profileId, illustrative })
}

/** Enters an earlier post of one's own, or corrects one. */
export async function recordPostHolding(context: Context, input: PostHoldingInput): Promise<void> {
  const today = await context.today()
  const { startsOn = null, endsOn } = input
  const said = {
    post: need(input.post, 100, 'post', 'Say which post it was.'),
    organisationId: needId(input.organisation, 'organisation'),
    startsOn,
    endsOn,
  }
  if (startsOn !== null && endsOn < startsOn) throw new BadInput('The last day is before the first.', 'endsOn')
  if (endsOn > today) throw new BadInput('The day is still to come. The post that you hold is part of your entry.', 'endsOn')
  await changeOwn(context, async (db, profile) => {
    const known = input.id ? await findEarlier(db, profile, input.id, input.version ?? 0) : null
    await refuseOverlap(db, profile.id, said, 'startsOn', known?.id)
    await (known
      ? db.update(PostHolding, { id: known.id }, { ...said, version: known.version + 1 })
      : db.insert(PostHolding, { ...said, profileId: profile.id, illustrative: profile.illustrative }))
  })
}

/** Takes an earlier post of one's own away. */
export async function removePostHolding(context: Context, { id, version }: RemovePostHoldingInput): Promise<void> {
  await changeOwn(context, async (db, profile) => {
    const known = await findEarlier(db, profile, id, version)
    await db.delete(PostHolding, { id: known.id })
  })
}

// It is one's own, so no line of history is written. The entry is locked, so that of two changes the second sees the first.
async function changeOwn(context: Context, change: (db: EntityManager, profile: Profile) => Promise<void>): Promise<void> {
  context.authorise('profile:save')
  const accountId = needAccount(context)
  await context.transaction(async (db) => {
    const profile = await db.findOne(Profile, { where: { accountId }, lock: { mode: 'pessimistic_write' } })
    if (!profile) throw new RuleError('PROFILE_FIRST', 'Say first in your entry what others may know of you; then add earlier posts.')
    await change(db, profile)
  })
}

async function findEarlier(db: EntityManager, profile: Profile, given: string, version: number): Promise<PostHolding> {
  const id = needId(given, 'id')
  const known = id && (await db.findOneBy(PostHolding, { id, profileId: profile.id }))
  if (!known) throw new NotFound('There is no such post of yours.')
  if (known.endsOn === null) throw new RuleError('POST_HELD', 'You hold this post: change it in your entry.')
  refuseStale(known, version)
  return known
}

async function refuseOverlap(db: EntityManager, profileId: string, said: Said, field: string, except: string | null = null): Promise<void> {
  const { post, organisationId, startsOn, endsOn } = said
  const [found] = await db.query<unknown[]>(
    `select from network."postHolding" where "profileId" = $1 and id is distinct from $2 and lower(post) = lower($3)
       and "organisationId" is not distinct from $4 and daterange("startsOn", "endsOn", '[]') && daterange($5, $6, '[]')`,
    [profileId, except, post, organisationId, startsOn, endsOn],
  )
  if (found)
    throw new RuleError(
      'POST_OVERLAP',
      'You say already that you held this post in a part of that time. Change the days, or correct that one.',
      field,
    )
}
