import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Events with places and a waiting list, private calendar addresses, and the directory of those who want to be found. */
export class EventsAndPeople1795338400000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`create table network."learningEvent" (
      id uuid primary key default gen_random_uuid(),
      title text not null,
      summary text not null,
      "startsAt" timestamptz not null,
      "endsAt" timestamptz not null,
      venue text,
      "joinAddress" text,
      capacity int,
      "isPublic" boolean not null default false,
      themes text[] not null default '{}',
      "practiceId" uuid,
      organiser text not null,
      "organiserId" uuid,
      "calledOffAt" timestamptz,
      why text,
      version int not null default 1,
      illustrative boolean not null default false,
      constraint "learningEvent_times" check ("startsAt" < "endsAt"),
      constraint "learningEvent_capacity" check ("capacity" > 0),
      constraint "learningEvent_themes" check ("themes" <@ array['LONG_TERM_CONDITIONS','OLDER_PEOPLE_AND_END_OF_LIFE','DEMENTIA','FALLS','MENTAL_HEALTH','RURAL_HEALTH','SUBSTANCE_MISUSE']))`)
    await db.query(`alter table network."learningEvent"
      add constraint "learningEvent_practiceId_fkey" foreign key ("practiceId") references network.practice (id)`)
    await db.query(`create index "learningEvent_startsAt" on network."learningEvent" ("startsAt", id)`)
    for (const column of ['practiceId', 'organiserId'])
      await db.query(`create index "learningEvent_${column}" on network."learningEvent" ("${column}")`)
    await db.query(`create table network."eventPlace" (
      id uuid primary key default gen_random_uuid(),
      "eventId" uuid not null,
      "accountId" uuid not null,
      name text not null,
      "registeredAt" timestamptz not null,
      "givenUpAt" timestamptz)`)
    await db.query(
      `alter table network."eventPlace" add constraint "eventPlace_eventId_fkey" foreign key ("eventId") references network."learningEvent" (id)`,
    )
    await db.query(`create unique index "eventPlace_eventId_accountId" on network."eventPlace" ("eventId", "accountId")`)
    await db.query(`create index "eventPlace_accountId" on network."eventPlace" ("accountId")`)
    await db.query(`create table network."calendarFeed" ("accountId" uuid primary key, "secretHash" text not null, "madeAt" timestamptz not null)`)
    await db.query(`create unique index "calendarFeed_secretHash" on network."calendarFeed" ("secretHash")`)
    await db.query(`create table network.profile (
      id uuid primary key default gen_random_uuid(),
      "accountId" uuid not null,
      name text not null,
      post text,
      skills text[] not null default '{}',
      "pilotId" uuid,
      "organisationId" uuid,
      about text,
      contact text,
      "isShown" boolean not null default false,
      version int not null default 1)`)
    await db.query(`create unique index "profile_accountId" on network.profile ("accountId")`)
    await db.query(`create index profile_name on network.profile (name, id)`)
    for (const column of ['pilotId', 'organisationId']) await db.query(`create index "profile_${column}" on network.profile ("${column}")`)
    await db.query(`alter table network.activity add "eventId" uuid`)
    await db.query(`create index "activity_eventId" on network.activity ("eventId")`)
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop index network."activity_eventId"`)
    await db.query(`alter table network.activity drop column "eventId"`)
    await db.query(`drop table network.profile, network."calendarFeed", network."eventPlace", network."learningEvent"`)
  }
}
