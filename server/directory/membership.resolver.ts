import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'

import type { Context } from '../platform/context.ts'
import { loadOne } from '../platform/loader.ts'

import { addMember, endMembership, updateMembership } from './membership.commands.ts'
import { AddMemberInput, EndMembershipInput, UpdateMembershipInput } from './membership.input.ts'
import { Membership } from './membership.ts'

@Resolver()
export class MembershipResolver {
  @Mutation(() => Membership, { description: 'An organisation joins a partnership in a role; no role twice on the same day.' })
  async addMember(@Arg('input', () => AddMemberInput) input: AddMemberInput, @Ctx() context: Context) {
    return loadOne(context, Membership, 'id', await addMember(context, input))
  }

  @Mutation(() => Membership, { description: 'Corrects a membership; what is left out stays.' })
  async updateMembership(@Arg('input', () => UpdateMembershipInput) input: UpdateMembershipInput, @Ctx() context: Context) {
    return loadOne(context, Membership, 'id', await updateMembership(context, input))
  }

  @Mutation(() => Membership, { description: 'Ends a membership, with the reason. The last lead of a partnership at work cannot leave.' })
  async endMembership(@Arg('input', () => EndMembershipInput) input: EndMembershipInput, @Ctx() context: Context) {
    return loadOne(context, Membership, 'id', await endMembership(context, input))
  }
}
