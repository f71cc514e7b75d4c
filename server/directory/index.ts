import type { Module } from '../platform/module.ts'

import { AgreementClause } from './agreement-clause.ts'
import { AgreementEdition } from './agreement-edition.ts'
import { AgreementParty } from './agreement-party.ts'
import { AgreementReport } from './agreement-report.ts'
import { AgreementCheck } from './agreement-check.ts'
import { AgreementDocument } from './agreement-document.ts'
import { AgreementResolver } from './agreement.resolver.ts'
import { Agreement } from './agreement.ts'
import { AuditEntryStub } from './audit-entry.stub.ts'
import { AvailableAction } from './available-action.ts'
import { BulkResolver } from './bulk.resolver.ts'
import { BulkDone, BulkLine, BulkPreview } from './bulk.ts'
import { ChangeResolver } from './change.resolver.ts'
import { Change, RowChange } from './change.ts'
import { AgreementGroups, MembershipGroups, OrganisationGroups, PartnershipGroups } from './groups.ts'
import { ComparisonResolver } from './comparison.resolver.ts'
import { OrganisationDifference, PartnershipDifference } from './comparison.ts'
import { DirectoryReads } from './directory.resolver.ts'
import { MergePreview, MergeTally, OrganisationDuplicate } from './duplicate.ts'
import { membershipImport } from './membership.import.ts'
import { MembershipResolver } from './membership.resolver.ts'
import { Membership } from './membership.ts'
import { Directory1780000001200 } from './migrations/1780000001200-directory.ts'
import { DirectorySearch1780000001210 } from './migrations/1780000001210-directory-search.ts'
import { DirectoryChanges1780000001220 } from './migrations/1780000001220-directory-changes.ts'
import { Agreements1780000001230 } from './migrations/1780000001230-agreements.ts'
import { OrganisationKind1780000001290 } from './migrations/1780000001290-organisation-kind.ts'
import { OrganisationRegister1780000001295 } from './migrations/1780000001295-organisation-register.ts'
import { Names1795337500000 } from './migrations/1795337500000-names.ts'
import { Documents1795338200000 } from './migrations/1795338200000-documents.ts'
import { ClosedSource1795345200010 } from './migrations/1795345200010-closed-source.ts'
import { DirectoryReferences1795333773964 } from './migrations/1795333773964-references.ts'
import { DirectoryAnnounced1795337000010 } from './migrations/1795337000010-announced.ts'
import { AgreementSuccession1795360000000 } from './migrations/1795360000000-agreement-succession.ts'
import { ClosingTie } from './organisation-closing.ts'
import { NearCodes1795360000020 } from './migrations/1795360000020-near-codes.ts'
import { AgreementsByTitle1795840000000 } from './migrations/1795840000000-agreements-by-title.ts'
import { organisationImport } from './organisation.import.ts'
import { OrganisationResolver } from './organisation.resolver.ts'
import { Organisation } from './organisation.ts'
import { OrganisationName } from './organisation-name.ts'
import { Partnership } from './partnership.ts'
import { partnershipImport } from './partnership.import.ts'
import { PartnershipResolver } from './partnership.resolver.ts'
import { PilotStub } from './pilot.stub.ts'
import { policy } from './policy.ts'
import { RegionStub } from './region.stub.ts'
import { Signatory, Signature } from './signature.ts'
import { SourceStub } from './source.stub.ts'
import { Succession } from './succession.ts'
import { ToDoReads } from './todo.resolver.ts'
import { ToDo } from './todo.ts'

export { addDocument, DOCUMENT_DIGESTS, expectDocument } from './agreement-document.commands.ts'

/** Organisations, how they took each other's place, and how they join in partnerships and agreements. */
export const directory: Module = {
  name: 'directory',
  entities: [
    Organisation,
    OrganisationName,
    Succession,
    Partnership,
    Membership,
    Agreement,
    AgreementParty,
    AgreementClause,
    AgreementEdition,
    AgreementReport,
    AgreementDocument,
    Signatory,
    Signature,
    Change,
    RowChange,
  ],
  migrations: [
    Directory1780000001200,
    DirectorySearch1780000001210,
    DirectoryChanges1780000001220,
    Agreements1780000001230,
    OrganisationKind1780000001290,
    OrganisationRegister1780000001295,
    DirectoryReferences1795333773964,
    DirectoryAnnounced1795337000010,
    Names1795337500000,
    Documents1795338200000,
    ClosedSource1795345200010,
    AgreementSuccession1795360000000,
    NearCodes1795360000020,
    AgreementsByTitle1795840000000,
  ],
  resolvers: [
    DirectoryReads,
    OrganisationGroups,
    PartnershipGroups,
    MembershipGroups,
    AgreementGroups,
    PartnershipResolver,
    MembershipResolver,
    AgreementResolver,
    ChangeResolver,
    BulkResolver,
    ComparisonResolver,
    OrganisationResolver,
    ToDoReads,
  ],
  types: [
    OrganisationDifference,
    PartnershipDifference,
    BulkLine,
    BulkPreview,
    BulkDone,
    AvailableAction,
    OrganisationDuplicate,
    ClosingTie,
    MergePreview,
    MergeTally,
    ToDo,
    AgreementCheck,
    AuditEntryStub,
    PilotStub,
    RegionStub,
    SourceStub,
  ],
  policy,
  imports: [organisationImport, partnershipImport, membershipImport],
}
