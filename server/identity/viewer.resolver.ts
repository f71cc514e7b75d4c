import { Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql'

import type { Context } from '../platform/context.ts'

import { Session } from './session.ts'
import { readViewer, ViewerType } from './viewer.ts'

@Resolver()
export class ViewerResolver {
  @Query(() => ViewerType, { nullable: true, description: 'Whoever asks; null when not signed in.' })
  viewer(@Ctx() context: Context) {
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
