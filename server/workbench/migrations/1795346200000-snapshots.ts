import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Saved operations that are run by themselves, and what became of each time. */
export class Snapshots1795346200000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`create type workbench."snapshotPace" as enum ('DAILY', 'WEEKLY', 'MONTHLY')`)
    await db.query(`create table workbench."snapshotSchedule" (
      id uuid primary key default gen_random_uuid(),
      "operationId" uuid not null constraint "snapshotSchedule_operationId_fkey" references workbench."savedOperation",
      "operationVersion" int,
      "ownerId" uuid not null,
      owner text not null,
      "tokenId" uuid,
      pace workbench."snapshotPace" not null,
      "firstOn" date not null,
      variables text not null,
      format text not null,
      keep int not null,
      "nextDueAt" timestamptz not null,
      "heldUntil" timestamptz,
      failures int not null default 0,
      "stoppedAt" timestamptz,
      "whyStopped" text,
      version int not null default 1,
      illustrative boolean not null default false)`)
    for (const column of ['operationId', 'ownerId', 'tokenId', 'nextDueAt'])
      await db.query(`create index "snapshotSchedule_${column}" on workbench."snapshotSchedule" ("${column}")`)
    await db.query(`create table workbench.snapshot (
      id uuid primary key default gen_random_uuid(),
      "scheduleId" uuid not null constraint "snapshot_scheduleId_fkey" references workbench."snapshotSchedule" on delete cascade,
      "dueAt" timestamptz not null,
      "madeAt" timestamptz not null,
      rows int,
      "receiptId" uuid constraint "snapshot_receiptId_fkey" references workbench."exportReceipt",
      failure text)`)
    await db.query(`create unique index "snapshot_scheduleId_dueAt" on workbench.snapshot ("scheduleId", "dueAt")`)
    await db.query(`create index "snapshot_receiptId" on workbench.snapshot ("receiptId")`)
    await db.query(
      `alter table workbench."exportReceipt" add "scheduleId" uuid constraint "exportReceipt_scheduleId_fkey" references workbench."snapshotSchedule" on delete set null`,
    )
    // When a saved operation was last fetched.
    await db.query(`create index "exportReceipt_operationName_asKnownAt" on workbench."exportReceipt" ("operationName", "asKnownAt")`)
    await db.query(`create index "exportReceipt_scheduleId" on workbench."exportReceipt" ("scheduleId")`)
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop index workbench."exportReceipt_operationName_asKnownAt"`)
    await db.query(`alter table workbench."exportReceipt" drop "scheduleId"`)
    await db.query(`drop table workbench.snapshot, workbench."snapshotSchedule"`)
    await db.query(`drop type workbench."snapshotPace"`)
  }
}
