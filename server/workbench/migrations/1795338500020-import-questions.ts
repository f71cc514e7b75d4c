import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Rows of a file that are unusual ask for a note, and are not refused for it. */
export class ImportQuestions1795338500020 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`alter table workbench.import add asked int not null default 0`)
    await db.query(`alter table workbench."importProblem" add refuses boolean not null default true`)
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`alter table workbench."importProblem" drop refuses`)
    await db.query(`alter table workbench.import drop asked`)
  }
}
