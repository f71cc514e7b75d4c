import { Arg, Ctx, Int, Mutation, Query, Resolver } from 'type-graphql'

import { filterOf } from '../platform/connection.ts'
import type { Context } from '../platform/context.ts'
import { loadOne } from '../platform/loader.ts'

import {
  changeMemberships,
  changeOrganisations,
  changePartnerships,
  previewMemberships,
  previewOrganisations,
  previewPartnerships,
} from './bulk.commands.ts'
import { BulkDone, BulkPreview, ChangeMembershipsInput, ChangeOrganisationsInput, ChangePartnershipsInput } from './bulk.ts'
import { Change } from './change.ts'
import { Membership } from './membership.ts'
import { Organisation } from './organisation.ts'
import { Partnership } from './partnership.ts'

const which = { description: 'Which of them.' }
const seen = { description: 'How many the preview said would be changed; refused where it would be another number by now.' }
const partnerships = () => filterOf(Partnership) as never
const memberships = () => filterOf(Membership) as never
const organisations = () => filterOf(Organisation) as never

@Resolver()
export class BulkResolver {
  @Query(() => BulkPreview, { description: 'What moving many partnerships to a stage would do; nothing is changed.' })
  partnershipChangePreview(
    @Arg('filter', partnerships, which) filter: object,
    @Arg('input', () => ChangePartnershipsInput) input: ChangePartnershipsInput,
    @Ctx() context: Context,
  ): Promise<BulkPreview> {
    return previewPartnerships(context, filter, input)
  }

  @Query(() => BulkPreview, { description: 'What changing many memberships would do; nothing is changed.' })
  membershipChangePreview(
    @Arg('filter', memberships, which) filter: object,
    @Arg('input', () => ChangeMembershipsInput) input: ChangeMembershipsInput,
    @Ctx() context: Context,
  ): Promise<BulkPreview> {
    return previewMemberships(context, filter, input)
  }

  @Query(() => BulkPreview, { description: 'What changing many organisations would do; nothing is changed.' })
  organisationChangePreview(
    @Arg('filter', organisations, which) filter: object,
    @Arg('input', () => ChangeOrganisationsInput) input: ChangeOrganisationsInput,
    @Ctx() context: Context,
  ): Promise<BulkPreview> {
    return previewOrganisations(context, filter, input)
  }

  @Mutation(() => BulkDone, { description: 'Moves many partnerships to a stage as one change; those whose guards refuse it stay.' })
  async changePartnerships(
    @Arg('filter', partnerships, which) filter: object,
    @Arg('count', () => Int, seen) count: number,
    @Arg('input', () => ChangePartnershipsInput) input: ChangePartnershipsInput,
    @Ctx() context: Context,
  ): Promise<BulkDone> {
    const { changed, changeId } = await changePartnerships(context, filter, count, input)
    return { changed, change: await loadOne(context, Change, 'id', changeId) }
  }

  @Mutation(() => BulkDone, { description: 'Changes the role or the last day of many memberships as one change.' })
  async changeMemberships(
    @Arg('filter', memberships, which) filter: object,
    @Arg('count', () => Int, seen) count: number,
    @Arg('input', () => ChangeMembershipsInput) input: ChangeMembershipsInput,
    @Ctx() context: Context,
  ): Promise<BulkDone> {
    const { changed, changeId } = await changeMemberships(context, filter, count, input)
    return { changed, change: await loadOne(context, Change, 'id', changeId) }
  }

  @Mutation(() => BulkDone, { description: 'Changes the kind, the region or the last day of many organisations as one change.' })
  async changeOrganisations(
    @Arg('filter', organisations, which) filter: object,
    @Arg('count', () => Int, seen) count: number,
    @Arg('input', () => ChangeOrganisationsInput) input: ChangeOrganisationsInput,
    @Ctx() context: Context,
  ): Promise<BulkDone> {
    const { changed, changeId } = await changeOrganisations(context, filter, count, input)
    return { changed, change: await loadOne(context, Change, 'id', changeId) }
  }
}
