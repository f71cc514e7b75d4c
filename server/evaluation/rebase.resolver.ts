import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql'

import type { Context } from '../platform/context.ts'
import { loadOne, type Row } from '../platform/loader.ts'

import { rebaseSeries, undoRebase } from './rebase.commands.ts'
import { Rebase, RebaseSeriesInput, UndoRebaseInput } from './rebase.ts'

@Resolver()
export class RebaseCommands {
  @Mutation(() => Rebase, { description: 'Has the limits of a series begin again on a day, with a reason.' })
  async rebaseSeries(@Arg('input', () => RebaseSeriesInput) input: RebaseSeriesInput, @Ctx() context: Context): Promise<Row | null> {
    return loadOne(context, Rebase, 'id', await rebaseSeries(context, input))
  }

  @Mutation(() => ID, { description: 'Takes such a decision back, with a reason. Answers its id.' })
  undoRebase(@Arg('input', () => UndoRebaseInput) input: UndoRebaseInput, @Ctx() context: Context): Promise<string> {
    return undoRebase(context, input)
  }
}
