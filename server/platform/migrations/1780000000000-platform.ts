import type { MigrationInterface, QueryRunner } from 'typeorm'

const SCHEMAS = ['identity', 'directory', 'programme', 'evaluation', 'network']

export class Platform1780000000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`create schema platform`)
    for (const schema of SCHEMAS) await db.query(`create schema "${schema}"`)
    await db.query(`create extension if not exists btree_gist`)
    await db.query(`create table platform.setting (name text primary key, value text not null)`)
    await db.query(`create table platform.secret (name text primary key, value bytea not null)`)
    // The programme's day: today, unless the demonstration set fixes it.
    await db.query(
      `create function platform.today() returns date language sql stable as $$ select coalesce((select value::date from platform.setting where name = 'today'), current_date) $$`,
    )
    await this.audit(db)
    await this.search(db)
  }

  private async audit(db: QueryRunner): Promise<void> {
    await db.query(`create table platform."auditEntry" (
      id uuid not null default gen_random_uuid() primary key,
      sequence bigint not null unique,
      at timestamptz not null,
      "actorId" uuid,
      actor text not null,
      action text not null,
      "subjectKind" text not null,
      "subjectId" uuid,
      sentence text not null,
      why text,
      before jsonb,
      after jsonb,
      "requestId" text,
      illustrative boolean not null default false,
      previous bytea not null,
      hash bytea not null)`)
    await db.query(`create index "auditEntry_subject" on platform."auditEntry" ("subjectId", at desc, id)`)
    await db.query(`create index "auditEntry_at" on platform."auditEntry" (at desc, id)`)
    await db.query(`create table platform."auditHead" (one int primary key default 1 check (one = 1), sequence bigint not null, hash bytea not null)`)
    await db.query(`insert into platform."auditHead" values (1, 0, sha256('genesis'))`)
    // Each row's hash covers the row and the hash before it, so that a later edit or deletion shows.
    await db.query(`create function platform.audit_digest(e platform."auditEntry") returns bytea language sql immutable as $$
      select sha256(convert_to(jsonb_build_array(e.sequence, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), e."actorId", e.actor, e.action, e."subjectKind",
        e."subjectId", e.sentence, e.why, e.before, e.after, e."requestId", e.illustrative, encode(e.previous, 'hex'))::text, 'UTF8')) $$`)
    await db.query(`create function platform.audit_append(at timestamptz, actor_id uuid, actor text, action text, subject_kind text, subject_id uuid, sentence text, why text,
        before jsonb, after jsonb, request_id text, illustrative boolean) returns bigint language plpgsql security definer set search_path = platform, pg_catalog as $$
      declare head platform."auditHead"; entry platform."auditEntry";
      begin
        select * into head from platform."auditHead" where one = 1 for update;
        entry := row(gen_random_uuid(), head.sequence + 1, at, actor_id, actor, action, subject_kind, subject_id, sentence, why, before, after, request_id, illustrative, head.hash, null);
        entry.hash := platform.audit_digest(entry);
        insert into platform."auditEntry" values (entry.*);
        update platform."auditHead" set sequence = entry.sequence, hash = entry.hash where one = 1;
        return entry.sequence;
      end $$`)
    await db.query(
      `create function platform.audit_refuse() returns trigger language plpgsql as $$ begin raise exception 'the audit is only ever added to'; end $$`,
    )
    await db.query(
      `create trigger "auditEntry_unchanged" before update or delete on platform."auditEntry" for each row execute function platform.audit_refuse()`,
    )
    await db.query(
      `create trigger "auditEntry_kept" before truncate on platform."auditEntry" for each statement execute function platform.audit_refuse()`,
    )
  }

  private async search(db: QueryRunner): Promise<void> {
    await db.query(`create table platform."searchEntry" (
      id uuid not null primary key,
      kind text not null,
      title text not null,
      detail text not null,
      slug text,
      body text not null,
      words tsvector generated always as (setweight(to_tsvector('english', title), 'A') || setweight(to_tsvector('english', detail), 'B') || setweight(to_tsvector('english', body), 'C')) stored)`)
    await db.query(`create index "searchEntry_words" on platform."searchEntry" using gin (words)`)
    await db.query(`create function platform.search_put(kind text, id uuid, title text, detail text, body text, slug text) returns void language sql as $$
      insert into platform."searchEntry" (id, kind, title, detail, body, slug) values (id, kind, title, coalesce(detail, ''), coalesce(body, ''), slug)
      on conflict (id) do update set kind = excluded.kind, title = excluded.title, detail = excluded.detail, body = excluded.body, slug = excluded.slug $$`)
    await db.query(
      `create function platform.search_remove(gone uuid) returns void language sql as $$ delete from platform."searchEntry" where id = gone $$`,
    )
  }

  async down(db: QueryRunner): Promise<void> {
    for (const schema of [...SCHEMAS].reverse()) await db.query(`drop schema "${schema}"`)
    await db.query(`drop schema platform cascade`)
  }
}
