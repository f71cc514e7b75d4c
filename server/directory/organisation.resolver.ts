import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql'

import type { Context } from '../platform/context.ts'
import { loadOne } from '../platform/loader.ts'
import { DateScalar } from '../platform/scalars.ts'

import { ClosingTie } from './organisation-closing.ts'
import { previewClosing } from './organisation-closing.reads.ts'
import { MergePreview, OrganisationDuplicate } from './duplicate.ts'
import { mergeOrganisations } from './merge.commands.ts'
import { registerOrganisation, updateOrganisation } from './organisation.commands.ts'
import { MergeOrganisationsInput, RecordSuccessionInput, RegisterOrganisationInput, UpdateOrganisationInput } from './organisation.input.ts'
import { findDuplicates, previewMerge } from './organisation.reads.ts'
import { Organisation } from './organisation.ts'
import { recordSuccession } from './succession.commands.ts'
import { Succession } from './succession.ts'

@Resolver()
export class OrganisationResolver {
  @Query(() => [OrganisationDuplicate], { description: 'Pairs of entries that may be the same organisation, the likeliest first, at most 100.' })
  organisationDuplicates(@Ctx() context: Context): Promise<object[]> {
    return findDuplicates(context)
  }

  @Query(() => MergePreview, { description: 'What merging two entries would do; nothing is changed.' })
  mergePreview(
    @Arg('keep', () => ID, { description: 'The entry that would stay.' }) keep: string,
    @Arg('merge', () => ID, { description: 'The entry that would be merged into it.' }) merge: string,
    @Ctx() context: Context,
  ): Promise<MergePreview> {
    return previewMerge(context, keep, merge)
  }

  @Query(() => [ClosingTie], {
    description: 'What ties an organisation beyond a day with which it might close, and what would become of it, at most 200; nothing is changed.',
  })
  organisationClosingPreview(
    @Arg('organisation', () => ID, { description: 'The organisation that might close.' }) organisation: string,
    @Arg('closedOn', () => DateScalar, { description: 'The day that would be its last.' }) closedOn: string,
    @Ctx() context: Context,
  ): Promise<object[]> {
    return previewClosing(context, organisation, closedOn)
  }

  @Mutation(() => Organisation, { description: 'Enters an organisation in the register.' })
  async registerOrganisation(@Arg('input', () => RegisterOrganisationInput) input: RegisterOrganisationInput, @Ctx() context: Context) {
    return loadOne(context, Organisation, 'id', await registerOrganisation(context, input))
  }

  @Mutation(() => Organisation, { description: 'Changes what is said of an organisation; what is left out stays.' })
  async updateOrganisation(@Arg('input', () => UpdateOrganisationInput) input: UpdateOrganisationInput, @Ctx() context: Context) {
    return loadOne(context, Organisation, 'id', await updateOrganisation(context, input))
  }

  @Mutation(() => Organisation, { description: 'Merges a duplicate entry into another, which is answered. undoChange takes it back.' })
  async mergeOrganisations(@Arg('input', () => MergeOrganisationsInput) input: MergeOrganisationsInput, @Ctx() context: Context) {
    return loadOne(context, Organisation, 'id', await mergeOrganisations(context, input))
  }

  @Mutation(() => [Succession], { description: 'Records that organisations took the place of others; memberships that run go on to the heir.' })
  async recordSuccession(@Arg('input', () => RecordSuccessionInput) input: RecordSuccessionInput, @Ctx() context: Context) {
    const ids = await recordSuccession(context, input)
    return Promise.all(ids.map((id) => loadOne(context, Succession, 'id', id)))
  }
}
