import type { Module } from '../platform/module.ts'

import { Activity } from './activity.ts'
import { Adoption } from './adoption.ts'
import { AdoptionCommands } from './adoption.resolver.ts'
import { AdoptionEffect } from './adoption-effect.ts'
import { AdoptionStep } from './adoption-step.ts'
import { AdoptionSummary } from './adoption-summary.ts'
import { DiscussionCommands, ReplyFields } from './discussion.resolver.ts'
import { Discussion } from './discussion.ts'
import { Evidence } from './evidence.ts'
import { MeasureStub } from './measure.stub.ts'
import { MeasuredEffectStub } from './measured-effect.stub.ts'
import { Network1780000001300 } from './migrations/1780000001300-network.ts'
import { NetworkSearch1780000001310 } from './migrations/1780000001310-network-search.ts'
import { PracticeLife1795326956516 } from './migrations/1795326956516-practice-life.ts'
import { Library1795328776050 } from './migrations/1795328776050-library.ts'
import { NetworkReferences1795333765934 } from './migrations/1795333765934-references.ts'
import { EffectIllustrative1795337000040 } from './migrations/1795337000040-effect-illustrative.ts'
import { FollowAndInbox1795338100000 } from './migrations/1795338100000-follow-and-inbox.ts'
import { OrganisationStub } from './organisation.stub.ts'
import { PartnershipStub } from './partnership.stub.ts'
import { Places1795338200000 } from './migrations/1795338200000-places.ts'
import { LikenessReason, PlaceMatch, Readiness, ReadinessGap } from './likeness.ts'
import { MaturityScore } from './maturity-score.ts'
import { Places } from './place.resolver.ts'
import { Place } from './place.ts'
import { PostEdit } from './post-edit.ts'
import { PostReport } from './post-report.ts'
import { Posts1795338300000 } from './migrations/1795338300000-posts.ts'
import { PracticeNeed } from './practice-need.ts'
import { PilotStub } from './pilot.stub.ts'
import { AdoptionGroups } from './groups.ts'
import { policy } from './policy.ts'
import { Practice } from './practice.ts'
import { PracticeCommands } from './practice-commands.resolver.ts'
import { PracticeComment } from './practice-comment.ts'
import { PracticeDocument } from './practice-document.ts'
import { PracticeFields } from './practice.fields.ts'
import { PracticeReads } from './practice.resolver.ts'
import { PracticeVersion } from './practice-version.ts'
import { CalendarAddress, CalendarFeed } from './calendar-feed.ts'
import { EventPlace } from './event-place.ts'
import { LearningEvents } from './learning-event.resolver.ts'
import { LearningEvent } from './learning-event.ts'
import { EventsAndPeople1795338400000 } from './migrations/1795338400000-events-and-people.ts'
import { Happenings1795338500000 } from './migrations/1795338500000-happenings.ts'
import { ProfileIllustrative1795345100000 } from './migrations/1795345100000-profile-illustrative.ts'
import { EventsOfThemes1795345200000 } from './migrations/1795345200000-events-of-themes.ts'
import { AdoptionFidelity1795346200000 } from './migrations/1795346200000-adoption-fidelity.ts'
import { DocumentsAndAttendance1795700000000 } from './migrations/1795700000000-documents-and-attendance.ts'
import { PostHoldings1795800000000 } from './migrations/1795800000000-post-holdings.ts'
import { PostHolding } from './post-holding.ts'
import { Twinning1795810000000 } from './migrations/1795810000000-twinning.ts'
import { TwinningTold1795820000000 } from './migrations/1795820000000-twinning-told.ts'
import { Profiles } from './profile.resolver.ts'
import { Profile } from './profile.ts'
import { Follow } from './follow.ts'
import { InboxMark, InboxReader } from './inbox-mark.ts'
import { Inbox } from './inbox.resolver.ts'
import { Digest, InboxSummary } from './inbox.ts'
import { PublishedEffect } from './published-effect.ts'
import { LibraryReads } from './library.resolver.ts'
import { Reply } from './reply.ts'
import { SavedSearch } from './saved-search.ts'
import { SearchReads } from './search.resolver.ts'
import { SourceStub } from './source.stub.ts'
import { PlaceActions, Twinnings } from './twinning.resolver.ts'
import { Twinning } from './twinning.ts'

export { createCalendarRoutes } from './calendar.routes.ts'
export { addPracticeDocument, expectPracticeDocument, PRACTICE_DOCUMENT_DIGESTS } from './practice-document.commands.ts'
export { escalateQuestions } from './escalation.ts'

/** The learning network: practices, who took them up, what members say of them, and the search over everything. */
export const network: Module = {
  name: 'network',
  entities: [
    Practice,
    PracticeVersion,
    PracticeComment,
    PracticeDocument,
    PublishedEffect,
    Adoption,
    AdoptionStep,
    AdoptionEffect,
    Discussion,
    Reply,
    PostEdit,
    PostReport,
    Activity,
    SavedSearch,
    Place,
    MaturityScore,
    PracticeNeed,
    Twinning,
    LearningEvent,
    EventPlace,
    CalendarFeed,
    Profile,
    PostHolding,
    Follow,
    InboxReader,
    InboxMark,
  ],
  migrations: [
    Network1780000001300,
    NetworkSearch1780000001310,
    PracticeLife1795326956516,
    Library1795328776050,
    NetworkReferences1795333765934,
    EffectIllustrative1795337000040,
    FollowAndInbox1795338100000,
    Places1795338200000,
    Posts1795338300000,
    EventsAndPeople1795338400000,
    Happenings1795338500000,
    ProfileIllustrative1795345100000,
    EventsOfThemes1795345200000,
    AdoptionFidelity1795346200000,
    DocumentsAndAttendance1795700000000,
    PostHoldings1795800000000,
    Twinning1795810000000,
    TwinningTold1795820000000,
  ],
  resolvers: [
    PracticeReads,
    PracticeFields,
    PracticeCommands,
    AdoptionCommands,
    LibraryReads,
    DiscussionCommands,
    ReplyFields,
    Inbox,
    Places,
    PlaceActions,
    Twinnings,
    LearningEvents,
    Profiles,
    SearchReads,
    AdoptionGroups,
  ],
  types: [
    Evidence,
    CalendarAddress,
    InboxSummary,
    Digest,
    PlaceMatch,
    LikenessReason,
    Readiness,
    ReadinessGap,
    AdoptionSummary,
    MeasureStub,
    MeasuredEffectStub,
    OrganisationStub,
    PartnershipStub,
    PilotStub,
    SourceStub,
  ],
  policy,
}
