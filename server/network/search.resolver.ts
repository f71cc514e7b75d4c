import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql'

import { connectionOf } from '../platform/connection.ts'
import type { Context } from '../platform/context.ts'
import type { Connection } from '../platform/pages.ts'

import { findEntries } from './search.reads.ts'
import { SearchHit, SearchKind } from './search.ts'

const SearchConnection = connectionOf(SearchHit)

@Resolver()
export class SearchReads {
  @Query(() => SearchConnection, {
    description: 'Searches everything that is public by words, parts of words and near misses; the best match comes first.',
  })
  search(
    @Arg('text', () => String, { description: 'What to look for: names, codes, subjects; at most 200 characters.' }) text: string,
    @Arg('kinds', () => [SearchKind], { nullable: true, description: 'Only these kinds.' }) kinds: SearchKind[] | null,
    @Arg('first', () => Int, { nullable: true, description: 'How many, at most 200; 25 unless said.' }) first: number | null,
    @Arg('after', () => String, { nullable: true, description: 'Only what follows this cursor.' }) after: string | null,
    @Ctx() context: Context,
  ): Promise<Connection> {
    return findEntries(context, { text, kinds, first, after })
  }
}
