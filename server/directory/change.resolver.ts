import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'

import type { Context } from '../platform/context.ts'
import { loadOne } from '../platform/loader.ts'

import { undoChange } from './change.commands.ts'
import { Change, UndoChangeInput } from './change.ts'

@Resolver()
export class ChangeResolver {
  @Mutation(() => Change, {
    description: 'Undoes a change by another one, which stands in the history too. What was changed since is never overwritten.',
  })
  async undoChange(@Arg('input', () => UndoChangeInput) input: UndoChangeInput, @Ctx() context: Context) {
    return loadOne(context, Change, 'id', await undoChange(context, input))
  }
}
