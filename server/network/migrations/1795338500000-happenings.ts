import type { MigrationInterface, QueryRunner } from 'typeorm'

/** What happens is announced with the ids of what it happened to, so that who listens need not ask about everything. */
export class Happenings1795338500000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`create or replace function network.activity_told() returns trigger language plpgsql as $$
      begin
        perform pg_notify('careweave_network', json_build_object('id', new.id, 'about', array_remove(array[new."practiceId", new."pilotId", new."measureId",
          new."partnershipId", new."organisationId", new."discussionId", new."adoptionId", new."eventId"], null))::text);
        return null;
      end $$`)
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`create or replace function network.activity_told() returns trigger language plpgsql as $$
      begin perform pg_notify('careweave_network', new.id::text); return null; end $$`)
  }
}
