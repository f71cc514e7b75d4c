import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * What modules tell each other of what they own. The owner announces a fact whenever it changes, in the change's own transaction; whoever needs it
 * keeps its own copy by a trigger on this table, and knows nothing of the owner's tables.
 */
export class Announcements1795337000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`create table platform.announcement (
      topic text not null,
      key text not null,
      fact jsonb not null,
      primary key (topic, key))`)
    // Nothing is told twice: what is as it was wakes nobody up.
    await db.query(`create function platform.announce(about text, whose text, told jsonb) returns void language plpgsql as $$
      begin
        if told is null then delete from platform.announcement where topic = about and key = whose;
        else
          insert into platform.announcement as a values (about, whose, told)
            on conflict (topic, key) do update set fact = excluded.fact where a.fact <> excluded.fact;
        end if;
      end $$`)
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop function platform.announce`)
    await db.query(`drop table platform.announcement`)
  }
}
