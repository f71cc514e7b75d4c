import type { MigrationInterface, QueryRunner } from 'typeorm'

const TABLES = ['organisation', 'partnership']

/** Names are found however they are spelled with capitals, as the rows of a file are. */
export class Names1795337500000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const table of TABLES) await db.query(`create index "${table}_lowerName" on directory.${table} (lower(name))`)
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of TABLES) await db.query(`drop index directory."${table}_lowerName"`)
  }
}
