import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Searches that people keep; practices found by all that they tell and by every name of their pilot. */
export class Library1795328776050 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`create table "network"."savedSearch" (
      id uuid primary key default gen_random_uuid(),
      "accountId" uuid not null,
      "name" text not null,
      "query" text not null,
      "savedAt" timestamptz not null)`)
    await db.query(`create unique index "savedSearch_accountId_name" ON "network"."savedSearch" ("accountId", "name")`)
    await db.query(`drop trigger practice_searched on network.practice`)
    await db.query(`drop function network.practice_searched`)
    // Who may see a draft depends on the viewer; the index holds only what everybody may see. A pilot's names are read from its own entry there.
    await db.query(`create function network.practice_searched() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' then perform platform.search_remove(old.id); return null; end if;
        if new."publishedOn" is null or new."publishedOn" > platform.today() then perform platform.search_remove(new.id); return null; end if;
        perform platform.search_put('PRACTICE', new.id, new.title, concat_ws(' · ', new.population, new.setting, new.country),
          concat_ws(' ', new.summary, new.problem, new.aims, new.what, new.provided, new.delivered, new.barriers, new.results, new.unintended, new.learning, new.transferability,
            replace(lower(array_to_string(new.themes || new.people, ' ')), '_', ' '),
            (select concat_ws(' ', p.title, p.names) from platform."searchEntry" p where p.id = new."pilotId")), new.slug);
        return null;
      end $$`)
    await db.query(
      `create trigger practice_searched after insert or update or delete on network.practice for each row execute function network.practice_searched()`,
    )
    await db.query(`create function network.pilot_renamed() returns trigger language plpgsql as $$
      begin update network.practice set slug = slug where "pilotId" = new.id and "publishedOn" is not null; return null; end $$`)
    await db.query(
      `create trigger pilot_renamed after insert or update on platform."searchEntry" for each row when (new.kind = 'PILOT') execute function network.pilot_renamed()`,
    )
    await db.query(`update network.practice set slug = slug where "publishedOn" is not null`)
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop trigger pilot_renamed on platform."searchEntry"`)
    await db.query(`drop function network.pilot_renamed`)
    await db.query(`drop trigger practice_searched on network.practice`)
    await db.query(`drop function network.practice_searched`)
    await db.query(`create function network.practice_searched() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' then perform platform.search_remove(old.id); return null; end if;
        if new."publishedOn" is null or new."publishedOn" > platform.today() then perform platform.search_remove(new.id); return null; end if;
        perform platform.search_put('PRACTICE', new.id, new.title, concat_ws(' · ', new.population, new.setting),
          concat_ws(' ', new.summary, new.problem, new.what, new.results), new.slug);
        return null;
      end $$`)
    await db.query(
      `create trigger practice_searched after insert or update or delete on network.practice for each row execute function network.practice_searched()`,
    )
    await db.query(`drop table "network"."savedSearch"`)
  }
}
