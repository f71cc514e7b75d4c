import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Ways to look at lists that people keep. */
export class Views1795338100000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`create type workbench."listName" as enum ('PARTNERSHIPS', 'MEMBERSHIPS', 'ORGANISATIONS')`)
    await db.query(`create table workbench."savedView" (
      id uuid primary key default gen_random_uuid(),
      list workbench."listName" not null,
      name text not null,
      query text not null,
      "isShared" boolean not null,
      "ownerId" uuid not null,
      owner text not null,
      "savedAt" timestamptz not null)`)
    await db.query(`create unique index "savedView_ownerId_list_name" on workbench."savedView" ("ownerId", list, name)`)
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table workbench."savedView"`)
    await db.query(`drop type workbench."listName"`)
  }
}
