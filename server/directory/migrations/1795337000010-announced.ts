import type { MigrationInterface, QueryRunner } from 'typeorm'

const TABLES = ['organisation', 'succession']

/** Announces organisations and successions to the modules that keep figures about them. */
export class DirectoryAnnounced1795337000010 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`create function directory.announce_organisation(o directory.organisation) returns void language sql as $$
      select platform.announce('organisation', o.id::text, jsonb_build_object(
        'name', o.name, 'code', o."odsCode", 'kind', o.kind, 'regionCode', o."regionCode", 'mergedIntoId', o."mergedIntoId")) $$`)
    await db.query(`create function directory.announce_succession(s directory.succession) returns void language sql as $$
      select platform.announce('succession', s.id::text, jsonb_build_object(
        'predecessorId', s."predecessorId", 'successorId', s."successorId", 'effectiveOn', s."effectiveOn")) $$`)
    for (const table of TABLES) {
      await db.query(`create function directory.${table}_announced() returns trigger language plpgsql as $$
        begin
          if tg_op = 'DELETE' then perform platform.announce('${table}', old.id::text, null); else perform directory.announce_${table}(new); end if;
          return null;
        end $$`)
      await db.query(
        `create trigger ${table}_announced after insert or update or delete on directory.${table} for each row execute function directory.${table}_announced()`,
      )
      await db.query(`select directory.announce_${table}(t) from directory.${table} t`)
    }
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of TABLES) {
      await db.query(`drop trigger ${table}_announced on directory.${table}`)
      await db.query(`drop function directory.${table}_announced, directory.announce_${table}`)
      await db.query(`delete from platform.announcement where topic = '${table}'`)
    }
  }
}
