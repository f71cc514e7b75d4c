import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Entries of the directory of people that are invented say so. */
export class ProfileIllustrative1795345100000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`alter table network.profile add illustrative boolean not null default false`)
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`alter table network.profile drop column illustrative`)
  }
}
