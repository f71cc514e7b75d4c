import type { MigrationInterface, QueryRunner } from 'typeorm'

/** A page of the organisations of a kind, by name, however many organisations there are. */
export class OrganisationKind1780000001290 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`create index "organisation_kind_name_id" on directory.organisation (kind, name, id)`)
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop index directory."organisation_kind_name_id"`)
  }
}
