import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Practices get a life of their own: sections, review, versions; adoptions their steps and measures; discussions their answers. */
export class PracticeLife1795326956516 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`create type "network"."activityKind" as enum('PRACTICE', 'REVIEW', 'ADOPTION', 'QUESTION', 'ANSWER', 'EVENT')`)
    await db.query(`create type "network"."reportedOutcome" as enum('BETTER', 'WORSE', 'NO_CHANGE', 'MIXED')`)
    await db.query(`create type "network"."practiceOrigin" as enum('PILOT', 'PROGRAMME', 'EXEMPLAR', 'MEMBER')`)
    await db.query(`create table "network"."adoptionStep" (
      id uuid primary key default gen_random_uuid(),
      "adoptionId" uuid not null,
      "position" int not null,
      "stage" "network"."adoptionStage" not null,
      "on" date not null,
      "reason" text,
      "by" text)`)
    await db.query(`create table "network"."activity" (
      id uuid primary key default gen_random_uuid(),
      "at" timestamptz not null,
      "kind" "network"."activityKind" not null,
      "sentence" text not null,
      "actorId" uuid,
      "recipientId" uuid,
      "practiceId" uuid,
      "pilotId" uuid,
      "measureId" uuid,
      "partnershipId" uuid,
      "adoptionId" uuid,
      "discussionId" uuid)`)
    await db.query(`create table "network"."practiceComment" (
      id uuid primary key default gen_random_uuid(),
      "practiceId" uuid not null,
      "field" text not null,
      "body" text not null,
      "author" text not null,
      "at" timestamptz not null,
      "answeredAt" timestamptz)`)
    await db.query(`create table "network"."reply" (
      id uuid primary key default gen_random_uuid(),
      "discussionId" uuid not null,
      "body" text not null,
      "author" text not null,
      "authorId" uuid,
      "postedAt" timestamptz not null,
      "editedAt" timestamptz,
      "hiddenAt" timestamptz,
      "version" int not null default 1,
      "illustrative" boolean not null default false)`)
    await db.query(`create table "network"."practiceVersion" (
      id uuid primary key default gen_random_uuid(),
      "practiceId" uuid not null,
      "edition" int not null,
      "publishedOn" date not null,
      "note" text,
      "content" jsonb not null)`)
    await db.query(`create table "network"."publishedEffect" (
      id uuid primary key default gen_random_uuid(),
      "practiceId" uuid not null,
      "position" int not null,
      "measured" text not null,
      "value" double precision,
      "unit" text,
      "outcome" "network"."reportedOutcome" not null,
      "sentence" text not null,
      "sourceId" uuid not null)`)
    await db.query(`alter table "network"."adoption"
      add "reason" text,
      add "learning" text,
      add "again" text,
      add "ownerId" uuid,
      add "edition" int not null default 1,
      add "version" int not null default 1`)
    await db.query(`alter table "network"."adoptionEffect"
      add "baseline" double precision,
      add "baselineNote" text,
      add "outcome" "network"."reportedOutcome",
      add "isLive" boolean not null default false`)
    await db.query(`alter table "network"."discussion"
      drop column "replies",
      add "measureId" uuid,
      add "partnershipId" uuid,
      add "isQuestion" boolean not null default false,
      add "pilotOnly" boolean not null default false,
      add "authorId" uuid,
      add "editedAt" timestamptz,
      add "hiddenAt" timestamptz,
      add "acceptedReplyId" uuid,
      add "version" int not null default 1`)
    await db.query(`alter table "network"."practice"
      add "themes" text[] not null default '{}',
      add "people" text[] not null default '{}',
      add "settings" text[] not null default '{}',
      add "origin" "network"."practiceOrigin" not null default 'PILOT',
      add "country" text,
      add "version" int not null default 1,
      add "edition" int not null default 1,
      add "revisesId" uuid,
      add "ownerId" uuid,
      add "author" text,
      add "contactPost" text,
      add "submittedAt" timestamptz,
      add "reviewBeganAt" timestamptz,
      add "reviewer" text,
      add "returnedAt" timestamptz,
      add "withdrawnAt" timestamptz,
      add "why" text,
      add "revalidatedOn" date,
      add "aims" text,
      add "reasons" text,
      add "provided" text,
      add "delivered" text,
      add "tailoring" text,
      add "changes" text,
      add "implementation" text,
      add "barriers" text,
      add "costs" text,
      add "staffing" text,
      add "involvement" text,
      add "baseline" text,
      add "baselineWhyNot" text,
      add "evaluation" text,
      add "evaluationWhyNot" text,
      add "unintended" text,
      add "learning" text,
      add "again" text,
      add "equity" text,
      add "sustainability" text,
      add "transferability" text,
      add "guidance" text,
      add "interests" text,
      add "governance" text`)
    await db.query(`create unique index "adoptionStep_adoptionId_position" ON "network"."adoptionStep" ("adoptionId", "position")`)
    await db.query(`create index "activity_recipientId" ON "network"."activity" ("recipientId", "at")`)
    await db.query(`create index "activity_pilotId" ON "network"."activity" ("pilotId", "at")`)
    await db.query(`create index "activity_practiceId" ON "network"."activity" ("practiceId", "at")`)
    await db.query(`create index "activity_at" ON "network"."activity" ("at", "id")`)
    await db.query(`create index "practiceComment_practiceId_at" ON "network"."practiceComment" ("practiceId", "at")`)
    await db.query(`create index "reply_discussionId_postedAt" ON "network"."reply" ("discussionId", "postedAt")`)
    await db.query(`create unique index "practiceVersion_practiceId_edition" ON "network"."practiceVersion" ("practiceId", "edition")`)
    await db.query(`create unique index "publishedEffect_practiceId_position" ON "network"."publishedEffect" ("practiceId", "position")`)
    await db.query(`create unique index "adoption_practiceId_organisationId" ON "network"."adoption" ("practiceId", "organisationId")`)
    await db.query(`create unique index "adoption_practiceId_pilotId" ON "network"."adoption" ("practiceId", "pilotId")`)
    await db.query(`create index "practice_revisesId" ON "network"."practice" ("revisesId")`)
    await db.query(`create index "practice_ownerId" ON "network"."practice" ("ownerId")`)
    await db.query(`create index "discussion_postedAt" ON "network"."discussion" ("postedAt", "id")`)
    await db.query(`create index "discussion_partnershipId_postedAt" ON "network"."discussion" ("partnershipId", "postedAt")`)
    await db.query(`create index "discussion_measureId_postedAt" ON "network"."discussion" ("measureId", "postedAt")`)
    await db.query(
      `alter table "network"."adoptionStep" add constraint "adoptionStep_adoptionId_fkey" foreign key ("adoptionId") references "network"."adoption"("id")`,
    )
    await db.query(`alter table "network"."discussion" add constraint "discussion_pilotOnly" check (not "pilotOnly" or "pilotId" is not null)`)
    await db.query(`alter table "network"."practice"
      add constraint "practice_settings" check ("settings" <@ array['HOME','PRIMARY','COMMUNITY','SECONDARY','SOCIAL','MENTAL_HEALTH','THIRD_SECTOR']),
      add constraint "practice_people" check ("people" <@ array['OLDER_PEOPLE','CHRONIC_DISEASE','COPD','HEART_DISEASE_RISK','DEMENTIA','CARERS','END_OF_LIFE','RISK_OF_ADMISSION','RISK_OF_FALLING','MENTAL_HEALTH','SUBSTANCE_MISUSE','RURAL']),
      add constraint "practice_themes" check ("themes" <@ array['LONG_TERM_CONDITIONS','OLDER_PEOPLE_AND_END_OF_LIFE','DEMENTIA','FALLS','MENTAL_HEALTH','RURAL_HEALTH','SUBSTANCE_MISUSE'])`)
    await db.query(`alter table "network"."practiceComment"
      add constraint "practiceComment_practiceId_fkey" foreign key ("practiceId") references "network"."practice"("id")`)
    await db.query(`alter table "network"."practiceVersion"
      add constraint "practiceVersion_practiceId_fkey" foreign key ("practiceId") references "network"."practice"("id")`)
    await db.query(`alter table "network"."publishedEffect"
      add constraint "publishedEffect_practiceId_fkey" foreign key ("practiceId") references "network"."practice"("id")`)
    await db.query(
      `alter table "network"."reply" add constraint "reply_discussionId_fkey" foreign key ("discussionId") references "network"."discussion"("id")`,
    )
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`alter table "network"."discussion" drop constraint "discussion_pilotOnly"`)
    await db.query(
      `alter table "network"."practice" drop constraint "practice_themes", drop constraint "practice_people", drop constraint "practice_settings"`,
    )
    await db.query(`drop index "network"."discussion_measureId_postedAt"`)
    await db.query(`drop index "network"."discussion_partnershipId_postedAt"`)
    await db.query(`drop index "network"."discussion_postedAt"`)
    await db.query(`drop index "network"."practice_ownerId"`)
    await db.query(`drop index "network"."practice_revisesId"`)
    await db.query(`drop index "network"."adoption_practiceId_pilotId"`)
    await db.query(`drop index "network"."adoption_practiceId_organisationId"`)
    await db.query(`alter table "network"."adoption"
      drop column "version",
      drop column "edition",
      drop column "ownerId",
      drop column "again",
      drop column "learning",
      drop column "reason"`)
    await db.query(
      `alter table "network"."adoptionEffect" drop column "isLive", drop column "outcome", drop column "baselineNote", drop column "baseline"`,
    )
    await db.query(`alter table "network"."discussion"
      drop column "version",
      drop column "acceptedReplyId",
      drop column "hiddenAt",
      drop column "editedAt",
      drop column "authorId",
      drop column "pilotOnly",
      drop column "isQuestion",
      drop column "partnershipId",
      drop column "measureId",
      add "replies" int not null default 0`)
    await db.query(`alter table "network"."practice"
      drop column "governance",
      drop column "interests",
      drop column "guidance",
      drop column "transferability",
      drop column "sustainability",
      drop column "equity",
      drop column "again",
      drop column "learning",
      drop column "unintended",
      drop column "evaluationWhyNot",
      drop column "evaluation",
      drop column "baselineWhyNot",
      drop column "baseline",
      drop column "involvement",
      drop column "staffing",
      drop column "costs",
      drop column "barriers",
      drop column "implementation",
      drop column "changes",
      drop column "tailoring",
      drop column "delivered",
      drop column "provided",
      drop column "reasons",
      drop column "aims",
      drop column "revalidatedOn",
      drop column "why",
      drop column "withdrawnAt",
      drop column "returnedAt",
      drop column "reviewer",
      drop column "reviewBeganAt",
      drop column "submittedAt",
      drop column "contactPost",
      drop column "author",
      drop column "ownerId",
      drop column "revisesId",
      drop column "edition",
      drop column "version",
      drop column "country",
      drop column "origin",
      drop column "settings",
      drop column "people",
      drop column "themes"`)
    await db.query(
      `drop table "network"."publishedEffect", "network"."practiceVersion", "network"."reply", "network"."practiceComment", "network"."activity", "network"."adoptionStep"`,
    )
    await db.query(`drop type "network"."practiceOrigin"`)
    await db.query(`drop type "network"."reportedOutcome"`)
    await db.query(`drop type "network"."activityKind"`)
  }
}
