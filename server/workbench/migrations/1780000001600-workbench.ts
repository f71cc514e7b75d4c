import type { MigrationInterface, QueryRunner } from 'typeorm'

export class Workbench1780000001600 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`create schema workbench`)
    await db.query(`create type workbench.audience as enum ('OWNER', 'ADMIN', 'PILOT_LEAD', 'ANALYST', 'MEMBER', 'PUBLIC')`)
    await db.query(`create table workbench."savedOperation" (
      id uuid primary key default gen_random_uuid(),
      name text not null,
      folder text,
      description text,
      "ownerId" uuid not null,
      owner text not null,
      audience workbench.audience not null,
      operation text not null,
      variables text not null,
      "rowsOf" text,
      "forkedFrom" text,
      version int not null default 1,
      "savedAt" timestamptz not null,
      "retiredAt" timestamptz,
      illustrative boolean not null default false,
      constraint "savedOperation_name_form" check (name ~ '^[a-z0-9]+(-[a-z0-9]+)*$'))`)
    await db.query(`create unique index "savedOperation_name" on workbench."savedOperation" (name)`)
    await db.query(`create index "savedOperation_ownerId" on workbench."savedOperation" ("ownerId")`)
    await db.query(`create table workbench."operationVersion" (
      id uuid primary key default gen_random_uuid(),
      "operationId" uuid not null references workbench."savedOperation" on delete cascade,
      version int not null,
      operation text not null,
      variables text not null,
      "rowsOf" text,
      note text,
      "savedBy" text not null,
      "savedAt" timestamptz not null)`)
    await db.query(`create unique index "operationVersion_operationId_version" on workbench."operationVersion" ("operationId", version)`)
    await db.query(`create table workbench."exportReceipt" (
      id uuid primary key default gen_random_uuid(),
      "accountId" uuid,
      "tokenId" uuid,
      "by" text not null,
      "operationName" text,
      "operationVersion" int,
      operation text not null,
      variables text not null,
      "rowsOf" text,
      format text not null,
      "schemaVersion" text not null,
      "asKnownAt" timestamptz not null,
      "rows" int not null,
      suppressed int not null,
      bytes int not null,
      sha256 text not null,
      "isKept" boolean not null)`)
    await db.query(`create index "exportReceipt_accountId_asKnownAt" on workbench."exportReceipt" ("accountId", "asKnownAt")`)
    // Apart from the receipts, so that lists of them do not read the files.
    await db.query(`create table workbench."exportFile" (
      "receiptId" uuid primary key references workbench."exportReceipt" on delete cascade,
      content bytea not null)`)
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop schema workbench cascade`)
  }
}
