import type { MigrationInterface, QueryRunner } from 'typeorm'

import { EvaluationImport1780000001420 } from './1780000001420-evaluation-import.ts'

/** What is written in a file has been read in memory since, row by row: nothing asks these functions any more. */
export class ImportFunctions1795400000000 implements MigrationInterface {
  private readonly made = new EvaluationImport1780000001420()

  async up(db: QueryRunner): Promise<void> {
    await this.made.down(db)
  }

  async down(db: QueryRunner): Promise<void> {
    await this.made.up(db)
  }
}
