import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql'

import type { Context } from '../platform/context.ts'

import { chooseLetters } from './letter.commands.ts'
import { ChooseLettersInput } from './letter.ts'
import { Session } from './session.ts'
import { readViewer, ViewerType } from './viewer.ts'

@Resolver()
export class ViewerResolver {
  @Query(() => ViewerType, { nullable: true, description: 'Whoever asks; null when not signed in.' })
  viewer(@Ctx() context: Context) {
    return readViewer(context)
  }

  @Mutation(() => ViewerType, { description: 'Says which letters one wants by e-mail.' })
  async chooseLetters(@Arg('input', () => ChooseLettersInput) input: ChooseLettersInput, @Ctx() context: Context) {
    await chooseLetters(context, input)
    return readViewer(context)
  }
}

@Resolver(() => Session)
export class SessionResolver {
  @FieldResolver(() => Boolean, { description: 'Whether it is the one that asks.' })
  current(@Root() session: Session, @Ctx() context: Context): boolean {
    return session.id === context.viewer.sessionId
  }
}
