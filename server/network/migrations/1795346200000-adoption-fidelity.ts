import type { MigrationInterface, QueryRunner } from 'typeorm'

/** How closely a place keeps to a practice. */
export class AdoptionFidelity1795346200000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`create type network."adoptionFidelity" as enum ('AS_DESCRIBED', 'IN_PART', 'OTHERWISE')`)
    await db.query(`alter table network.adoption add column fidelity network."adoptionFidelity"`)
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`alter table network.adoption drop column fidelity`)
    await db.query(`drop type network."adoptionFidelity"`)
  }
}
