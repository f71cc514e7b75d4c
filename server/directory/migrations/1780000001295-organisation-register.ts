import type { MigrationInterface, QueryRunner } from 'typeorm'

const TABLES = ['organisation', 'organisationName', 'succession']

const search = (also: string) => `create or replace function directory.search_organisation(organisation_id uuid) returns void language sql as $$
      select platform.search_put('ORGANISATION', o.id, o.name, concat_ws(' · ', o."odsCode", directory.in_words(o.kind)),
        concat_ws(' ', (select string_agg(n.name, ' ') from directory."organisationName" n where n."organisationId" = o.id), o.note), o."odsCode")
      from directory.organisation o where o.id = organisation_id${also} $$`

/** What the register of organisations keeps besides the record: periods of work, places, merges; and the trail of forerunners. */
export class OrganisationRegister1780000001295 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`alter type directory."organisationKind" add value if not exists 'INTEGRATED_CARE_BOARD'`)
    await db.query(`alter type directory."organisationKind" add value if not exists 'NEIGHBOURHOOD_PROVIDER'`)
    await db.query(`alter table directory.organisation
      add column "operatesFrom" date, add column "operatesUntil" date, add column address text, add column postcode text,
      add column "mergedIntoId" uuid constraint "organisation_mergedIntoId_fkey" references directory.organisation,
      add column version int not null default 1,
      add constraint organisation_operates check ("operatesFrom" <= "operatesUntil"),
      add constraint organisation_merged check ("mergedIntoId" <> id)`)
    await db.query(`create index "organisation_mergedIntoId" on directory.organisation ("mergedIntoId")`)
    await db.query(`create extension if not exists pg_trgm`)
    // What is left of a name without the words that half of the names have.
    await db.query(`create function directory.plain_name(name text) returns text language sql immutable as $$
      select trim(regexp_replace(regexp_replace(lower(name), '[^a-z0-9 ]', '', 'g'), '\\m(nhs|foundation|trust|primary|care|teaching|pct|the|and|of|council|ltd|limited)\\M', ' ', 'g')) $$`)
    await db.query(`create index "organisation_plainName" on directory.organisation using gin (directory.plain_name(name) gin_trgm_ops)`)
    await db.query(search(` and o."mergedIntoId" is null`))
    await db.query(`create or replace function directory.organisation_searched() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' then perform platform.search_remove(old.id);
        elsif new."mergedIntoId" is not null then perform platform.search_remove(new.id);
        else perform directory.search_organisation(new.id); end if;
        return null;
      end $$`)
    await db.query(`create view directory."organisationForerunnerPilot" as
      with recursive line(id, forerunner) as (
        select "successorId", "predecessorId" from directory.succession
        union
        select l.id, s."predecessorId" from line l join directory.succession s on s."successorId" = l.forerunner)
      select distinct l.id as "organisationId", p."pilotId" from line l join directory.membership m on m."organisationId" = l.forerunner
        join directory.partnership p on p.id = m."partnershipId" where p."pilotId" is not null`)
    for (const table of TABLES)
      await db.query(
        `create trigger "${table}_remembered" after insert or update or delete on directory."${table}" for each row execute function directory.remember_row()`,
      )
  }

  // The kinds stay in their type: PostgreSQL takes none out.
  async down(db: QueryRunner): Promise<void> {
    for (const table of TABLES) await db.query(`drop trigger "${table}_remembered" on directory."${table}"`)
    await db.query(`drop view directory."organisationForerunnerPilot"`)
    await db.query(`create or replace function directory.organisation_searched() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' then perform platform.search_remove(old.id); else perform directory.search_organisation(new.id); end if;
        return null;
      end $$`)
    await db.query(search(''))
    await db.query(`drop index directory."organisation_plainName"`)
    await db.query(`drop function directory.plain_name`)
    await db.query(`alter table directory.organisation drop constraint organisation_merged, drop constraint organisation_operates,
      drop column version, drop column "mergedIntoId", drop column postcode, drop column address, drop column "operatesUntil", drop column "operatesFrom"`)
  }
}
