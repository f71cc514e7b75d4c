import type { MigrationInterface, QueryRunner } from 'typeorm'

export class NetworkReferences1795333765934 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE INDEX "adoption_ownerId" ON "network"."adoption"  ("ownerId") `)
    await db.query(`CREATE INDEX "activity_actorId" ON "network"."activity"  ("actorId") `)
    await db.query(`CREATE INDEX "activity_measureId" ON "network"."activity"  ("measureId") `)
    await db.query(`CREATE INDEX "activity_partnershipId" ON "network"."activity"  ("partnershipId") `)
    await db.query(`CREATE INDEX "activity_adoptionId" ON "network"."activity"  ("adoptionId") `)
    await db.query(`CREATE INDEX "activity_discussionId" ON "network"."activity"  ("discussionId") `)
    await db.query(`CREATE INDEX "reply_authorId" ON "network"."reply"  ("authorId") `)
    await db.query(`CREATE INDEX "discussion_authorId" ON "network"."discussion"  ("authorId") `)
    await db.query(`CREATE INDEX "discussion_acceptedReplyId" ON "network"."discussion"  ("acceptedReplyId") `)
    await db.query(`CREATE INDEX "publishedEffect_sourceId" ON "network"."publishedEffect"  ("sourceId") `)
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP INDEX "network"."publishedEffect_sourceId"`)
    await db.query(`DROP INDEX "network"."discussion_acceptedReplyId"`)
    await db.query(`DROP INDEX "network"."discussion_authorId"`)
    await db.query(`DROP INDEX "network"."reply_authorId"`)
    await db.query(`DROP INDEX "network"."activity_discussionId"`)
    await db.query(`DROP INDEX "network"."activity_adoptionId"`)
    await db.query(`DROP INDEX "network"."activity_partnershipId"`)
    await db.query(`DROP INDEX "network"."activity_measureId"`)
    await db.query(`DROP INDEX "network"."activity_actorId"`)
    await db.query(`DROP INDEX "network"."adoption_ownerId"`)
  }
}
