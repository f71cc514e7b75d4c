import type { MigrationInterface, QueryRunner } from 'typeorm'

/** What is done with a return, step by step, and when it was last accepted. */
export class EvaluationReturns1780000001440 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`create type evaluation."returnStepKind" as enum (
      'SUBMITTED', 'QUERIED', 'ACCEPTED', 'REOPENED', 'WAIVED', 'EXTENDED', 'REMINDED')`)
    await db.query(`alter table evaluation."dataReturn"
      add "reopenedAt" timestamptz, add "lastAcceptedAt" timestamptz, add version int not null default 1`)
    await db.query(`update evaluation."dataReturn" set "lastAcceptedAt" = "acceptedAt"`)
    await db.query(`create table evaluation."returnStep" (
      id uuid primary key default gen_random_uuid(),
      "returnId" uuid not null,
      kind evaluation."returnStepKind" not null,
      "takenAt" timestamptz not null,
      by text not null,
      comment text,
      illustrative boolean not null default false,
      constraint "returnStep_returnId_fkey" foreign key ("returnId") references evaluation."dataReturn" on delete cascade)`)
    await db.query(`create index "returnStep_returnId_takenAt" on evaluation."returnStep" ("returnId", "takenAt")`)
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table evaluation."returnStep"`)
    await db.query(`alter table evaluation."dataReturn" drop "reopenedAt", drop "lastAcceptedAt", drop version`)
    await db.query(`drop type evaluation."returnStepKind"`)
  }
}
