import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Who recorded each revision of a value, and why it took the place of the one before. */
export class RecordedBy1795338000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`alter table evaluation.observation add "recordedBy" text, add why text`)
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`alter table evaluation.observation drop "recordedBy", drop why`)
  }
}
