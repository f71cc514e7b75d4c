import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Files on their way in: their rows, what each would do, and what is wrong with them. */
export class Imports1795337400000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`create type workbench."importStage" as enum ('RECEIVING', 'READ', 'CHECKED', 'APPLIED')`)
    await db.query(`create type workbench."importOutcome" as enum ('NEW', 'CHANGED', 'SAME', 'REFUSED')`)
    await db.query(`create table workbench.import (
      id uuid primary key default gen_random_uuid(),
      kind text not null,
      "fileName" text not null,
      bytes int not null,
      received int not null default 0,
      sha256 text,
      stage workbench."importStage" not null default 'RECEIVING',
      problem text,
      headers text[] not null,
      places jsonb not null,
      rows int not null default 0,
      added int not null default 0,
      changed int not null default 0,
      same int not null default 0,
      refused int not null default 0,
      "accountId" uuid not null,
      "by" text not null,
      "begunAt" timestamptz not null,
      "appliedAt" timestamptz,
      "undoneAt" timestamptz,
      "changeId" uuid,
      illustrative boolean not null default false)`)
    await db.query(`create index "import_begunAt" on workbench.import ("begunAt")`)
    await db.query(`create index "import_accountId" on workbench.import ("accountId")`)
    await db.query(`create index "import_changeId" on workbench.import ("changeId")`)
    await db.query(`create table workbench."importPart" (
      "importId" uuid not null constraint "importPart_importId_fkey" references workbench.import on delete cascade,
      position int not null,
      content bytea not null,
      primary key ("importId", position))`)
    await db.query(`create table workbench."importLine" (
      id uuid primary key default gen_random_uuid(),
      "importId" uuid not null constraint "importLine_importId_fkey" references workbench.import on delete cascade,
      row int not null,
      cells text[] not null,
      outcome workbench."importOutcome",
      detail text)`)
    await db.query(`create unique index "importLine_importId_row" on workbench."importLine" ("importId", row)`)
    await db.query(`create table workbench."importProblem" (
      id uuid primary key default gen_random_uuid(),
      "importId" uuid not null constraint "importProblem_importId_fkey" references workbench.import on delete cascade,
      row int not null,
      "column" text not null,
      value text,
      reason text not null,
      fix text)`)
    await db.query(`create index "importProblem_importId_row" on workbench."importProblem" ("importId", row)`)
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table workbench."importProblem", workbench."importLine", workbench."importPart", workbench.import`)
    await db.query(`drop type workbench."importOutcome", workbench."importStage"`)
  }
}
