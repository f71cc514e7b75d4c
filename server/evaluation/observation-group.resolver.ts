import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql'

import { filterOf } from '../platform/connection.ts'
import type { Context } from '../platform/context.ts'
import { MOST_GROUPS } from '../platform/group-page.ts'

import { readGroups } from './observation-group.reads.ts'
import { GroupHaving, GroupOrder, ObservationDimension, ObservationGroup } from './observation-group.ts'
import { Observation } from './observation.ts'

@Resolver()
export class ObservationGroupReads {
  @Query(() => [ObservationGroup], {
    description: 'Observations added up by what they have in common; each figure as it was reported, once, by whoever reported it.',
  })
  observationGroups(
    @Arg('by', () => [ObservationDimension], { description: 'What to group by: one to four dimensions.' }) by: ObservationDimension[],
    @Arg('filter', () => filterOf(Observation) as never, { nullable: true, description: 'Which observations.' })
    filter: Record<string, unknown> | undefined,
    @Arg('having', () => GroupHaving, { nullable: true, description: 'Which groups.' }) having: GroupHaving | undefined,
    @Arg('orderBy', () => [GroupOrder], { nullable: true, description: 'In which order; by the dimensions, in their order, unless said.' })
    orderBy: GroupOrder[] | undefined,
    @Arg('first', () => Int, { nullable: true, description: `How many; at most ${MOST_GROUPS}, and all of them unless said.` })
    first: number | undefined,
    @Arg('after', () => String, { nullable: true, description: 'Only the groups after the one with this cursor, in the order of their keys.' })
    after: string | undefined,
    @Ctx() context: Context,
  ): Promise<ObservationGroup[]> {
    const page = { first: first ?? null, after: after ?? null }
    return readGroups(context, { by, filter: filter ?? null, having: having ?? null, orderBy: orderBy ?? [], page })
  }
}
