import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql'

import type { Context } from '../platform/context.ts'
import { loadOne } from '../platform/loader.ts'
import { ReadPage } from '../platform/read.ts'

import { removeView, saveView } from './saved-view.commands.ts'
import { SavedView, SaveViewInput } from './saved-view.ts'

@Resolver()
export class SavedViews {
  @ReadPage(() => SavedView, { order: ['name'], description: 'The views of lists that the viewer keeps, and those that others share, by name.' })
  savedViews!: SavedView[]

  @Mutation(() => SavedView, { description: 'Keeps a view of a list.' })
  async saveView(@Arg('input', () => SaveViewInput) input: SaveViewInput, @Ctx() context: Context) {
    return loadOne(context, SavedView, 'id', await saveView(context, input))
  }

  @Mutation(() => ID, { description: 'Removes a view; answers its id.' })
  removeView(@Arg('id', () => ID) id: string, @Ctx() context: Context): Promise<string> {
    return removeView(context, id)
  }
}
