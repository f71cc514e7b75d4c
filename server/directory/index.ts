import type { Module } from '../platform/module.ts'

import { Agreement } from './agreement.ts'
import { AuditEntryStub } from './audit-entry.stub.ts'
import { AvailableAction } from './available-action.ts'
import { ChangeResolver } from './change.resolver.ts'
import { Change, RowChange } from './change.ts'
import { DirectoryReads } from './directory.resolver.ts'
import { MembershipResolver } from './membership.resolver.ts'
import { Membership } from './membership.ts'
import { Directory1780000001200 } from './migrations/1780000001200-directory.ts'
import { DirectorySearch1780000001210 } from './migrations/1780000001210-directory-search.ts'
import { DirectoryChanges1780000001220 } from './migrations/1780000001220-directory-changes.ts'
import { Organisation } from './organisation.ts'
import { OrganisationName } from './organisation-name.ts'
import { Partnership } from './partnership.ts'
import { PartnershipResolver } from './partnership.resolver.ts'
import { PilotStub } from './pilot.stub.ts'
import { policy } from './policy.ts'
import { RegionStub } from './region.stub.ts'
import { SourceStub } from './source.stub.ts'
import { Succession } from './succession.ts'

/** Organisations, how they took each other's place, and how they join in partnerships and agreements. */
export const directory: Module = {
  name: 'directory',
  entities: [Organisation, OrganisationName, Succession, Partnership, Membership, Agreement, Change, RowChange],
  migrations: [Directory1780000001200, DirectorySearch1780000001210, DirectoryChanges1780000001220],
  resolvers: [DirectoryReads, PartnershipResolver, MembershipResolver, ChangeResolver],
  types: [AvailableAction, AuditEntryStub, PilotStub, RegionStub, SourceStub],
  policy,
}
