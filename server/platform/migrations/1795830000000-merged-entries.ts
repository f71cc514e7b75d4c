import type { MigrationInterface, QueryRunner } from 'typeorm'

/** An organisation's entry with those that were merged into it, one after another, as the directory announces it: what hangs on one of them is the organisation's. */
export class MergedEntries1795830000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `create index "announcement_mergedIntoId" on platform.announcement ((fact ->> 'mergedIntoId')) where fact ->> 'mergedIntoId' is not null`,
    )
    await db.query(`create function platform.entries_of(organisation uuid) returns setof uuid language sql stable parallel safe as $$
      with recursive entry(id) as (
        select organisation
        union select a.key::uuid from entry e join platform.announcement a on a.fact ->> 'mergedIntoId' = e.id::text where a.topic = 'organisation')
      select id from entry $$`)
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop function platform.entries_of`)
    await db.query(`drop index platform."announcement_mergedIntoId"`)
  }
}
