import type { MigrationInterface, QueryRunner } from 'typeorm'

/** What a change of many things was about, so that the history of each tells of it. */
export class AuditSubjects1795338000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`create table platform."auditSubject" (
      "subjectId" uuid not null,
      "entryId" uuid not null references platform."auditEntry",
      primary key ("subjectId", "entryId"))`)
    await db.query(`create index "auditSubject_entryId" on platform."auditSubject" ("entryId")`)
    await db.query(`create view platform."entrySubject" as
      select "subjectId", id as "entryId" from platform."auditEntry" where "subjectId" is not null
      union all select "subjectId", "entryId" from platform."auditSubject"`)
    await db.query(`create function platform.audit_concern(entry uuid, subjects uuid[]) returns void
      language sql security definer set search_path = platform, pg_catalog as $$
      insert into platform."auditSubject" ("subjectId", "entryId") select distinct subject, entry from unnest(subjects) subject where subject is not null on conflict do nothing $$`)
    await db.query(
      `create trigger "auditSubject_unchanged" before update or delete on platform."auditSubject" for each row execute function platform.audit_refuse()`,
    )
    await db.query(
      `create trigger "auditSubject_kept" before truncate on platform."auditSubject" for each statement execute function platform.audit_refuse()`,
    )
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop function platform.audit_concern`)
    await db.query(`drop view platform."entrySubject"`)
    await db.query(`drop table platform."auditSubject"`)
  }
}
