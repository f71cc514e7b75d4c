import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * A transaction advances the version of a module's data once, however many statements write: within a transaction every advance of the same row is
 * slower than the one before, so that fifty thousand rows with their triggers took the square of their time.
 */
export class VersionOnce1795346000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    // The mark goes with the transaction, or with the savepoint that is given up.
    await db.query(`create or replace function platform.advance_version() returns trigger language plpgsql as $$ begin
      if current_setting('platform.advanced_' || tg_table_schema, true) is distinct from pg_current_xact_id()::text then
        insert into platform."dataVersion" as v values (tg_table_schema, pg_backend_pid(), 1) on conflict (module, writer) do update set version = v.version + 1;
        perform set_config('platform.advanced_' || tg_table_schema, pg_current_xact_id()::text, true);
      end if;
      return null;
    end $$`)
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`create or replace function platform.advance_version() returns trigger language plpgsql as $$ begin
      insert into platform."dataVersion" as v values (tg_table_schema, pg_backend_pid(), 1) on conflict (module, writer) do update set version = v.version + 1;
      return null;
    end $$`)
  }
}
