import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql'

import type { Context } from '../platform/context.ts'
import { BadInput, Conflict } from '../platform/errors.ts'
import { loadOne } from '../platform/loader.ts'
import { ReadPage } from '../platform/read.ts'

import { holdPost, recordPostHolding, removePostHolding } from './post-holding.commands.ts'
import { PostHoldingInput, RemovePostHoldingInput } from './post-holding.ts'
import { Profile, ProfileInput } from './profile.ts'
import { needAccount } from './saved-search.commands.ts'
import { need, needId, tidy } from './text.rules.ts'

const MOST_SKILLS = 20

/** Says what one wants others to know of oneself; it is one's own, so no line of history is written. */
async function saveProfile(context: Context, input: ProfileInput): Promise<void> {
  context.authorise('profile:save')
  const accountId = needAccount(context)
  const skills = [...new Set((input.skills ?? []).map((skill, i) => tidy(skill, 60, `skills.${i}`)).filter((skill) => skill !== null))]
  if (skills.length > MOST_SKILLS) throw new BadInput(`At most ${MOST_SKILLS} subjects.`, 'skills')
  const said = {
    name: need(input.name, 100, 'name', 'Say what you want to be called.'),
    post: tidy(input.post, 100, 'post'),
    skills,
    pilotId: needId(input.pilot, 'pilot'),
    organisationId: needId(input.organisation, 'organisation'),
    about: tidy(input.about, 1000, 'about'),
    contact: tidy(input.contact, 200, 'contact'),
    isShown: input.isShown,
  }
  const today = await context.today()
  await context.transaction(async (db) => {
    const known = await db.findOne(Profile, { where: { accountId }, lock: { mode: 'pessimistic_write' } })
    if (known && known.version !== input.version)
      throw new Conflict('You changed this elsewhere since you opened it. Look at it again.', known.version)
    const saved = await db.save(Profile, known ? { ...known, ...said, version: known.version + 1 } : db.create(Profile, { ...said, accountId }))
    await holdPost(db, today, saved, input)
  })
}

@Resolver()
export class Profiles {
  @ReadPage(() => Profile, {
    order: ['name'],
    where: (t) => `${t}."isShown"`,
    description: 'The members who want to be found, by name: for what they can be asked about, their post and their place.',
  })
  people!: Profile[]

  @Query(() => Profile, { nullable: true, description: 'What the viewer says of themselves; null where they have said nothing.' })
  ownProfile(@Ctx() context: Context) {
    return loadOne(context, Profile, 'accountId', needAccount(context))
  }

  @Mutation(() => Profile, { description: 'Says what one wants others to know of oneself, and whether they find one.' })
  async saveProfile(@Arg('input', () => ProfileInput) input: ProfileInput, @Ctx() context: Context) {
    await saveProfile(context, input)
    return loadOne(context, Profile, 'accountId', context.viewer.accountId)
  }

  @Mutation(() => Profile, { description: 'Enters an earlier post of one’s own, or corrects one.' })
  async recordPostHolding(@Arg('input', () => PostHoldingInput) input: PostHoldingInput, @Ctx() context: Context) {
    await recordPostHolding(context, input)
    return loadOne(context, Profile, 'accountId', context.viewer.accountId)
  }

  @Mutation(() => Profile, { description: 'Takes an earlier post of one’s own away.' })
  async removePostHolding(@Arg('input', () => RemovePostHoldingInput) input: RemovePostHoldingInput, @Ctx() context: Context) {
    await removePostHolding(context, input)
    return loadOne(context, Profile, 'accountId', context.viewer.accountId)
  }
}
