import type { MigrationInterface, QueryRunner } from 'typeorm'

/** The agreements of all partnerships are listed by title, page by page. */
export class AgreementsByTitle1795840000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`create index "agreement_title_id" on directory.agreement (title, id)`)
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop index directory."agreement_title_id"`)
  }
}
