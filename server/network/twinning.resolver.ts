import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql'

import type { Context } from '../platform/context.ts'
import { loadOne } from '../platform/loader.ts'
import { ReadPage } from '../platform/read.ts'
import { atLeast, type Viewer } from '../platform/viewer.ts'

import { Place } from './place.ts'
import { policy } from './policy.ts'
import { NetworkAction } from './practice-action.ts'
import { acceptTwinning, declineTwinning, endTwinning, proposeTwinning } from './twinning.commands.ts'
import { AcceptTwinningInput, DeclineTwinningInput, EndTwinningInput, ProposeTwinningInput } from './twinning.input.ts'
import { TWINNING_STEPS } from './twinning.rules.ts'
import { Twinning } from './twinning.ts'

const loaded = async (context: Context, id: Promise<string>) => loadOne(context, Twinning, 'id', await id)

const offered = (name: string, reason: string | null): NetworkAction => ({ name, allowed: reason === null, reason })

@Resolver(() => Twinning)
export class Twinnings {
  @ReadPage(() => Twinning, { order: ['proposedOn'], description: 'Which places twin, did or were to; for members.' })
  twinnings!: Twinning[]

  @Mutation(() => Twinning, { description: 'Proposes to another place to learn from each other; for who speaks for the one that proposes it.' })
  proposeTwinning(@Arg('input', () => ProposeTwinningInput) input: ProposeTwinningInput, @Ctx() context: Context) {
    return loaded(context, proposeTwinning(context, input))
  }

  @Mutation(() => Twinning, { description: 'Accepts a proposal; for who speaks for the place that was asked.' })
  acceptTwinning(@Arg('input', () => AcceptTwinningInput) input: AcceptTwinningInput, @Ctx() context: Context) {
    return loaded(context, acceptTwinning(context, input))
  }

  @Mutation(() => Twinning, { description: 'Declines a proposal; for who speaks for the place that was asked.' })
  declineTwinning(@Arg('input', () => DeclineTwinningInput) input: DeclineTwinningInput, @Ctx() context: Context) {
    return loaded(context, declineTwinning(context, input))
  }

  @Mutation(() => Twinning, { description: 'Ends a twinning, or takes one’s own proposal back, with a reason.' })
  endTwinning(@Arg('input', () => EndTwinningInput) input: EndTwinningInput, @Ctx() context: Context) {
    return loaded(context, endTwinning(context, input))
  }

  @FieldResolver(() => [NetworkAction], { description: 'What could be done to it, and whether the viewer may do it now.' })
  async availableActions(@Root() twinning: Twinning, @Ctx() context: Context): Promise<NetworkAction[]> {
    const [proposer, invited] = await Promise.all(
      [twinning.proposerId, twinning.invitedId].map(async (id) => {
        const place = await loadOne(context, Place, 'id', id)
        return place !== null && policy['place:edit'](context.viewer, place)
      }),
    )
    return Object.entries(TWINNING_STEPS).map(([name, whyNot]) => offered(name, whyNot(twinning, { proposer: proposer!, invited: invited! })))
  }
}

@Resolver(() => Place)
export class PlaceActions {
  @FieldResolver(() => [NetworkAction], { description: 'What could be done with it besides describing it, and whether the viewer may do it now.' })
  async availableActions(@Root() place: Place, @Ctx() context: Context): Promise<NetworkAction[]> {
    const { viewer } = context
    const load = context.loader<string, boolean>('Place.speaksElsewhere', (ids) => speaksElsewhere(context, ids))
    const may = atLeast(viewer, 'MEMBER') && (policy['place:edit'](viewer, place) || (await load.load(place.id)))
    return [offered('proposeTwinning', may ? null : 'Only somebody who speaks for a place may propose it, such as the lead of its pilot.')]
  }
}

// Whether the viewer speaks for any other place than this one, for each.
async function speaksElsewhere(context: Context, ids: readonly string[]): Promise<boolean[]> {
  const rows = await context.query<{ may: boolean }>(
    `select exists (select from network.place p where p.id <> k.id and (p."pilotId" = any($2::uuid[]) or (p."pilotId" is null and p."ownerId" = $3::uuid))) as may
     from unnest($1::uuid[]) with ordinality k(id, n) order by n`,
    [ids, ledBy(context.viewer), context.viewer.accountId],
  )
  return rows.map(({ may }) => may)
}

const ledBy = ({ role, pilotIds }: Viewer): readonly string[] => (role === 'PILOT_LEAD' ? pilotIds : [])
