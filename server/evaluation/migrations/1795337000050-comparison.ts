import type { MigrationInterface, QueryRunner } from 'typeorm'

/** The area that a pilot is compared with by a measure. */
export class EvaluationComparison1795337000050 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`alter table evaluation."pilotMeasure" add "comparisonId" uuid`)
    await db.query(`create index "pilotMeasure_comparisonId" on evaluation."pilotMeasure" ("comparisonId")`)
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`alter table evaluation."pilotMeasure" drop "comparisonId"`)
  }
}
