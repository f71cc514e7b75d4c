import type { MigrationInterface, QueryRunner } from 'typeorm'

const TABLES = { region: 'code', pilot: 'id' }

/** Announces regions and pilots to the modules that keep figures about them. */
export class ProgrammeAnnounced1795337000020 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`create function programme.announce_region(r programme.region) returns void language sql as $$
      select platform.announce('region', r.code, jsonb_build_object('name', r.name)) $$`)
    await db.query(`create function programme.announce_pilot(p programme.pilot) returns void language sql as $$
      select platform.announce('pilot', p.id::text, jsonb_build_object(
        'name', p.name, 'slug', p.slug, 'theme', p.theme, 'regionCode', p."regionCode")) $$`)
    for (const [table, key] of Object.entries(TABLES)) {
      await db.query(`create function programme.${table}_announced() returns trigger language plpgsql as $$
        begin
          if tg_op = 'DELETE' then perform platform.announce('${table}', old.${key}::text, null); else perform programme.announce_${table}(new); end if;
          return null;
        end $$`)
      await db.query(
        `create trigger ${table}_announced after insert or update or delete on programme.${table} for each row execute function programme.${table}_announced()`,
      )
      await db.query(`select programme.announce_${table}(t) from programme.${table} t`)
    }
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of Object.keys(TABLES)) {
      await db.query(`drop trigger ${table}_announced on programme.${table}`)
      await db.query(`drop function programme.${table}_announced, programme.announce_${table}`)
      await db.query(`delete from platform.announcement where topic = '${table}'`)
    }
  }
}
