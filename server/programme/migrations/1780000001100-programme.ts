import type { MigrationInterface, QueryRunner } from 'typeorm'

export class Programme1780000001100 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`create type programme."sourceKind" as enum ('STATEMENT', 'ARTICLE', 'REPORT', 'STATISTICS', 'WEB_PAGE', 'ILLUSTRATIVE')`)
    await db.query(`create type programme."claimSubject" as enum ('Programme', 'Pilot')`)
    await db.query(`create type programme.theme as enum (
      'LONG_TERM_CONDITIONS', 'OLDER_PEOPLE_AND_END_OF_LIFE', 'DEMENTIA', 'FALLS',
      'MENTAL_HEALTH', 'RURAL_HEALTH', 'SUBSTANCE_MISUSE')`)
    await db.query(`create type programme."integrationKind" as enum ('HORIZONTAL', 'VERTICAL', 'BOTH')`)
    await db.query(`create type programme."applicationOutcome" as enum ('SELECTED', 'SHORTLISTED', 'SUBMITTED')`)
    await db.query(`create type programme."measureDomain" as enum (
      'HEALTH_OUTCOMES', 'QUALITY_OF_CARE', 'SERVICE_USER_SATISFACTION', 'RELATIONSHIPS_AND_SYSTEMS')`)
    await db.query(`create type programme."evidenceStance" as enum ('FOR', 'AGAINST', 'MIXED', 'CONDITION')`)
    await db.query(`create type programme."datePrecision" as enum ('DAY', 'MONTH', 'YEAR')`)
    await db.query(`create table programme.source (
      id uuid primary key default gen_random_uuid(),
      code text not null,
      title text not null,
      "publishedOn" date,
      citation text not null,
      author text,
      publisher text,
      kind programme."sourceKind" not null,
      licence text,
      note text)`)
    await db.query(`create unique index source_code on programme.source (code)`)
    await db.query(`create table programme.programme (
      id uuid primary key default gen_random_uuid(),
      name text not null,
      summary text not null,
      "startsOn" date not null,
      "deliveryEndsOn" date not null,
      "evaluationEndsOn" date not null,
      "fundingPence" bigint not null,
      applications int not null,
      shortlisted int not null,
      selected int not null,
      illustrative boolean not null default false,
      constraint programme_dates check ("startsOn" <= "deliveryEndsOn" and "deliveryEndsOn" <= "evaluationEndsOn"),
      constraint programme_funnel check (applications >= shortlisted and shortlisted >= selected and selected >= 0))`)
    await db.query(`create table programme.claim (
      id uuid primary key default gen_random_uuid(),
      "subjectKind" programme."claimSubject" not null,
      "subjectId" uuid not null,
      field text not null,
      "value" text not null,
      preferred boolean not null,
      reason text,
      "sourceId" uuid not null references programme.source)`)
    await db.query(`create index "claim_sourceId" on programme.claim ("sourceId")`)
    await db.query(`create unique index "claim_onePreferred" on programme.claim ("subjectId", field) where preferred`)
    await db.query(`create index "claim_subjectId_field" on programme.claim ("subjectId", field)`)
    await db.query(`create table programme."programmeEvent" (
      id uuid primary key default gen_random_uuid(),
      "programmeId" uuid not null references programme.programme,
      title text not null,
      "startsOn" date not null,
      "endsOn" date,
      "precision" programme."datePrecision" not null default 'DAY',
      detail text,
      "sourceId" uuid not null references programme.source,
      constraint "programmeEvent_period" check ("endsOn" >= "startsOn"))`)
    await db.query(`create index "programmeEvent_sourceId" on programme."programmeEvent" ("sourceId")`)
    await db.query(`create index "programmeEvent_programmeId_startsOn" on programme."programmeEvent" ("programmeId", "startsOn")`)
    await db.query(`create table programme.criterion (
      id uuid primary key default gen_random_uuid(),
      "programmeId" uuid not null references programme.programme,
      domain programme."measureDomain" not null,
      title text not null,
      statement text not null,
      "sourceId" uuid not null references programme.source)`)
    await db.query(`create index "criterion_sourceId" on programme.criterion ("sourceId")`)
    await db.query(`create unique index "criterion_programmeId_domain" on programme.criterion ("programmeId", domain)`)
    await db.query(`create table programme.challenge (
      id uuid primary key default gen_random_uuid(),
      "programmeId" uuid not null references programme.programme,
      "position" int not null,
      title text not null,
      statement text not null,
      "sourceId" uuid not null references programme.source)`)
    await db.query(`create index "challenge_sourceId" on programme.challenge ("sourceId")`)
    await db.query(`create unique index "challenge_programmeId_position" on programme.challenge ("programmeId", "position")`)
    await db.query(`create table programme."evidenceStatement" (
      id uuid primary key default gen_random_uuid(),
      "programmeId" uuid not null references programme.programme,
      "position" int not null,
      stance programme."evidenceStance" not null,
      statement text not null,
      "saidBy" text not null,
      role text,
      "sourceId" uuid not null references programme.source)`)
    await db.query(`create index "evidenceStatement_sourceId" on programme."evidenceStatement" ("sourceId")`)
    await db.query(`create unique index "evidenceStatement_programmeId_position" on programme."evidenceStatement" ("programmeId", "position")`)
    await db.query(`create table programme."earlierProgramme" (
      id uuid primary key default gen_random_uuid(),
      "programmeId" uuid not null references programme.programme,
      "position" int not null,
      name text not null,
      period text not null,
      summary text not null,
      result text not null,
      "sourceId" uuid not null references programme.source)`)
    await db.query(`create index "earlierProgramme_sourceId" on programme."earlierProgramme" ("sourceId")`)
    await db.query(`create unique index "earlierProgramme_programmeId_position" on programme."earlierProgramme" ("programmeId", "position")`)
    await db.query(`create table programme.region (
      code text primary key,
      name text not null,
      "sourceId" uuid not null references programme.source)`)
    await db.query(`create unique index region_name on programme.region (name)`)
    await db.query(`create index "region_sourceId" on programme.region ("sourceId")`)
    await db.query(`create table programme.pilot (
      id uuid primary key default gen_random_uuid(),
      slug text not null,
      number int not null,
      name text not null,
      "shortName" text not null,
      theme programme.theme not null,
      focus text not null,
      "regionCode" text not null references programme.region,
      summary text not null,
      story text not null,
      "targetPopulation" text,
      settings text[] not null,
      integration programme."integrationKind",
      "deliveryStartsOn" date not null,
      "deliveryEndsOn" date not null,
      "evaluationStartsOn" date not null,
      "evaluationEndsOn" date not null,
      "leadId" uuid not null,
      "sourceId" uuid not null references programme.source,
      constraint pilot_delivery check ("deliveryStartsOn" <= "deliveryEndsOn"),
      constraint pilot_evaluation check ("evaluationStartsOn" <= "evaluationEndsOn"),
      constraint pilot_settings check (settings <@ array['PRIMARY','COMMUNITY','SECONDARY','SOCIAL','MENTAL_HEALTH','THIRD_SECTOR']))`)
    await db.query(`create unique index pilot_slug on programme.pilot (slug)`)
    await db.query(`create unique index pilot_number on programme.pilot (number)`)
    await db.query(`create index "pilot_regionCode" on programme.pilot ("regionCode")`)
    await db.query(`create index "pilot_leadId" on programme.pilot ("leadId")`)
    await db.query(`create index "pilot_sourceId" on programme.pilot ("sourceId")`)
    await db.query(`create table programme."pilotName" (
      id uuid primary key default gen_random_uuid(),
      "pilotId" uuid not null references programme.pilot,
      name text not null,
      preferred boolean not null,
      "sourceId" uuid not null references programme.source)`)
    await db.query(`create index "pilotName_sourceId" on programme."pilotName" ("sourceId")`)
    await db.query(`create index "pilotName_pilotId_name" on programme."pilotName" ("pilotId", name)`)
    await db.query(`create table programme.aim (
      id uuid primary key default gen_random_uuid(),
      "pilotId" uuid not null references programme.pilot,
      "position" int not null,
      statement text not null,
      "sourceId" uuid not null references programme.source)`)
    await db.query(`create index "aim_sourceId" on programme.aim ("sourceId")`)
    await db.query(`create unique index "aim_pilotId_position" on programme.aim ("pilotId", "position")`)
    await db.query(`create table programme."namedPartner" (
      id uuid primary key default gen_random_uuid(),
      "pilotId" uuid not null references programme.pilot,
      "position" int not null,
      name text not null,
      detail text,
      "organisationId" uuid,
      "sourceId" uuid not null references programme.source)`)
    await db.query(`create index "namedPartner_organisationId" on programme."namedPartner" ("organisationId")`)
    await db.query(`create index "namedPartner_sourceId" on programme."namedPartner" ("sourceId")`)
    await db.query(`create unique index "namedPartner_pilotId_position" on programme."namedPartner" ("pilotId", "position")`)
    await db.query(`create table programme.milestone (
      id uuid primary key default gen_random_uuid(),
      "pilotId" uuid not null references programme.pilot,
      title text not null,
      "dueOn" date not null,
      "metOn" date,
      note text,
      illustrative boolean not null default false,
      "sourceId" uuid references programme.source)`)
    await db.query(`create index "milestone_sourceId" on programme.milestone ("sourceId")`)
    await db.query(`create index "milestone_pilotId_dueOn" on programme.milestone ("pilotId", "dueOn")`)
    await db.query(`create table programme.risk (
      id uuid primary key default gen_random_uuid(),
      "pilotId" uuid not null references programme.pilot,
      title text not null,
      "challengeId" uuid references programme.challenge,
      likelihood int not null,
      impact int not null,
      response text,
      "escalatedOn" date,
      "closedOn" date,
      owner text,
      illustrative boolean not null default false,
      "sourceId" uuid references programme.source,
      constraint risk_scale check (likelihood between 1 and 5 and impact between 1 and 5))`)
    await db.query(`create index "risk_pilotId" on programme.risk ("pilotId")`)
    await db.query(`create index "risk_challengeId" on programme.risk ("challengeId")`)
    await db.query(`create index "risk_sourceId" on programme.risk ("sourceId")`)
    await db.query(`create table programme.application (
      id uuid primary key default gen_random_uuid(),
      title text not null,
      summary text not null,
      outcome programme."applicationOutcome" not null,
      population int,
      theme programme.theme,
      "pilotId" uuid references programme.pilot,
      "sourceId" uuid not null references programme.source,
      illustrative boolean not null default false,
      constraint application_pilot check ((outcome = 'SELECTED') = ("pilotId" is not null)))`)
    await db.query(`create unique index "application_pilotId" on programme.application ("pilotId")`)
    await db.query(`create index "application_sourceId" on programme.application ("sourceId")`)
    await db.query(`create index application_title_id on programme.application (title, id)`)
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table
      programme.application, programme.risk, programme.milestone, programme."namedPartner", programme.aim,
      programme."pilotName", programme.pilot, programme.region, programme."earlierProgramme",
      programme."evidenceStatement", programme.challenge, programme.criterion, programme."programmeEvent",
      programme.claim, programme.programme, programme.source`)
    await db.query(`drop type
      programme."sourceKind", programme."claimSubject", programme.theme, programme."integrationKind",
      programme."applicationOutcome", programme."measureDomain", programme."evidenceStance", programme."datePrecision"`)
  }
}
