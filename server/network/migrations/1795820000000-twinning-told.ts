import type { MigrationInterface, QueryRunner } from 'typeorm'

/** News of a twinning names it, so that only those hear of it who see it; what was told before cannot say which it was of, and goes. */
export class TwinningTold1795820000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`alter table network.activity add column "twinningId" uuid`)
    await db.query(`create index "activity_twinningId" on network.activity ("twinningId")`)
    await db.query(`delete from network."inboxMark" m using network.activity a where a.id = m."activityId" and a.kind = 'TWINNING'`)
    await db.query(`delete from network.activity where kind = 'TWINNING'`)
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`alter table network.activity drop column "twinningId"`)
  }
}
