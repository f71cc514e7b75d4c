import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Keeps the pilots and the sources in the index that everything is searched by. */
export class ProgrammeSearch1780000001110 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    // A pilot is found by every name that a source gives it and by the partners that the sources name.
    await db.query(`create function programme.search_pilot(pilot_id uuid) returns void language sql as $$
      select platform.search_put('PILOT', p.id, p.name, concat_ws(' · ', p.focus, r.name,
          'also ' || (select string_agg(distinct n.name, ', ' order by n.name) from programme."pilotName" n where n."pilotId" = p.id and n.name <> p.name)),
        concat_ws(' ', p."shortName", (select string_agg(concat_ws(' ', n.name, n.detail), ' ') from programme."namedPartner" n where n."pilotId" = p.id),
          replace(lower(p.theme::text), '_', ' '), p."targetPopulation", p.summary, p.story), p.slug)
      from programme.pilot p join programme.region r on r.code = p."regionCode" where p.id = pilot_id $$`)
    await db.query(`create function programme.pilot_searched() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' then perform platform.search_remove(old.id); else perform programme.search_pilot(new.id); end if;
        return null;
      end $$`)
    await db.query(`create function programme.pilot_part_searched() returns trigger language plpgsql as $$
      begin
        if tg_op <> 'INSERT' then perform programme.search_pilot(old."pilotId"); end if;
        if tg_op <> 'DELETE' then perform programme.search_pilot(new."pilotId"); end if;
        return null;
      end $$`)
    await db.query(`create function programme.source_searched() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' then perform platform.search_remove(old.id); return null; end if;
        perform platform.search_put('SOURCE', new.id, new.title, concat_ws(' · ', new.author, nullif(new.publisher, new.author), to_char(new."publishedOn", 'YYYY')),
          concat_ws(' ', new.code, new.citation, new.note), new.code);
        return null;
      end $$`)
    await db.query(
      `create trigger pilot_searched after insert or update or delete on programme.pilot for each row execute function programme.pilot_searched()`,
    )
    for (const part of ['pilotName', 'namedPartner'])
      await db.query(
        `create trigger "${part}_searched" after insert or update or delete on programme."${part}" for each row execute function programme.pilot_part_searched()`,
      )
    await db.query(
      `create trigger source_searched after insert or update or delete on programme.source for each row execute function programme.source_searched()`,
    )
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop trigger source_searched on programme.source`)
    for (const part of ['namedPartner', 'pilotName']) await db.query(`drop trigger "${part}_searched" on programme."${part}"`)
    await db.query(`drop trigger pilot_searched on programme.pilot`)
    await db.query(`drop function programme.source_searched, programme.pilot_part_searched, programme.pilot_searched, programme.search_pilot`)
    await db.query(`delete from platform."searchEntry" where kind in ('PILOT', 'SOURCE')`)
  }
}
