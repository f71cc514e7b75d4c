import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Which values are withheld because they are about too few people, or protect one that is; and to what the others are rounded. */
export class EvaluationWithheld1780000001450 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`create type evaluation.withheld as enum ('PRIMARY', 'SECONDARY')`)
    await db.query(`alter table evaluation.observation add withheld evaluation.withheld, add "roundedTo" int not null default 1`)
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`alter table evaluation.observation drop withheld, drop "roundedTo"`)
    await db.query(`drop type evaluation.withheld`)
  }
}
