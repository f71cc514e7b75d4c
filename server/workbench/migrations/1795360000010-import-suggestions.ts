import type { MigrationInterface, QueryRunner } from 'typeorm'

/** What to put into a cell that something is wrong with. */
export class ImportSuggestions1795360000010 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`alter table workbench."importProblem" add column suggestion text`)
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`alter table workbench."importProblem" drop column suggestion`)
  }
}
