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
]

/** Whoever follows a theme hears of its events too. */
export class EventsOfThemes1795345200000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await this.define(db, [...WAYS, about('"learningEvent"', `a."eventId" = p.id`, 8)])
  }

  async down(db: QueryRunner): Promise<void> {
    await this.define(db, WAYS)
  }

  private async define(db: QueryRunner, ways: readonly string[]): Promise<void> {
    await db.query(`create or replace function network.inbox_of(account uuid, pilots uuid[], role text) returns table (id uuid, "followId" uuid)
      language sql stable as $$
      select m.id, (array_agg(m."followId" order by m.nearness))[1] from (${ways.join(' union all ')}) m join network.activity a on a.id = m.id
      where a."actorId" is distinct from account and (a."recipientId" is null or a."recipientId" = account)
      group by m.id, a."recipientId" having not bool_or(m.muted) or a."recipientId" is not null $$`)
  }
}
