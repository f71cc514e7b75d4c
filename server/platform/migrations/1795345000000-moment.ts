import type { MigrationInterface, QueryRunner } from 'typeorm'

/** The moment as the programme's day has it: now, or the same time of the day that the demonstration set fixes. */
export class Moment1795345000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `create function platform.moment() returns timestamptz language sql stable as $$ select now() + (platform.today() - current_date) * interval '1 day' $$`,
    )
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop function platform.moment`)
  }
}
