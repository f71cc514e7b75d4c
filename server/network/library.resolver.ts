import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Args, Ctx, ID, Info, Mutation, Query, Resolver } from 'type-graphql'

import { asksFor } from '../platform/asked.ts'
import type { Context } from '../platform/context.ts'
import { loadOne } from '../platform/loader.ts'
import { ReadList } from '../platform/read.ts'

import { readLibrary } from './library.reads.ts'
import { Library, LibraryArguments } from './library.ts'
import { removeSavedSearch, saveSearch } from './saved-search.commands.ts'
import { SavedSearch, SaveSearchInput } from './saved-search.ts'

@Resolver()
export class LibraryReads {
  @Query(() => Library, { description: 'The published practices, searched and narrowed down, with the counts of what they can be narrowed down by.' })
  library(@Args(() => LibraryArguments) args: LibraryArguments, @Ctx() context: Context, @Info() info: GraphQLResolveInfo): Promise<Library> {
    return readLibrary(context, args, asksFor(info, 'facets'))
  }

  @ReadList(() => SavedSearch, { order: ['name'], description: 'The searches that the viewer keeps.' })
  savedSearches!: SavedSearch[]

  @Mutation(() => SavedSearch, { description: 'Keeps a search of the library for oneself; one of the same name is replaced.' })
  async saveSearch(@Arg('input', () => SaveSearchInput) input: SaveSearchInput, @Ctx() context: Context) {
    return loadOne(context, SavedSearch, 'id', await saveSearch(context, input))
  }

  @Mutation(() => ID, { description: 'Removes a search that one keeps; answers its id.' })
  removeSavedSearch(@Arg('id', () => ID) id: string, @Ctx() context: Context): Promise<string> {
    return removeSavedSearch(context, id)
  }
}
