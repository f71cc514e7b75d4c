import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Files that are kept with agreements; their content is in the storage, by its digest. */
export class Documents1795338200000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`create table directory."agreementDocument" (
      id uuid primary key default gen_random_uuid(),
      "agreementId" uuid not null constraint "agreementDocument_agreementId_fkey" references directory.agreement,
      "fileName" text not null,
      type text not null,
      bytes int not null,
      sha256 text not null,
      "by" text not null,
      "addedAt" timestamptz not null,
      illustrative boolean not null default false)`)
    await db.query(`create index "agreementDocument_agreementId" on directory."agreementDocument" ("agreementId")`)
    await db.query(
      `create trigger "agreementDocument_remembered" after insert or update or delete on directory."agreementDocument" for each row execute function directory.remember_row()`,
    )
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table directory."agreementDocument"`)
  }
}
