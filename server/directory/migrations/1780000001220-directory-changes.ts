import type { MigrationInterface, QueryRunner } from 'typeorm'

const TABLES = ['partnership', 'membership']

/** Keeps what each change did to each row, so that a change can be undone by another. */
export class DirectoryChanges1780000001220 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`alter table directory.membership add column "leavingReason" text, add column version int not null default 1`)
    await db.query(`create table directory.change (
      id uuid primary key,
      "entryId" uuid not null,
      "madeAt" timestamptz not null,
      "undoneById" uuid)`)
    await db.query(`create unique index "change_entryId" on directory.change ("entryId")`)
    await db.query(`create table directory."rowChange" (
      position bigint generated always as identity primary key,
      "changeId" uuid not null,
      "table" text not null,
      "rowId" uuid not null,
      before jsonb,
      after jsonb)`)
    await db.query(`create index "rowChange_changeId_position" on directory."rowChange" ("changeId", position)`)
    // Only inside a command, which names its change; the record and its migrations are not changes by anybody.
    await db.query(`create function directory.remember_row() returns trigger language plpgsql as $$
      declare change uuid := nullif(current_setting('directory.change', true), '')::uuid;
      begin
        if change is not null then
          insert into directory."rowChange" ("changeId", "table", "rowId", before, after) values (change, tg_table_name, coalesce(new.id, old.id),
            case tg_op when 'INSERT' then null else to_jsonb(old) end, case tg_op when 'DELETE' then null else to_jsonb(new) end);
        end if;
        return null;
      end $$`)
    for (const table of TABLES)
      await db.query(
        `create trigger ${table}_remembered after insert or update or delete on directory.${table} for each row execute function directory.remember_row()`,
      )
    // Puts back what a change did, column by column, latest first. What somebody has changed since stays, and stops all of it: CW001.
    await db.query(`create function directory.undo_rows(undone uuid) returns void language plpgsql as $$
      declare
        one directory."rowChange";
        there jsonb;
        columns text[];
      begin
        for one in select * from directory."rowChange" where "changeId" = undone order by position desc loop
          execute format('select to_jsonb(t) from directory.%I t where t.id = $1 for update', one."table") into there using one."rowId";
          if one.before is null then
            if there is null then continue; end if;
            if there - 'version' <> one.after - 'version' then raise exception '%', one."table" using errcode = 'CW001'; end if;
            execute format('delete from directory.%I where id = $1', one."table") using one."rowId";
          elsif one.after is null then
            if there is not null then raise exception '%', one."table" using errcode = 'CW001'; end if;
            execute format('insert into directory.%1$I select * from jsonb_populate_record(null::directory.%1$I, $1)', one."table") using one.before;
          else
            select array_agg(name) into columns from jsonb_object_keys(one.before) name
              where name <> 'version' and one.before -> name is distinct from one.after -> name;
            if columns is null then continue; end if;
            if there is null or exists (select 1 from unnest(columns) name where there -> name is distinct from one.after -> name) then
              raise exception '%', one."table" using errcode = 'CW001';
            end if;
            execute format('update directory.%1$I t set %2$s from jsonb_populate_record(null::directory.%1$I, $1) r where t.id = $2', one."table",
              (select string_agg(format('%1$I = r.%1$I', name), ', ') from unnest(columns) name)
                || case when there ? 'version' then ', version = t.version + 1' else '' end) using one.before, one."rowId";
          end if;
        end loop;
      end $$`)
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of TABLES) await db.query(`drop trigger ${table}_remembered on directory.${table}`)
    await db.query(`drop function directory.undo_rows, directory.remember_row`)
    await db.query(`drop table directory."rowChange", directory.change`)
    await db.query(`alter table directory.membership drop column version, drop column "leavingReason"`)
  }
}
