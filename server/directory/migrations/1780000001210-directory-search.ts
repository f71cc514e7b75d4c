import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Keeps the organisations and the partnerships in the index that everything is searched by. */
export class DirectorySearch1780000001210 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`create function directory.in_words(kind directory."organisationKind") returns text language sql immutable as $$
      select case kind when 'GP_PRACTICE' then 'GP practice' when 'NHS_TRUST' then 'NHS trust'
        else upper(left(kind::text, 1)) || lower(replace(substr(kind::text, 2), '_', ' ')) end $$`)
    // An organisation is found by its code and by every name that it has had.
    await db.query(`create function directory.search_organisation(organisation_id uuid) returns void language sql as $$
      select platform.search_put('ORGANISATION', o.id, o.name, concat_ws(' · ', o."odsCode", directory.in_words(o.kind)),
        concat_ws(' ', (select string_agg(n.name, ' ') from directory."organisationName" n where n."organisationId" = o.id), o.note), o."odsCode")
      from directory.organisation o where o.id = organisation_id $$`)
    await db.query(`create function directory.organisation_searched() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' then perform platform.search_remove(old.id); else perform directory.search_organisation(new.id); end if;
        return null;
      end $$`)
    await db.query(`create function directory.organisation_name_searched() returns trigger language plpgsql as $$
      begin
        if tg_op <> 'INSERT' then perform directory.search_organisation(old."organisationId"); end if;
        if tg_op <> 'DELETE' then perform directory.search_organisation(new."organisationId"); end if;
        return null;
      end $$`)
    await db.query(`create function directory.partnership_searched() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' then perform platform.search_remove(old.id); return null; end if;
        perform platform.search_put('PARTNERSHIP', new.id, new.name, coalesce(new.kind, new.purpose), new.purpose, null);
        return null;
      end $$`)
    await db.query(
      `create trigger organisation_searched after insert or update or delete on directory.organisation for each row execute function directory.organisation_searched()`,
    )
    await db.query(
      `create trigger "organisationName_searched" after insert or update or delete on directory."organisationName" for each row execute function directory.organisation_name_searched()`,
    )
    await db.query(
      `create trigger partnership_searched after insert or update or delete on directory.partnership for each row execute function directory.partnership_searched()`,
    )
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop trigger partnership_searched on directory.partnership`)
    await db.query(`drop trigger "organisationName_searched" on directory."organisationName"`)
    await db.query(`drop trigger organisation_searched on directory.organisation`)
    await db.query(
      `drop function directory.partnership_searched, directory.organisation_name_searched, directory.organisation_searched, directory.search_organisation, directory.in_words`,
    )
    await db.query(`delete from platform."searchEntry" where kind in ('ORGANISATION', 'PARTNERSHIP')`)
  }
}
