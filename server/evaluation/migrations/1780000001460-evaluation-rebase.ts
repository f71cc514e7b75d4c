import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Whether a decision about limits is made up. */
export class EvaluationRebase1780000001460 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`alter table evaluation.rebase add illustrative boolean not null default false`)
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`alter table evaluation.rebase drop illustrative`)
  }
}
