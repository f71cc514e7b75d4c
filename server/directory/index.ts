import type { Module } from '../platform/module.ts'

import { Agreement } from './agreement.ts'
import { AvailableAction } from './available-action.ts'
import { DirectoryReads } from './directory.resolver.ts'
import { Membership } from './membership.ts'
import { Directory1780000001200 } from './migrations/1780000001200-directory.ts'
import { DirectorySearch1780000001210 } from './migrations/1780000001210-directory-search.ts'
import { Organisation } from './organisation.ts'
import { OrganisationName } from './organisation-name.ts'
import { Partnership } from './partnership.ts'
import { PartnershipActions } from './partnership.resolver.ts'
import { PilotStub } from './pilot.stub.ts'
import { policy } from './policy.ts'
import { RegionStub } from './region.stub.ts'
import { SourceStub } from './source.stub.ts'
import { Succession } from './succession.ts'

/** Organisations, how they took each other's place, and how they join in partnerships and agreements. */
export const directory: Module = {
  name: 'directory',
  entities: [Organisation, OrganisationName, Succession, Partnership, Membership, Agreement],
  migrations: [Directory1780000001200, DirectorySearch1780000001210],
  resolvers: [DirectoryReads, PartnershipActions],
  types: [AvailableAction, PilotStub, RegionStub, SourceStub],
  policy,
}
