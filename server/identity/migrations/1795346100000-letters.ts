import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Which letters people want by e-mail, and the letters. */
export class Letters1795346100000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`create type identity."letterPace" as enum ('NONE', 'DAILY', 'WEEKLY')`)
    await db.query(`create type identity."letterState" as enum ('WAITING', 'SENDING', 'SENT', 'EMPTY', 'UNSURE', 'GIVEN_UP')`)
    await db.query(`alter table identity.account add letters identity."letterPace" not null default 'NONE', add "lettersSince" timestamptz`)
    await db.query(`create table identity.letter (
      id uuid not null default gen_random_uuid() primary key,
      "accountId" uuid not null constraint letter_account references identity.account on delete cascade,
      since timestamptz not null,
      until timestamptz not null,
      state identity."letterState" not null default 'WAITING',
      at timestamptz not null,
      tries int not null default 0,
      waiting text[] not null default '{}')`)
    await db.query(`comment on column identity.letter.since is 'It tells of what happened after this moment.'`)
    await db.query(`comment on column identity.letter.until is 'And up to this one.'`)
    await db.query(`comment on column identity.letter.at is 'When it is tried next; once it is being sent, when that began; at last, when it ended.'`)
    await db.query(`comment on column identity.letter.waiting is 'The ids of what waited for its reader then.'`)
    await db.query(`create unique index "letter_accountId_until" on identity.letter ("accountId", until)`)
    await db.query(`create index letter_state_at on identity.letter (state, at)`)
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table identity.letter`)
    await db.query(`alter table identity.account drop letters, drop "lettersSince"`)
    await db.query(`drop type identity."letterState"`)
    await db.query(`drop type identity."letterPace"`)
  }
}
