import type { MigrationInterface, QueryRunner } from 'typeorm'

const KINDS = ['PRACTICE', 'REVIEW', 'ADOPTION', 'QUESTION', 'ANSWER', 'EVENT']
const MORE = ['ESCALATION', 'REPORT', 'RECORD']

/** People follow things; their inbox is worked out from what happened, to which the changes of the record belong too. */
export class FollowAndInbox1795338100000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await this.retype(db, [...KINDS.slice(0, 5), ...MORE, 'EVENT'])
    await db.query(`alter table network.activity
      add "forAdmins" boolean not null default false,
      add "organisationId" uuid,
      add illustrative boolean not null default false`)
    for (const column of ['measureId', 'partnershipId', 'discussionId']) await db.query(`drop index network."activity_${column}"`)
    for (const column of ['measureId', 'partnershipId', 'organisationId', 'discussionId'])
      await db.query(`create index "activity_${column}" on network.activity ("${column}", at)`)
    await db.query(`create index activity_kind on network.activity (kind, at)`)
    await db.query(`create table network.follow (
      id uuid primary key default gen_random_uuid(),
      "accountId" uuid not null,
      thing text not null,
      "practiceId" uuid,
      "pilotId" uuid,
      "measureId" uuid,
      "partnershipId" uuid,
      "organisationId" uuid,
      "discussionId" uuid,
      theme text,
      since timestamptz not null,
      "mutedAt" timestamptz,
      constraint follow_one check (num_nonnulls("practiceId", "pilotId", "measureId", "partnershipId", "organisationId", "discussionId", "theme") = 1))`)
    await db.query(`alter table network.follow
      add constraint "follow_practiceId_fkey" foreign key ("practiceId") references network.practice (id),
      add constraint "follow_discussionId_fkey" foreign key ("discussionId") references network.discussion (id)`)
    await db.query(`create unique index "follow_accountId_thing" on network.follow ("accountId", thing)`)
    for (const column of ['practiceId', 'pilotId', 'measureId', 'partnershipId', 'organisationId', 'discussionId'])
      await db.query(`create index "follow_${column}" on network.follow ("${column}")`)
    await db.query(`create table network."inboxReader" ("accountId" uuid primary key, "readUntil" timestamptz not null)`)
    await db.query(`create table network."inboxMark" (
      id uuid primary key default gen_random_uuid(),
      "accountId" uuid not null,
      "activityId" uuid not null)`)
    await db.query(
      `alter table network."inboxMark" add constraint "inboxMark_activityId_fkey" foreign key ("activityId") references network.activity (id)`,
    )
    await db.query(`create unique index "inboxMark_accountId_activityId" on network."inboxMark" ("accountId", "activityId")`)
    await db.query(`create index "inboxMark_activityId" on network."inboxMark" ("activityId")`)
    await this.inbox(db)
    await this.told(db)
  }

  // Each way by which something comes to an inbox reads an index. What is kept silent keeps the same thing silent by every other way too,
  // but for what is told to one person alone.
  private async inbox(db: QueryRunner): Promise<void> {
    const followed = (column: string, nearness: number): string =>
      `select a.id, f.id as "followId", f."mutedAt" is not null as muted, ${nearness} as nearness
        from network.follow f join network.activity a on a."${column}" = f."${column}" and a.at >= f.since where f."accountId" = account`
    const about = (own: string, nearness: number): string =>
      `select a.id, f.id, f."mutedAt" is not null, ${nearness} from network.follow f join network.practice p on p.themes @> array[f.theme]
        join network.activity a on ${own} and a.at >= f.since where f."accountId" = account and f.theme is not null`
    const told = (which: string): string => `select a.id, null, false, 9 from network.activity a where ${which}`
    const ways = [
      ...['discussionId', 'practiceId', 'measureId', 'pilotId', 'partnershipId', 'organisationId'].map((column, i) => followed(column, i + 1)),
      about(`a."practiceId" = p.id`, 7),
      about(`a."practiceId" is null and a."pilotId" = p."pilotId"`, 8),
      told(`a."recipientId" = account`),
      told(`a.kind in ('QUESTION', 'ESCALATION') and a."pilotId" = any(pilots)`),
      told(`role = 'ADMIN' and a.kind in ('ESCALATION', 'REPORT', 'REVIEW') and (a."forAdmins" or a.kind = 'ESCALATION')`),
      told(`role = 'ADMIN' and a.kind = 'QUESTION' and a."pilotId" is null`),
    ]
    await db.query(`create function network.inbox_of(account uuid, pilots uuid[], role text) returns table (id uuid, "followId" uuid) language sql stable as $$
      select m.id, (array_agg(m."followId" order by m.nearness))[1] from (${ways.join(' union all ')}) m join network.activity a on a.id = m.id
      where a."actorId" is distinct from account and (a."recipientId" is null or a."recipientId" = account)
      group by m.id, a."recipientId" having not bool_or(m.muted) or a."recipientId" is not null $$`)
  }

  // What the common history says of a pilot, a measure, a partnership or an organisation is told to those who follow it.
  private async told(db: QueryRunner): Promise<void> {
    await db.query(`create function network.record_told() returns trigger language plpgsql as $$
      declare measure text := coalesce(case when jsonb_typeof(new.after) = 'object' then new.after ->> 'measureId' end,
        case when jsonb_typeof(new.after) = 'array' then new.after -> 0 ->> 'measureId' end);
      begin
        insert into network.activity (at, kind, sentence, "actorId", "pilotId", "partnershipId", "organisationId", "measureId", illustrative) values (
          new.at, 'RECORD', new.sentence, new."actorId",
          case new."subjectKind" when 'Pilot' then new."subjectId" end,
          case new."subjectKind" when 'Partnership' then new."subjectId" end,
          case new."subjectKind" when 'Organisation' then new."subjectId" end,
          case when new."subjectKind" = 'Measure' then new."subjectId" when measure ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then measure::uuid end,
          new.illustrative);
        return null;
      end $$`)
    await db.query(`create trigger record_told after insert on platform."auditEntry" for each row
      when (new."subjectKind" in ('Pilot', 'Partnership', 'Organisation', 'Measure') and new."subjectId" is not null) execute function network.record_told()`)
    await db.query(`create function network.activity_told() returns trigger language plpgsql as $$
      begin perform pg_notify('careweave_network', new.id::text); return null; end $$`)
    await db.query(`create trigger activity_told after insert on network.activity for each row execute function network.activity_told()`)
  }

  private async retype(db: QueryRunner, kinds: string[]): Promise<void> {
    await db.query(`alter type network."activityKind" rename to "activityKindBefore"`)
    await db.query(`create type network."activityKind" as enum ('${kinds.join("', '")}')`)
    await db.query(`alter table network.activity alter kind type network."activityKind" using kind::text::network."activityKind"`)
    await db.query(`drop type network."activityKindBefore"`)
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop trigger activity_told on network.activity`)
    await db.query(`drop trigger record_told on platform."auditEntry"`)
    await db.query(`drop function network.activity_told, network.record_told, network.inbox_of`)
    await db.query(`drop table network."inboxMark", network."inboxReader", network.follow`)
    await db.query(`delete from network.activity where kind in ('${MORE.join("', '")}')`)
    await db.query(`drop index network.activity_kind`)
    for (const column of ['measureId', 'partnershipId', 'organisationId', 'discussionId']) await db.query(`drop index network."activity_${column}"`)
    for (const column of ['measureId', 'partnershipId', 'discussionId'])
      await db.query(`create index "activity_${column}" on network.activity ("${column}")`)
    await db.query(`alter table network.activity drop column illustrative, drop column "organisationId", drop column "forAdmins"`)
    await this.retype(db, KINDS)
  }
}
