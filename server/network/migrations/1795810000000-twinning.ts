import type { MigrationInterface, QueryRunner } from 'typeorm'

const followed = (column: string, nearness: number): string =>
  `select a.id, f.id as "followId", f."mutedAt" is not null as muted, ${nearness} as nearness
    from network.follow f join network.activity a on a."${column}" = f."${column}" and a.at >= f.since where f."accountId" = account`
const about = (things: string, own: string, nearness: number): string =>
  `select a.id, f.id, f."mutedAt" is not null, ${nearness} from network.follow f join network.${things} p on p.themes @> array[f.theme]
    join network.activity a on ${own} and a.at >= f.since where f."accountId" = account and f.theme is not null`
const told = (which: string): string => `select a.id, null, false, 9 from network.activity a where ${which}`

const WAYS = [
  ...['discussionId', 'practiceId', 'measureId', 'pilotId', 'partnershipId', 'organisationId'].map((column, i) => followed(column, i + 1)),
  about('practice', `a."practiceId" = p.id`, 7),
  about('practice', `a."practiceId" is null and a."pilotId" = p."pilotId"`, 8),
  told(`a."recipientId" = account`),
  told(`a.kind in ('QUESTION', 'ESCALATION') and a."pilotId" = any(pilots)`),
  told(`role = 'ADMIN' and a.kind in ('ESCALATION', 'REPORT', 'REVIEW') and (a."forAdmins" or a.kind = 'ESCALATION')`),
  told(`role = 'ADMIN' and a.kind = 'QUESTION' and a."pilotId" is null`),
  about('"learningEvent"', `a."eventId" = p.id`, 8),
]

/** Two places twin; whoever speaks for one of them hears of it. */
export class Twinning1795810000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`alter type network."activityKind" add value if not exists 'TWINNING'`)
    await db.query(`alter table network.activity add column "placeId" uuid`)
    await db.query(`create index "activity_placeId" on network.activity ("placeId")`)
    await db.query(`create type network."twinningStatus" as enum ('PROPOSED', 'RUNNING', 'DECLINED', 'ENDED')`)
    await db.query(`create table network.twinning (
      id uuid primary key default gen_random_uuid(),
      "proposerId" uuid not null constraint "twinning_proposerId_fkey" references network.place(id),
      "invitedId" uuid not null constraint "twinning_invitedId_fkey" references network.place(id),
      status network."twinningStatus" not null default 'PROPOSED',
      hopes text not null,
      "invitedHopes" text not null,
      "proposedOn" date not null,
      "answeredOn" date,
      word text,
      "closedOn" date,
      reason text,
      version int not null default 1,
      illustrative boolean not null default false,
      constraint twinning_two check ("proposerId" <> "invitedId"),
      constraint twinning_closed check (("closedOn" is not null) = (status in ('DECLINED', 'ENDED'))))`)
    for (const column of ['proposerId', 'invitedId']) await db.query(`create index "twinning_${column}" on network.twinning ("${column}")`)
    await db.query(`create unique index twinning_pair on network.twinning
      (least("proposerId", "invitedId"), greatest("proposerId", "invitedId")) where "closedOn" is null`)
    await this.define(db, [
      ...WAYS,
      told(`a."placeId" is not null and a."pilotId" = any(pilots)`),
      told(`a."placeId" in (select p.id from network.place p where p."pilotId" is null and p."ownerId" = account)`),
    ])
  }

  async down(db: QueryRunner): Promise<void> {
    await this.define(db, WAYS)
    await db.query(`drop table network.twinning`)
    await db.query(`drop type network."twinningStatus"`)
    await db.query(`alter table network.activity drop column "placeId"`)
  }

  private async define(db: QueryRunner, ways: readonly string[]): Promise<void> {
    await db.query(`create or replace function network.inbox_of(account uuid, pilots uuid[], role text) returns table (id uuid, "followId" uuid)
      language sql stable as $$
      select m.id, (array_agg(m."followId" order by m.nearness))[1] from (${ways.join(' union all ')}) m join network.activity a on a.id = m.id
      where a."actorId" is distinct from account and (a."recipientId" is null or a."recipientId" = account)
      group by m.id, a."recipientId" having not bool_or(m.muted) or a."recipientId" is not null $$`)
  }
}
