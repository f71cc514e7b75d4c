import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql'

import type { Context } from '../platform/context.ts'
import { loadOne } from '../platform/loader.ts'

import { AdoptionStage } from './adoption-stage.ts'
import { linkAdoptionMeasure, moveAdoption, recordAdoption, unlinkAdoptionMeasure, updateAdoption } from './adoption.commands.ts'
import {
  LinkAdoptionMeasureInput,
  MoveAdoptionInput,
  RecordAdoptionInput,
  UnlinkAdoptionMeasureInput,
  UpdateAdoptionInput,
} from './adoption.input.ts'
import { nextStages } from './adoption.rules.ts'
import { Adoption } from './adoption.ts'
import { policy } from './policy.ts'

const loaded = async (context: Context, id: Promise<string>) => loadOne(context, Adoption, 'id', await id)

@Resolver(() => Adoption)
export class AdoptionCommands {
  @Mutation(() => Adoption, { description: 'Records that a place takes a published practice up; once for each place.' })
  recordAdoption(@Arg('input', () => RecordAdoptionInput) input: RecordAdoptionInput, @Ctx() context: Context) {
    return loaded(context, recordAdoption(context, input))
  }

  @Mutation(() => Adoption, { description: 'Moves an adoption to another stage; pausing it and giving it up need a reason.' })
  moveAdoption(@Arg('input', () => MoveAdoptionInput) input: MoveAdoptionInput, @Ctx() context: Context) {
    return loaded(context, moveAdoption(context, input))
  }

  @Mutation(() => Adoption, { description: 'Changes what a place tells of its adoption.' })
  updateAdoption(@Arg('input', () => UpdateAdoptionInput) input: UpdateAdoptionInput, @Ctx() context: Context) {
    return loaded(context, updateAdoption(context, input))
  }

  @Mutation(() => Adoption, { description: 'Links a measure that the place reports by: its effect is shown live from then on.' })
  linkAdoptionMeasure(@Arg('input', () => LinkAdoptionMeasureInput) input: LinkAdoptionMeasureInput, @Ctx() context: Context) {
    return loaded(context, linkAdoptionMeasure(context, input))
  }

  @Mutation(() => Adoption, { description: 'Takes a linked measure away.' })
  unlinkAdoptionMeasure(@Arg('input', () => UnlinkAdoptionMeasureInput) input: UnlinkAdoptionMeasureInput, @Ctx() context: Context) {
    return loaded(context, unlinkAdoptionMeasure(context, input))
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may move it on and tell more of it.' })
  canChange(@Root() adoption: Adoption, @Ctx() { viewer }: Context): boolean {
    return policy['adoption:change'](viewer, adoption)
  }

  @FieldResolver(() => [AdoptionStage], { description: 'The stages that it may go to next.' })
  nextStages(@Root() adoption: Adoption): readonly AdoptionStage[] {
    return nextStages(adoption.stage)
  }
}
