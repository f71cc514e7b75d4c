import type { MigrationInterface, QueryRunner } from 'typeorm'

export class Network1780000001300 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`create type network."adoptionStage" as enum (
      'INTERESTED', 'ASSESSING', 'PLANNED', 'PILOTING',
      'EMBEDDED', 'SUSTAINED', 'PAUSED', 'ABANDONED')`)
    await db.query(`create type network."evidenceLevel" as enum ('NOT_REPORTED', 'BEING_MEASURED', 'DESCRIPTIVE', 'COMPARED')`)
    await db.query(`create table network.practice (
      id uuid primary key default gen_random_uuid(),
      slug text not null,
      title text not null,
      summary text not null,
      problem text,
      what text,
      population text,
      setting text,
      results text,
      "publishedOn" date,
      "reviewOn" date,
      "archivedOn" date,
      "pilotId" uuid,
      "evidenceLevel" network."evidenceLevel" not null,
      "evidenceSentence" text not null,
      "sourceIds" uuid[] not null default '{}',
      illustrative boolean not null default false,
      constraint practice_dates check ("publishedOn" <= "reviewOn" and "publishedOn" <= "archivedOn"))`)
    await db.query(`create unique index practice_slug on network.practice (slug)`)
    await db.query(`create index "practice_pilotId" on network.practice ("pilotId")`)
    await db.query(`create index practice_title_id on network.practice (title, id)`)
    await db.query(`create table network.adoption (
      id uuid primary key default gen_random_uuid(),
      "practiceId" uuid not null references network.practice,
      "pilotId" uuid,
      "organisationId" uuid,
      stage network."adoptionStage" not null,
      "startedOn" date,
      note text,
      illustrative boolean not null default false,
      "sourceId" uuid,
      constraint adoption_adopter check ("pilotId" is not null or "organisationId" is not null))`)
    await db.query(`create index "adoption_pilotId" on network.adoption ("pilotId")`)
    await db.query(`create index "adoption_organisationId" on network.adoption ("organisationId")`)
    await db.query(`create index "adoption_sourceId" on network.adoption ("sourceId")`)
    await db.query(`create index "adoption_practiceId_startedOn" on network.adoption ("practiceId", "startedOn")`)
    await db.query(`create table network."adoptionEffect" (
      id uuid primary key default gen_random_uuid(),
      "adoptionId" uuid not null references network.adoption,
      "position" int not null,
      "measureId" uuid,
      "value" double precision,
      sentence text not null,
      status text not null)`)
    await db.query(`create index "adoptionEffect_measureId" on network."adoptionEffect" ("measureId")`)
    await db.query(`create unique index "adoptionEffect_adoptionId_position" on network."adoptionEffect" ("adoptionId", "position")`)
    await db.query(`create table network.discussion (
      id uuid primary key default gen_random_uuid(),
      "practiceId" uuid references network.practice,
      "pilotId" uuid,
      title text not null,
      body text not null,
      author text not null,
      "postedAt" timestamptz not null,
      replies int not null default 0,
      illustrative boolean not null default false,
      constraint discussion_about check ("practiceId" is not null or "pilotId" is not null))`)
    await db.query(`create index "discussion_pilotId_postedAt" on network.discussion ("pilotId", "postedAt")`)
    await db.query(`create index "discussion_practiceId_postedAt" on network.discussion ("practiceId", "postedAt")`)
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table network.discussion, network."adoptionEffect", network.adoption, network.practice`)
    await db.query(`drop type network."adoptionStage", network."evidenceLevel"`)
  }
}
