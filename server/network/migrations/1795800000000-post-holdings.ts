import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * Who holds which post has dates; what the entries say today is held from a day that nobody has said.
 * The demonstration enters those of its people itself.
 */
export class PostHoldings1795800000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`create table network."postHolding" (
      id uuid primary key default gen_random_uuid(),
      "profileId" uuid not null constraint "postHolding_profileId_fkey" references network.profile (id),
      post text not null,
      "organisationId" uuid,
      "startsOn" date,
      "endsOn" date,
      version int not null default 1,
      illustrative boolean not null default false,
      constraint "postHolding_period" check ("startsOn" <= "endsOn"),
      constraint "postHolding_oneAtATime" exclude using gist ("profileId" with =, lower("post") with =,
        coalesce("organisationId", '00000000-0000-0000-0000-000000000000'::uuid) with =, daterange("startsOn", "endsOn", '[]') with &&))`)
    await db.query(`create index "postHolding_profileId_startsOn" on network."postHolding" ("profileId", "startsOn")`)
    await db.query(`create index "postHolding_organisationId_endsOn" on network."postHolding" ("organisationId", "endsOn")`)
    await db.query(`insert into network."postHolding" ("profileId", post, "organisationId", illustrative)
      select id, post, "organisationId", illustrative from network.profile where post is not null and not illustrative`)
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table network."postHolding"`)
  }
}
