import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Which document shows the last day of an organisation. */
export class ClosedSource1795345200010 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`alter table directory.organisation add column "closedSourceId" uuid`)
    await db.query(`create index "organisation_closedSourceId" on directory.organisation ("closedSourceId")`)
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`alter table directory.organisation drop column "closedSourceId"`)
  }
}
