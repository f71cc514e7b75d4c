import type { MigrationInterface, QueryRunner } from 'typeorm'

// A pilot is found by every name that a source gives it and by the partners that the sources name.
const pilotSearch = (names: string): string => `create function programme.search_pilot(pilot_id uuid) returns void language sql as $$
  select platform.search_put('PILOT', p.id, p.name, concat_ws(' · ', p.focus, r.name,
      'also ' || (select string_agg(distinct n.name, ', ' order by n.name) from programme."pilotName" n where n."pilotId" = p.id and n.name <> p.name)),
    concat_ws(' ', p."shortName", (select string_agg(concat_ws(' ', n.name, n.detail), ' ') from programme."namedPartner" n where n."pilotId" = p.id),
      replace(lower(p.theme::text), '_', ' '), p."targetPopulation", p.summary, p.story), p.slug${names})
  from programme.pilot p join programme.region r on r.code = p."regionCode" where p.id = pilot_id $$`

const NAMES = `, (select string_agg(distinct n.name, ', ') from programme."pilotName" n where n."pilotId" = p.id and n.name <> p.name)`

/** What a source calls a pilot weighs as much as its name; bids that did not become a pilot are found too, and marked as bids, each with the code of the document that tells of it. */
export class ProgrammeSearchNames1780000001120 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`drop function programme.search_pilot`)
    await db.query(pilotSearch(NAMES))
    await db.query(`select programme.search_pilot(id) from programme.pilot`)
    await db.query(`create function programme.application_searched() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' then perform platform.search_remove(old.id); return null; end if;
        if new.outcome = 'SELECTED' then perform platform.search_remove(new.id); return null; end if;
        perform platform.search_put('APPLICATION', new.id, new.title,
          concat_ws(' · ', case new.outcome when 'SHORTLISTED' then 'A bid that was shortlisted' else 'A bid, not known to have been selected' end, replace(lower(new.theme::text), '_', ' ')),
          new.summary, (select s.code from programme.source s where s.id = new."sourceId"));
        return null;
      end $$`)
    await db.query(
      `create trigger application_searched after insert or update or delete on programme.application for each row execute function programme.application_searched()`,
    )
    await db.query(`update programme.application set title = title`)
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop trigger application_searched on programme.application`)
    await db.query(`drop function programme.application_searched`)
    await db.query(`delete from platform."searchEntry" where kind = 'APPLICATION'`)
    await db.query(`drop function programme.search_pilot`)
    await db.query(pilotSearch(''))
  }
}
