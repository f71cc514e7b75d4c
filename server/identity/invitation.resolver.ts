import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql'

import type { Context } from '../platform/context.ts'
import { loadOne } from '../platform/loader.ts'
import { ReadPage } from '../platform/read.ts'

import { acceptInvitation, readOpenInvitation } from './invitation.accept.ts'
import { createInvitation, revokeInvitation } from './invitation.commands.ts'
import { AcceptInvitationInput, CreateInvitationInput, Invitation, InvitationCreated, OpenInvitation, RevokeInvitationInput } from './invitation.ts'
import { readViewer, ViewerType } from './viewer.ts'

@Resolver()
export class InvitationResolver {
  @ReadPage(() => Invitation, { order: ['-createdAt'], description: 'The invitations, newest first.' })
  invitations!: unknown

  @Query(() => OpenInvitation, { description: 'What a link says to whoever holds it; refused when it no longer works.' })
  openInvitation(
    @Arg('secret', () => String, { description: 'The part of the link that comes after the # sign.' }) secret: string,
    @Ctx() context: Context,
  ) {
    return readOpenInvitation(context, secret)
  }

  @Mutation(() => InvitationCreated, { description: 'Invites somebody by a link, or gives somebody who has an account the way to a new password.' })
  async createInvitation(@Arg('input', () => CreateInvitationInput) input: CreateInvitationInput, @Ctx() context: Context) {
    const { id, link } = await createInvitation(context, input)
    return { invitation: await loadOne(context, Invitation, 'id', id), link }
  }

  @Mutation(() => Invitation, { description: 'Withdraws an invitation that is still open.' })
  async revokeInvitation(@Arg('input', () => RevokeInvitationInput) { id }: RevokeInvitationInput, @Ctx() context: Context) {
    return loadOne(context, Invitation, 'id', await revokeInvitation(context, id))
  }

  @Mutation(() => ViewerType, { description: 'Accepts an invitation with a name and a password, and signs in.' })
  async acceptInvitation(@Arg('input', () => AcceptInvitationInput) input: AcceptInvitationInput, @Ctx() context: Context) {
    await acceptInvitation(context, input)
    return readViewer(context)
  }
}
