import type { MigrationInterface, QueryRunner } from 'typeorm'

export class Directory1780000001200 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`create type directory."agreementKind" as enum (
      'S75_POOLED_FUND', 'S75_LEAD_COMMISSIONING', 'S75_INTEGRATED_PROVISION', 'ALLIANCE_CONTRACT',
      'LEAD_PROVIDER', 'PRIME_CONTRACTOR', 'COLLABORATION_AGREEMENT', 'CORPORATE_JV',
      'MOU', 'DATA_SHARING', 'GRANT', 'CARE_TRUST')`)
    await db.query(`create type directory."membershipRole" as enum (
      'LEAD', 'HOST_COMMISSIONER', 'COMMISSIONER', 'PROVIDER',
      'LEAD_PROVIDER', 'SUB_CONTRACTOR', 'VOLUNTARY_SECTOR', 'USER_REPRESENTATIVE',
      'LOCAL_AUTHORITY', 'EVALUATOR', 'FUNDER', 'SPONSOR')`)
    await db.query(`create type directory."successionKind" as enum ('MERGER', 'SPLIT', 'RENAME', 'TRANSFER')`)
    await db.query(`create type directory."organisationKind" as enum (
      'GP_PRACTICE', 'PRIMARY_CARE_TRUST', 'NHS_TRUST', 'FOUNDATION_TRUST',
      'PROFESSIONAL_GROUP', 'CARE_TRUST', 'LOCAL_AUTHORITY', 'SOCIAL_ENTERPRISE',
      'INDEPENDENT_SECTOR', 'AMBULANCE_TRUST', 'PATIENT_GROUP', 'SCHOOL',
      'VOLUNTARY_SECTOR', 'NATIONAL_COMMISSIONER', 'PARTNERSHIP_BODY')`)
    await db.query(`create table directory.organisation (
      id uuid primary key default gen_random_uuid(),
      "odsCode" text,
      name text not null,
      kind directory."organisationKind" not null,
      "openedOn" date,
      "closedOn" date,
      "regionCode" text,
      "sourceId" uuid,
      illustrative boolean not null default false,
      note text,
      constraint organisation_period check ("openedOn" <= "closedOn"),
      constraint organisation_capitals check ("odsCode" = upper("odsCode")))`)
    await db.query(`create unique index "organisation_odsCode" on directory.organisation ("odsCode")`)
    await db.query(`create index "organisation_regionCode" on directory.organisation ("regionCode")`)
    await db.query(`create index "organisation_sourceId" on directory.organisation ("sourceId")`)
    await db.query(`create index organisation_name_id on directory.organisation (name, id)`)
    await db.query(`create table directory."organisationName" (
      id uuid primary key default gen_random_uuid(),
      "organisationId" uuid not null references directory.organisation,
      name text not null,
      "startsOn" date,
      "endsOn" date,
      "sourceId" uuid,
      constraint "organisationName_period" check ("startsOn" <= "endsOn"))`)
    await db.query(`create index "organisationName_sourceId" on directory."organisationName" ("sourceId")`)
    await db.query(`create index "organisationName_organisationId_startsOn" on directory."organisationName" ("organisationId", "startsOn")`)
    await db.query(`create table directory.succession (
      id uuid primary key default gen_random_uuid(),
      kind directory."successionKind" not null,
      "predecessorId" uuid not null references directory.organisation,
      "successorId" uuid not null references directory.organisation,
      "effectiveOn" date not null,
      "sourceId" uuid not null,
      note text,
      constraint succession_distinct check ("predecessorId" <> "successorId"))`)
    await db.query(`create index "succession_successorId" on directory.succession ("successorId")`)
    await db.query(`create index "succession_sourceId" on directory.succession ("sourceId")`)
    await db.query(`create unique index "succession_predecessorId_successorId" on directory.succession ("predecessorId", "successorId")`)
    await db.query(`create table directory.partnership (
      id uuid primary key default gen_random_uuid(),
      name text not null,
      purpose text,
      kind text,
      "formingFrom" date,
      "startsOn" date,
      "underReviewFrom" date,
      "endsOn" date,
      "pilotId" uuid,
      version int not null default 1,
      "sourceId" uuid,
      illustrative boolean not null default false,
      constraint partnership_dates check ("formingFrom" <= "startsOn" and "startsOn" <= "endsOn" and "startsOn" <= "underReviewFrom"))`)
    await db.query(`create index "partnership_pilotId" on directory.partnership ("pilotId")`)
    await db.query(`create index "partnership_sourceId" on directory.partnership ("sourceId")`)
    await db.query(`create index partnership_name_id on directory.partnership (name, id)`)
    await db.query(`create table directory.membership (
      id uuid primary key default gen_random_uuid(),
      "organisationId" uuid not null references directory.organisation,
      "partnershipId" uuid not null references directory.partnership,
      role directory."membershipRole" not null,
      "startsOn" date not null,
      "endsOn" date,
      note text,
      "sourceId" uuid,
      illustrative boolean not null default false,
      constraint "membership_oneAtATime" exclude using gist ("organisationId" with =, "partnershipId" with =, role with =, daterange("startsOn", "endsOn", '[]') with &&),
      constraint membership_period check ("startsOn" <= "endsOn"))`)
    await db.query(`create index "membership_sourceId" on directory.membership ("sourceId")`)
    await db.query(`create index "membership_organisationId_startsOn" on directory.membership ("organisationId", "startsOn")`)
    await db.query(`create index "membership_partnershipId_startsOn" on directory.membership ("partnershipId", "startsOn")`)
    await db.query(`create table directory.agreement (
      id uuid primary key default gen_random_uuid(),
      "partnershipId" uuid not null references directory.partnership,
      title text not null,
      kind directory."agreementKind" not null,
      "sentForSignatureOn" date,
      "signedOn" date,
      "startsOn" date,
      "endsOn" date,
      "reviewOn" date,
      "terminatedOn" date,
      illustrative boolean not null default false,
      "sourceId" uuid,
      constraint agreement_period check ("startsOn" <= "endsOn"),
      constraint agreement_signed check ("sentForSignatureOn" <= "signedOn"))`)
    await db.query(`create index "agreement_sourceId" on directory.agreement ("sourceId")`)
    await db.query(`create index "agreement_partnershipId_startsOn" on directory.agreement ("partnershipId", "startsOn")`)
    // The relations of other modules' pilots, as the links of the graph follow them.
    await db.query(`create view directory."organisationPilot" as
      select distinct m."organisationId", p."pilotId" from directory.membership m join directory.partnership p on p.id = m."partnershipId" where p."pilotId" is not null`)
    await db.query(`create view directory."pilotHostCommissioner" as
      select distinct p."pilotId", m."organisationId" from directory.membership m join directory.partnership p on p.id = m."partnershipId"
      where p."pilotId" is not null and m.role = 'HOST_COMMISSIONER'`)
    await db.query(`create view directory."organisationSuccession" as
      select "predecessorId" as "organisationId", id as "successionId" from directory.succession
      union all
      select "successorId", id from directory.succession`)
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop view directory."organisationPilot", directory."pilotHostCommissioner", directory."organisationSuccession"`)
    await db.query(`drop table
      directory.agreement, directory.membership, directory.partnership, directory.succession,
      directory."organisationName", directory.organisation`)
    await db.query(`drop type directory."agreementKind", directory."membershipRole", directory."successionKind", directory."organisationKind"`)
  }
}
