import type { MigrationInterface, QueryRunner } from 'typeorm'

export class DirectoryReferences1795333773964 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE INDEX "change_undoneById" ON "directory"."change"  ("undoneById") `)
    await db.query(`CREATE INDEX "rowChange_rowId" ON "directory"."rowChange"  ("rowId") `)
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP INDEX "directory"."rowChange_rowId"`)
    await db.query(`DROP INDEX "directory"."change_undoneById"`)
  }
}
