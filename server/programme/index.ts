import type { Module } from '../platform/module.ts'

import { Aim } from './aim.ts'
import { Application } from './application.ts'
import { Challenge } from './challenge.ts'
import { Claim } from './claim.ts'
import { Criterion } from './criterion.ts'
import { EarlierProgramme } from './earlier-programme.ts'
import { EvidenceStatement } from './evidence-statement.ts'
import { Milestone } from './milestone.ts'
import { Programme1780000001100 } from './migrations/1780000001100-programme.ts'
import { ProgrammeSearch1780000001110 } from './migrations/1780000001110-programme-search.ts'
import { ProgrammeSearchNames1780000001120 } from './migrations/1780000001120-programme-search-names.ts'
import { ProgrammeAnnounced1795337000020 } from './migrations/1795337000020-announced.ts'
import { NamedPartner } from './named-partner.ts'
import { ApplicationGroups } from './groups.ts'
import { OrganisationStub } from './organisation.stub.ts'
import { Pilot } from './pilot.ts'
import { PilotName } from './pilot-name.ts'
import { policy } from './policy.ts'
import { ProgrammeEvent } from './programme-event.ts'
import { Programme } from './programme.ts'
import { ProgrammeReads } from './programme.resolver.ts'
import { Region } from './region.ts'
import { Risk } from './risk.ts'
import { Source } from './source.ts'

/** The programme itself: its pilots, regions, bids, plans, risks, and the claims and sources of the record. */
export const programme: Module = {
  name: 'programme',
  entities: [
    Source,
    Programme,
    Claim,
    ProgrammeEvent,
    Criterion,
    Challenge,
    EvidenceStatement,
    EarlierProgramme,
    Region,
    Pilot,
    PilotName,
    Aim,
    NamedPartner,
    Milestone,
    Risk,
    Application,
  ],
  migrations: [Programme1780000001100, ProgrammeSearch1780000001110, ProgrammeSearchNames1780000001120, ProgrammeAnnounced1795337000020],
  resolvers: [ProgrammeReads, ApplicationGroups],
  types: [OrganisationStub],
  policy,
}
