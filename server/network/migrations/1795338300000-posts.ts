import type { MigrationInterface, QueryRunner } from 'typeorm'

/** What members write keeps its earlier wording; posts are reported to the moderators; a question that nobody answers is told of once. */
export class Posts1795338300000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    // The first migration let a discussion be of a practice or a pilot alone.
    await db.query(`alter table network.discussion add "escalatedAt" timestamptz,
      drop constraint discussion_about,
      add constraint discussion_about check (num_nonnulls("practiceId", "pilotId", "measureId", "partnershipId") > 0)`)
    await db.query(`create table network."postEdit" (
      id uuid primary key default gen_random_uuid(),
      "discussionId" uuid not null,
      "replyId" uuid,
      title text,
      body text not null,
      at timestamptz not null)`)
    await db.query(`create table network."postReport" (
      id uuid primary key default gen_random_uuid(),
      "discussionId" uuid not null,
      "replyId" uuid,
      "reporterId" uuid,
      reporter text not null,
      why text not null,
      at timestamptz not null,
      "settledAt" timestamptz,
      "settledBy" text,
      "isHidden" boolean not null default false)`)
    for (const table of ['postEdit', 'postReport'])
      await db.query(`alter table network."${table}"
        add constraint "${table}_discussionId_fkey" foreign key ("discussionId") references network.discussion (id),
        add constraint "${table}_replyId_fkey" foreign key ("replyId") references network.reply (id)`)
    await db.query(`create index "postEdit_discussionId_at" on network."postEdit" ("discussionId", at)`)
    await db.query(`create index "postEdit_replyId_at" on network."postEdit" ("replyId", at)`)
    await db.query(`create index "postReport_at" on network."postReport" (at, id)`)
    for (const column of ['discussionId', 'replyId', 'reporterId'])
      await db.query(`create index "postReport_${column}" on network."postReport" ("${column}")`)
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table network."postReport", network."postEdit"`)
    await db.query(
      `delete from network.reply where "discussionId" in (select id from network.discussion where "practiceId" is null and "pilotId" is null)`,
    )
    await db.query(
      `delete from network.follow where "discussionId" in (select id from network.discussion where "practiceId" is null and "pilotId" is null)`,
    )
    await db.query(`delete from network.discussion where "practiceId" is null and "pilotId" is null`)
    await db.query(`alter table network.discussion drop column "escalatedAt",
      drop constraint discussion_about, add constraint discussion_about check ("practiceId" is not null or "pilotId" is not null)`)
  }
}
