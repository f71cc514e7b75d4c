import type { MigrationInterface, QueryRunner } from 'typeorm'

const DIMENSIONS = [
  'READINESS_TO_CHANGE',
  'STRUCTURE_AND_GOVERNANCE',
  'DIGITAL_INFRASTRUCTURE',
  'PROCESS_COORDINATION',
  'FUNDING',
  'REMOVAL_OF_INHIBITORS',
  'POPULATION_APPROACH',
  'CITIZEN_EMPOWERMENT',
  'EVALUATION_METHODS',
  'BREADTH_OF_AMBITION',
  'INNOVATION_MANAGEMENT',
  'CAPACITY_BUILDING',
]

/** What places are like and how ready they are, and what practices need of a place. */
export class Places1795338200000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`create type network."maturityDimension" as enum ('${DIMENSIONS.join("', '")}')`)
    await db.query(`create table network.place (
      id uuid primary key default gen_random_uuid(),
      "pilotId" uuid,
      "organisationId" uuid,
      themes text[] not null default '{}',
      people text[] not null default '{}',
      settings text[] not null default '{}',
      population int,
      partners int,
      note text,
      "sourceId" uuid,
      "ownerId" uuid,
      version int not null default 1,
      illustrative boolean not null default false,
      constraint place_whose check (num_nonnulls("pilotId", "organisationId") = 1),
      constraint place_themes check ("themes" <@ array['LONG_TERM_CONDITIONS','OLDER_PEOPLE_AND_END_OF_LIFE','DEMENTIA','FALLS','MENTAL_HEALTH','RURAL_HEALTH','SUBSTANCE_MISUSE']),
      constraint place_people check ("people" <@ array['OLDER_PEOPLE','CHRONIC_DISEASE','COPD','HEART_DISEASE_RISK','DEMENTIA','CARERS','END_OF_LIFE','RISK_OF_ADMISSION','RISK_OF_FALLING','MENTAL_HEALTH','SUBSTANCE_MISUSE','RURAL']),
      constraint place_settings check ("settings" <@ array['HOME','PRIMARY','COMMUNITY','SECONDARY','SOCIAL','MENTAL_HEALTH','THIRD_SECTOR']),
      constraint place_sizes check ("population" > 0 and "partners" > 0))`)
    for (const column of ['pilotId', 'organisationId']) await db.query(`create unique index "place_${column}" on network.place ("${column}")`)
    for (const column of ['sourceId', 'ownerId']) await db.query(`create index "place_${column}" on network.place ("${column}")`)
    await db.query(`create table network."maturityScore" (
      id uuid primary key default gen_random_uuid(),
      "placeId" uuid not null,
      dimension network."maturityDimension" not null,
      position int not null,
      "isLatest" boolean not null default true,
      score int not null,
      "on" date not null,
      note text,
      illustrative boolean not null default false,
      constraint "maturityScore_range" check ("score" between 0 and 5))`)
    await db.query(
      `alter table network."maturityScore" add constraint "maturityScore_placeId_fkey" foreign key ("placeId") references network.place (id)`,
    )
    await db.query(`create unique index "maturityScore_placeId_dimension_position" on network."maturityScore" ("placeId", dimension, position)`)
    await db.query(`create table network."practiceNeed" (
      id uuid primary key default gen_random_uuid(),
      "practiceId" uuid not null,
      dimension network."maturityDimension" not null,
      minimum int not null,
      why text,
      constraint "practiceNeed_range" check ("minimum" between 1 and 5))`)
    await db.query(
      `alter table network."practiceNeed" add constraint "practiceNeed_practiceId_fkey" foreign key ("practiceId") references network.practice (id)`,
    )
    await db.query(`create unique index "practiceNeed_practiceId_dimension" on network."practiceNeed" ("practiceId", dimension)`)
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table network."practiceNeed", network."maturityScore", network.place`)
    await db.query(`drop type network."maturityDimension"`)
  }
}
