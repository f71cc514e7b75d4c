import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Which revisions an import wrote, so that it can be undone as a whole. */
export class ImportedRevisions1795338500010 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`create table evaluation."importedRevision" (
      "observationId" uuid primary key,
      "changeId" uuid not null,
      "replacesId" uuid,
      "undoneAt" timestamptz)`)
    await db.query(`create index "importedRevision_changeId" on evaluation."importedRevision" ("changeId")`)
    await db.query(`create index "importedRevision_replacesId" on evaluation."importedRevision" ("replacesId")`)
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table evaluation."importedRevision"`)
  }
}
