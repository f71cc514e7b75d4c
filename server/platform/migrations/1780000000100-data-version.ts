import type { MigrationInterface, QueryRunner } from 'typeorm'

/** A version of each module's data, advanced by the writes themselves: in their transaction, whoever makes them. */
export class DataVersion1780000000100 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    // A row for each connection that writes, so that writers never wait for each other; a module's version is the sum of its rows.
    await db.query(
      `create table platform."dataVersion" (module text not null, writer int not null, version bigint not null, primary key (module, writer))`,
    )
    await db.query(`create function platform.advance_version() returns trigger language plpgsql as $$ begin
      insert into platform."dataVersion" as v values (tg_table_schema, pg_backend_pid(), 1) on conflict (module, writer) do update set version = v.version + 1;
      return null;
    end $$`)
    // Accounts and sessions change with every visit, and nothing of theirs is kept; the audit is of writes that are counted already.
    await db.query(`create function platform.watch_tables() returns void language plpgsql as $$ declare t record; begin
      for t in select n.nspname, c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind = 'r' and n.nspname not in ('identity', 'public', 'information_schema') and n.nspname !~ '^pg_'
          and c.relname not in ('dataVersion', 'secret', 'auditEntry', 'auditHead')
          and not exists (select from pg_trigger g where g.tgrelid = c.oid and g.tgname = 'advance_version')
      loop
        execute format('create trigger advance_version after insert or update or delete or truncate on %I.%I for each statement execute function platform.advance_version()', t.nspname, t.relname);
      end loop;
      with folded as (delete from platform."dataVersion" where writer <> 0 returning module, version)
      insert into platform."dataVersion" as v select module, 0, sum(version) from folded group by module
        on conflict (module, writer) do update set version = v.version + excluded.version;
    end $$`)
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop function platform.watch_tables`)
    await db.query(`drop function platform.advance_version cascade`)
    await db.query(`drop table platform."dataVersion"`)
  }
}
