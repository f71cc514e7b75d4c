import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Whether what came of an adoption is made up. */
export class EffectIllustrative1795337000040 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`alter table network."adoptionEffect" add illustrative boolean not null default false`)
    await db.query(`update network."adoptionEffect" e set illustrative = true from network.adoption a where a.id = e."adoptionId" and a.illustrative`)
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`alter table network."adoptionEffect" drop illustrative`)
  }
}
