import { Arg, Ctx, Int, Mutation, Resolver } from 'type-graphql'

import type { Context } from '../platform/context.ts'

import { changePassword } from './password.commands.ts'
import { beginSecondFactor, confirmSecondFactor, removeSecondFactor } from './second-factor.commands.ts'
import { ConfirmSecondFactorInput, RemoveSecondFactorInput, SecondFactorSetup } from './second-factor.ts'
import { signOut, signOutEverywhere } from './session.commands.ts'
import { signIn } from './sign-in.commands.ts'
import { ChangePasswordInput, SignInInput, SignInResult } from './sign-in.ts'
import { readViewer, ViewerType } from './viewer.ts'

@Resolver()
export class SignInResolver {
  @Mutation(() => SignInResult, { description: 'Signs in with an address and a password; for an account with a second factor also with a code.' })
  async signIn(@Arg('input', () => SignInInput) input: SignInInput, @Ctx() context: Context) {
    const { secondFactorNeeded } = await signIn(context, input)
    return { secondFactorNeeded, viewer: secondFactorNeeded ? null : await readViewer(context) }
  }

  @Mutation(() => Boolean, { description: 'Signs out of this browser; answers whether anybody was signed in.' })
  signOut(@Ctx() context: Context) {
    return signOut(context)
  }

  @Mutation(() => Int, { description: 'Signs out of every browser, this one too; answers how many there were.' })
  signOutEverywhere(@Ctx() context: Context) {
    return signOutEverywhere(context)
  }

  @Mutation(() => ViewerType, { description: 'Changes your own password; every other session ends.' })
  async changePassword(@Arg('input', () => ChangePasswordInput) input: ChangePasswordInput, @Ctx() context: Context) {
    await changePassword(context, input)
    return readViewer(context)
  }

  @Mutation(() => SecondFactorSetup, { description: 'Starts setting up a second factor; it counts once a code of it is confirmed.' })
  beginSecondFactor(@Ctx() context: Context) {
    return beginSecondFactor(context)
  }

  @Mutation(() => ViewerType, { description: 'Confirms a second factor with its first code; every other session ends.' })
  async confirmSecondFactor(@Arg('input', () => ConfirmSecondFactorInput) { code }: ConfirmSecondFactorInput, @Ctx() context: Context) {
    await confirmSecondFactor(context, code)
    return readViewer(context)
  }

  @Mutation(() => ViewerType, { description: 'Removes your own second factor; every other session ends.' })
  async removeSecondFactor(@Arg('input', () => RemoveSecondFactorInput) input: RemoveSecondFactorInput, @Ctx() context: Context) {
    await removeSecondFactor(context, input)
    return readViewer(context)
  }
}
