import type { MigrationInterface, QueryRunner } from 'typeorm'

export class Evaluation1780000001400 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`create type evaluation."measureScope" as enum ('NATIONAL', 'LOCAL')`)
    await db.query(`create type evaluation."measureDomain" as enum (
      'HEALTH_OUTCOMES', 'QUALITY_OF_CARE', 'SERVICE_USER_SATISFACTION', 'RELATIONSHIPS_AND_SYSTEMS')`)
    await db.query(`create type evaluation.direction as enum ('INCREASE', 'DECREASE', 'MAINTAIN', 'NEUTRAL')`)
    await db.query(`create type evaluation.frequency as enum ('MONTHLY', 'QUARTERLY', 'ANNUAL')`)
    await db.query(`create type evaluation."subjectKind" as enum ('PILOT', 'ORGANISATION')`)
    await db.query(`create type evaluation."observationStatus" as enum (
      'NORMAL', 'PROVISIONAL', 'ESTIMATED', 'BREAK', 'MISSING', 'SUPPRESSED', 'NOT_APPLICABLE')`)
    await this.measures(db)
    await this.observations(db)
    await this.upkeep(db)
  }

  private async measures(db: QueryRunner): Promise<void> {
    await db.query(`create table evaluation.measure (
      id uuid primary key default gen_random_uuid(),
      code text not null,
      title text not null,
      summary text not null,
      scope evaluation."measureScope" not null,
      domain evaluation."measureDomain" not null,
      unit text not null,
      direction evaluation.direction not null,
      frequency evaluation.frequency not null,
      numerator text,
      denominator text,
      multiplier double precision not null default 1,
      "sourceId" uuid,
      illustrative boolean not null default false,
      note text,
      constraint measure_multiplier check ("multiplier" > 0))`)
    await db.query(`create unique index measure_code on evaluation.measure (code)`)
    await db.query(`create index "measure_sourceId" on evaluation.measure ("sourceId")`)
    await db.query(`create table evaluation.subject (
      id uuid primary key,
      kind evaluation."subjectKind" not null,
      label text not null,
      code text not null,
      "regionCode" text,
      "regionName" text,
      theme text,
      "organisationKind" text)`)
    await db.query(`create unique index subject_code on evaluation.subject (kind, code)`)
    await db.query(`create table evaluation.lineage (
      "subjectId" uuid not null,
      "includesSubjectId" uuid not null,
      since date not null,
      primary key ("subjectId", "includesSubjectId"),
      constraint lineage_distinct check ("subjectId" <> "includesSubjectId"))`)
    await db.query(`create index "lineage_includesSubjectId" on evaluation.lineage ("includesSubjectId")`)
    await db.query(`create table evaluation."pilotMeasure" (
      id uuid primary key default gen_random_uuid(),
      "pilotId" uuid not null,
      "measureId" uuid not null,
      baseline double precision,
      target double precision,
      illustrative boolean not null default false,
      constraint "pilotMeasure_measureId_fkey" foreign key ("measureId") references evaluation.measure)`)
    await db.query(`create unique index "pilotMeasure_pilotId_measureId" on evaluation."pilotMeasure" ("pilotId", "measureId")`)
    await db.query(`create index "pilotMeasure_measureId" on evaluation."pilotMeasure" ("measureId")`)
    await db.query(`create table evaluation."organisationMeasure" (
      id uuid primary key,
      "organisationId" uuid not null,
      "measureId" uuid not null,
      constraint "organisationMeasure_measureId_fkey" foreign key ("measureId") references evaluation.measure)`)
    await db.query(
      `create unique index "organisationMeasure_organisationId_measureId" on evaluation."organisationMeasure" ("organisationId", "measureId")`,
    )
    await db.query(`create index "organisationMeasure_measureId" on evaluation."organisationMeasure" ("measureId")`)
    await db.query(`create table evaluation."dataReturn" (
      id uuid primary key default gen_random_uuid(),
      "pilotId" uuid not null,
      "periodStart" date not null,
      "periodEnd" date not null,
      "dueOn" date not null,
      "submittedAt" timestamptz,
      "queriedAt" timestamptz,
      "acceptedAt" timestamptz,
      "givenUpOn" date,
      note text,
      illustrative boolean not null default false,
      constraint "dataReturn_dates" check ("periodStart" <= "periodEnd" and "periodEnd" < "dueOn"),
      constraint "dataReturn_steps" check (("queriedAt" is null and "acceptedAt" is null) or "submittedAt" is not null))`)
    await db.query(`create unique index "dataReturn_pilotId_periodStart" on evaluation."dataReturn" ("pilotId", "periodStart")`)
  }

  private async observations(db: QueryRunner): Promise<void> {
    // No foreign keys here: checked row by row they make a bulk load several times slower. Commands and imports check keys as sets.
    await db.query(`create table evaluation.observation (
      id uuid primary key default gen_random_uuid(),
      "subjectId" uuid not null,
      "subjectKind" evaluation."subjectKind" not null,
      "measureId" uuid not null,
      "periodStart" date not null,
      "periodEnd" date not null,
      value double precision,
      numerator double precision,
      denominator double precision,
      status evaluation."observationStatus" not null default 'NORMAL',
      revision int not null default 1,
      "recordedFrom" timestamptz not null default now(),
      "recordedTo" timestamptz,
      "sourceId" uuid,
      illustrative boolean not null default false,
      note text,
      constraint observation_dates check ("periodStart" <= "periodEnd"),
      constraint observation_order check ("recordedFrom" <= "recordedTo"),
      constraint observation_denominator check ("denominator" > 0),
      constraint observation_value check (case "status" when 'MISSING' then num_nonnulls("value", "numerator", "denominator") = 0
  when 'NOT_APPLICABLE' then num_nonnulls("value", "numerator", "denominator") = 0
  when 'SUPPRESSED' then true else "value" is not null end))`)
    const own = `"subjectId", "measureId", "periodStart", "periodEnd"`
    await db.query(`create unique index observation_current on evaluation.observation (${own}) where "recordedTo" is null`)
    await db.query(`create unique index observation_revision on evaluation.observation (${own}, revision)`)
    await db.query(`create index observation_measure on evaluation.observation ("measureId", "periodStart") where "recordedTo" is null`)
    await db.query(`create index observation_period on evaluation.observation ("periodStart", id) where "recordedTo" is null`)
    await db.query(`create table evaluation.rebase (
      id uuid primary key default gen_random_uuid(),
      "subjectId" uuid not null,
      "measureId" uuid not null,
      "startsOn" date not null,
      reason text not null,
      "decidedBy" text not null,
      "decidedOn" date not null)`)
    await db.query(`create unique index "rebase_subjectId_measureId_startsOn" on evaluation.rebase ("subjectId", "measureId", "startsOn")`)
  }

  // Which organisations are observed by which measures is kept by statement, so that a bulk load pays for it once.
  private async upkeep(db: QueryRunner): Promise<void> {
    await db.query(`create function evaluation.note_measured(organisation_ids uuid[], measure_ids uuid[]) returns void language sql as $$
      insert into evaluation."organisationMeasure" (id, "organisationId", "measureId")
      select distinct md5(o::text || m::text)::uuid, o, m from (
        select o, m from unnest(organisation_ids, measure_ids) as a(o, m)
        union select l."subjectId", m from unnest(organisation_ids, measure_ids) as a(o, m) join evaluation.lineage l on l."includesSubjectId" = o) x
      on conflict do nothing $$`)
    await db.query(`create function evaluation.observation_added() returns trigger language plpgsql as $$
      begin
        perform evaluation.note_measured(array_agg("subjectId"), array_agg("measureId"))
        from (select distinct "subjectId", "measureId" from added where "subjectKind" = 'ORGANISATION') d;
        return null;
      end $$`)
    await db.query(`create function evaluation.lineage_added() returns trigger language plpgsql as $$
      begin
        perform evaluation.note_measured(array_agg(a."subjectId"), array_agg(m."measureId"))
        from added a join evaluation."organisationMeasure" m on m."organisationId" = a."includesSubjectId";
        return null;
      end $$`)
    await db.query(`create trigger observation_added after insert on evaluation.observation
      referencing new table as added for each statement execute function evaluation.observation_added()`)
    await db.query(`create trigger lineage_added after insert on evaluation.lineage
      referencing new table as added for each statement execute function evaluation.lineage_added()`)
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table evaluation.observation, evaluation.lineage`)
    await db.query(`drop function evaluation.observation_added, evaluation.lineage_added, evaluation.note_measured`)
    await db.query(`drop table
      evaluation.rebase, evaluation."dataReturn", evaluation."organisationMeasure", evaluation."pilotMeasure", evaluation.subject, evaluation.measure`)
    await db.query(`drop type
      evaluation."observationStatus", evaluation."subjectKind", evaluation.frequency, evaluation.direction, evaluation."measureDomain", evaluation."measureScope"`)
  }
}
