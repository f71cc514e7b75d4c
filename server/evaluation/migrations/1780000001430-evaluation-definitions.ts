import type { MigrationInterface, QueryRunner } from 'typeorm'

/** What a definition of a measure says beyond its figures, its versions, and what a pilot agreed to when it took a measure on. */
export class EvaluationDefinitions1780000001430 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`create type evaluation."measureKind" as enum ('STRUCTURE', 'PROCESS', 'OUTCOME', 'EXPERIENCE', 'BALANCING', 'COST')`)
    await db.query(`create type evaluation."suppressionRule" as enum ('NONE', 'HES_2009', 'HES_2018')`)
    await db.query(`alter table evaluation.measure
      add rationale text,
      add kind evaluation."measureKind",
      add exclusions text,
      add decimals int not null default 1,
      add "reportingLagDays" int not null default 15,
      add collection text,
      add steward text,
      add lowest double precision,
      add highest double precision,
      add suppression evaluation."suppressionRule" not null default 'NONE',
      add "pilotId" uuid,
      add version int not null default 1,
      add "retiredOn" date,
      add constraint measure_range check ("lowest" < "highest")`)
    await db.query(`create index "measure_pilotId" on evaluation.measure ("pilotId")`)
    await db.query(`create table evaluation."measureVersion" (
      id uuid primary key default gen_random_uuid(),
      "measureId" uuid not null,
      version int not null,
      "effectiveFrom" date,
      "breaksComparability" boolean not null default false,
      "changeNote" text not null,
      "decidedBy" text not null,
      "recordedFrom" timestamptz not null default now(),
      definition jsonb not null,
      constraint "measureVersion_measureId_fkey" foreign key ("measureId") references evaluation.measure on delete cascade)`)
    await db.query(`create unique index "measureVersion_measureId_version" on evaluation."measureVersion" ("measureId", version)`)
    await db.query(`alter table evaluation."pilotMeasure"
      add "baselineNumerator" double precision,
      add "baselineDenominator" double precision,
      add "baselineFrom" date,
      add "baselineTo" date,
      add "baselineMethod" text,
      add frequency evaluation.frequency,
      add responsible text,
      add "startsOn" date,
      add "endsOn" date,
      add version int not null default 1,
      add constraint "pilotMeasure_dates" check ("startsOn" <= "endsOn"),
      add constraint "pilotMeasure_baseline" check ("baselineFrom" <= "baselineTo")`)
    await db.query(`create table evaluation."measureTarget" (
      id uuid primary key default gen_random_uuid(),
      "pilotMeasureId" uuid not null,
      by date not null,
      value double precision not null,
      note text,
      constraint "measureTarget_pilotMeasureId_fkey" foreign key ("pilotMeasureId") references evaluation."pilotMeasure" on delete cascade)`)
    await db.query(`create unique index "measureTarget_pilotMeasureId_by" on evaluation."measureTarget" ("pilotMeasureId", by)`)
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table evaluation."measureTarget", evaluation."measureVersion"`)
    await db.query(`alter table evaluation."pilotMeasure"
      drop "baselineNumerator", drop "baselineDenominator", drop "baselineFrom", drop "baselineTo", drop "baselineMethod", drop frequency,
      drop responsible, drop "startsOn", drop "endsOn", drop version`)
    await db.query(`alter table evaluation.measure
      drop rationale, drop kind, drop exclusions, drop decimals, drop "reportingLagDays", drop collection, drop steward, drop lowest, drop highest,
      drop suppression, drop "pilotId", drop version, drop "retiredOn"`)
    await db.query(`drop type evaluation."measureKind", evaluation."suppressionRule"`)
  }
}
