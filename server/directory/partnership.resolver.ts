import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql'

import type { Context } from '../platform/context.ts'
import { loadOne } from '../platform/loader.ts'

import { AvailableAction } from './available-action.ts'
import { changeLead } from './lead.commands.ts'
import { listActions } from './partnership.actions.ts'
import { createPartnership, setPartnershipStage, updatePartnership } from './partnership.commands.ts'
import { ChangeLeadInput, CreatePartnershipInput, SetPartnershipStageInput, UpdatePartnershipInput } from './partnership.input.ts'
import { Partnership } from './partnership.ts'

@Resolver(() => Partnership)
export class PartnershipResolver {
  @FieldResolver(() => [AvailableAction], { description: 'What could be done to it, and whether the viewer may do it now.' })
  availableActions(@Root() own: Partnership, @Ctx() context: Context): Promise<AvailableAction[]> {
    return listActions(context, own)
  }

  @Mutation(() => Partnership, { description: 'Begins a partnership: proposed, or forming from a day on.' })
  async createPartnership(@Arg('input', () => CreatePartnershipInput) input: CreatePartnershipInput, @Ctx() context: Context) {
    return loadOne(context, Partnership, 'id', await createPartnership(context, input))
  }

  @Mutation(() => Partnership, { description: 'Changes what is said of a partnership; what is left out stays.' })
  async updatePartnership(@Arg('input', () => UpdatePartnershipInput) input: UpdatePartnershipInput, @Ctx() context: Context) {
    return loadOne(context, Partnership, 'id', await updatePartnership(context, input))
  }

  @Mutation(() => Partnership, { description: 'Moves a partnership to another stage; availableActions says where it may go and why not elsewhere.' })
  async setPartnershipStage(@Arg('input', () => SetPartnershipStageInput) input: SetPartnershipStageInput, @Ctx() context: Context) {
    return loadOne(context, Partnership, 'id', await setPartnershipStage(context, input))
  }

  @Mutation(() => Partnership, { description: 'Names another lead from a day on; the lead before it ends the day before.' })
  async changeLead(@Arg('input', () => ChangeLeadInput) input: ChangeLeadInput, @Ctx() context: Context) {
    return loadOne(context, Partnership, 'id', await changeLead(context, input))
  }
}
