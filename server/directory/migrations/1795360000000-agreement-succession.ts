import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Since when an agreement is negotiated, which one it replaces, and from which day another has replaced it. */
export class AgreementSuccession1795360000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `alter table directory.agreement add column "negotiatedFrom" date, add column "supersededOn" date,
        add column "replacesId" uuid constraint "agreement_replacesId_fkey" references directory.agreement,
        add constraint agreement_replaces check ("replacesId" <> id)`,
    )
    await db.query(`create index "agreement_replacesId" on directory.agreement ("replacesId")`)
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`alter table directory.agreement drop column "replacesId", drop column "supersededOn", drop column "negotiatedFrom"`)
  }
}
