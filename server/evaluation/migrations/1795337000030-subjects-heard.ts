import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Keeps whom it observes, and whose series includes whose, by what the directory and the programme announce. */
export class SubjectsHeard1795337000030 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`alter table evaluation.lineage alter since drop not null`)
    // An organisation without a code stands by its id. One that has been observed cannot be taken back.
    await db.query(`create function evaluation.hear_subject(a platform.announcement) returns void language sql as $$
      insert into evaluation.subject (id, kind, label, code, "regionCode", "regionName", theme, "organisationKind")
      select a.key::uuid, upper(a.topic)::evaluation."subjectKind", a.fact ->> 'name', coalesce(a.fact ->> 'slug', a.fact ->> 'code', a.key), a.fact ->> 'regionCode',
        (select r.fact ->> 'name' from platform.announcement r where r.topic = 'region' and r.key = a.fact ->> 'regionCode'), a.fact ->> 'theme', a.fact ->> 'kind'
      on conflict (id) do update set label = excluded.label, code = excluded.code, "regionCode" = excluded."regionCode",
        "regionName" = excluded."regionName", theme = excluded.theme, "organisationKind" = excluded."organisationKind" $$`)
    await db.query(LINES)
    await db.query(LINEAGE)
    await db.query(`create function evaluation.heard() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' and old.topic in ('pilot', 'organisation') then
          if exists (select from evaluation.observation o where o."subjectId" = old.key::uuid) then
            raise exception 'there are observations of it' using errcode = 'foreign_key_violation';
          end if;
          delete from evaluation.subject where id = old.key::uuid;
        elsif new.topic in ('pilot', 'organisation') then
          perform evaluation.hear_subject(new);
        elsif new.topic = 'region' then
          update evaluation.subject set "regionName" = new.fact ->> 'name' where "regionCode" = new.key;
        end if;
        if coalesce(new.topic, old.topic) = 'succession'
          or (coalesce(new.topic, old.topic) = 'organisation' and (new.fact ->> 'mergedIntoId') is distinct from (old.fact ->> 'mergedIntoId')) then
          perform evaluation.settle_lineage();
        end if;
        return null;
      end $$`)
    await db.query(`create trigger heard after insert or update or delete on platform.announcement for each row execute function evaluation.heard()`)
    await db.query(`select evaluation.hear_subject(a) from platform.announcement a where a.topic in ('pilot', 'organisation')`)
    await db.query(`select evaluation.settle_lineage()`)
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop trigger heard on platform.announcement`)
    await db.query(`drop function evaluation.heard, evaluation.settle_lineage, evaluation.hear_subject`)
    await db.query(`drop view evaluation."announcedLine"`)
    await db.query(`delete from evaluation.lineage where since is null`)
    await db.query(`alter table evaluation.lineage alter since set not null`)
  }
}

// One that gave its place to several is in the series of none of them: nobody reported how its figures divide. What an entry that was merged into
// another reported is the other's without end, what a predecessor reported is the successor's until it stood in.
const LINES = `create view evaluation."announcedLine" as
  with recursive merged(id, goes) as (
    select key::uuid, (fact ->> 'mergedIntoId')::uuid from platform.announcement where topic = 'organisation' and fact ->> 'mergedIntoId' is not null
    union select m.id, (a.fact ->> 'mergedIntoId')::uuid from merged m
      join platform.announcement a on a.topic = 'organisation' and a.key = m.goes::text and a.fact ->> 'mergedIntoId' is not null),
  entry as (select id, goes from merged m where not exists (select from merged n where n.id = m.goes)),
  given as (
    select coalesce(p.goes, (a.fact ->> 'predecessorId')::uuid) as earlier, coalesce(s.goes, (a.fact ->> 'successorId')::uuid) as later,
      (a.fact ->> 'effectiveOn')::date as since
    from platform.announcement a left join entry p on p.id::text = a.fact ->> 'predecessorId' left join entry s on s.id::text = a.fact ->> 'successorId'
    where a.topic = 'succession'),
  step as (
    select id as earlier, goes as later, null::date as since from entry
    union all select earlier, (array_agg(later))[1], min(since) from given where earlier <> later group by earlier having count(distinct later) = 1),
  line(id, includes, since) as (
    select later, earlier, since from step
    union select s.later, l.includes, least(l.since, s.since) from line l join step s on s.earlier = l.id)
  select id, includes, min(since) as since from line where id <> includes group by id, includes`

const LINEAGE = `create function evaluation.settle_lineage() returns void language plpgsql as $$
  declare shorter uuid[];
  begin
    with gone as (delete from evaluation.lineage l where not exists (
      select from evaluation."announcedLine" a where a.id = l."subjectId" and a.includes = l."includesSubjectId") returning "subjectId")
    select array_agg("subjectId") into shorter from gone;
    insert into evaluation.lineage as l ("subjectId", "includesSubjectId", since) select id, includes, since from evaluation."announcedLine"
      on conflict ("subjectId", "includesSubjectId") do update set since = excluded.since where l.since is distinct from excluded.since;
    delete from evaluation."organisationMeasure" m where m."organisationId" = any(shorter) and not exists (
      select from evaluation.observation o where o."measureId" = m."measureId" and (o."subjectId" = m."organisationId"
        or o."subjectId" in (select l."includesSubjectId" from evaluation.lineage l where l."subjectId" = m."organisationId")));
  end $$`
