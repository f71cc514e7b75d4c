import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql'

import { isUuid } from '../platform/condition.ts'
import type { Context } from '../platform/context.ts'
import { loadOne } from '../platform/loader.ts'
import { ReadOne, ReadPage } from '../platform/read.ts'
import { atLeast } from '../platform/viewer.ts'

import { placesLike, readReadiness } from './likeness.reads.ts'
import { PlaceMatch, Readiness } from './likeness.ts'
import { assessPlace, savePlace, setPracticeNeeds } from './place.commands.ts'
import { AssessPlaceInput, LikenessInput, SavePlaceInput, SetNeedsInput } from './place.input.ts'
import { Place } from './place.ts'
import { policy } from './policy.ts'
import { Practice } from './practice.ts'

@Resolver(() => Place)
export class Places {
  @ReadPage(() => Place, { order: ['id'], description: 'What places say of themselves.' })
  places!: Place[]

  @ReadOne(() => Place, { by: ['id'], description: 'One place; null where there is none.' })
  place!: Place | null

  @Query(() => [PlaceMatch], { description: 'The places that are most like what is asked, each with the facts that say so.' })
  placesLike(
    @Arg('input', () => LikenessInput, { description: 'What to be like.' }) input: LikenessInput,
    @Arg('first', () => Int, { nullable: true, description: 'How many, at most 50; 10 unless said.' }) first: number | null,
    @Ctx() context: Context,
  ): Promise<PlaceMatch[]> {
    return placesLike(context, input, first)
  }

  @Mutation(() => Place, { description: 'Says what a place is like: for a pilot its lead, for an organisation whoever did so first.' })
  async savePlace(@Arg('input', () => SavePlaceInput) input: SavePlaceInput, @Ctx() context: Context) {
    return loadOne(context, Place, 'id', await savePlace(context, input))
  }

  @Mutation(() => Place, { description: 'Scores how ready a place is, in some of the twelve dimensions.' })
  async assessPlace(@Arg('input', () => AssessPlaceInput) input: AssessPlaceInput, @Ctx() context: Context) {
    return loadOne(context, Place, 'id', await assessPlace(context, input))
  }

  @Mutation(() => Practice, { description: 'Says how far a place should be before it takes a practice up.' })
  async setPracticeNeeds(@Arg('input', () => SetNeedsInput) input: SetNeedsInput, @Ctx() context: Context) {
    return loadOne(context, Practice, 'id', await setPracticeNeeds(context, input))
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may say what the place is like.' })
  canEdit(@Root() place: Place, @Ctx() { viewer }: Context): boolean {
    return policy['place:edit'](viewer, place)
  }

  @FieldResolver(() => [Readiness], {
    description: 'How ready the place is for each published practice that says what it needs; for members. With a practice, for that one alone.',
  })
  async readiness(
    @Root() place: Place,
    @Arg('practice', () => ID, { nullable: true, description: 'Only for this practice.' }) practice: string | null,
    @Ctx() context: Context,
  ): Promise<Readiness[]> {
    if (!atLeast(context.viewer, 'MEMBER') || (practice && !isUuid(practice))) return []
    const name = `Place.readiness(${practice ?? ''})`
    return context.loader<string, Readiness[]>(name, (ids) => readReadiness(context, ids, practice ?? null)).load(place.id)
  }
}
