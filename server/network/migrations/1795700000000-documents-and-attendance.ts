import type { MigrationInterface, QueryRunner } from 'typeorm'

/** The licence and the files of a practice, and who came to an event. */
export class DocumentsAndAttendance1795700000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`create type network."practiceLicence" as enum ('OGL_3', 'CC_BY_4', 'CC_BY_SA_4', 'CC_BY_NC_4', 'CC0_1', 'ALL_RIGHTS_RESERVED')`)
    await db.query(`alter table network.practice add column licence network."practiceLicence"`)
    await db.query(`create table network."practiceDocument" (
      id uuid primary key default gen_random_uuid(),
      "practiceId" uuid not null constraint "practiceDocument_practiceId_fkey" references network.practice(id),
      "fileName" text not null,
      type text not null,
      bytes int not null,
      sha256 text not null,
      by text not null,
      "addedAt" timestamptz not null)`)
    await db.query(`create index "practiceDocument_practiceId" on network."practiceDocument" ("practiceId")`)
    await db.query(`alter table network."eventPlace" add column attended boolean`)
    await db.query(`alter table network."learningEvent" add column "markedAt" timestamptz, add column "walkIns" int`)
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`alter table network."learningEvent" drop column "walkIns", drop column "markedAt"`)
    await db.query(`alter table network."eventPlace" drop column attended`)
    await db.query(`drop table network."practiceDocument"`)
    await db.query(`alter table network.practice drop column licence`)
    await db.query(`drop type network."practiceLicence"`)
  }
}
