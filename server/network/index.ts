import type { Module } from '../platform/module.ts'

import { Adoption } from './adoption.ts'
import { AdoptionEffect } from './adoption-effect.ts'
import { Discussion } from './discussion.ts'
import { Evidence } from './evidence.ts'
import { MeasureStub } from './measure.stub.ts'
import { Network1780000001300 } from './migrations/1780000001300-network.ts'
import { NetworkSearch1780000001310 } from './migrations/1780000001310-network-search.ts'
import { OrganisationStub } from './organisation.stub.ts'
import { PilotStub } from './pilot.stub.ts'
import { AdoptionGroups } from './groups.ts'
import { policy } from './policy.ts'
import { Practice } from './practice.ts'
import { PracticeReads } from './practice.resolver.ts'
import { SearchReads } from './search.resolver.ts'
import { SourceStub } from './source.stub.ts'

/** The learning network: practices, who took them up, what members say of them, and the search over everything. */
export const network: Module = {
  name: 'network',
  entities: [Practice, Adoption, AdoptionEffect, Discussion],
  migrations: [Network1780000001300, NetworkSearch1780000001310],
  resolvers: [PracticeReads, SearchReads, AdoptionGroups],
  types: [Evidence, MeasureStub, OrganisationStub, PilotStub, SourceStub],
  policy,
}
