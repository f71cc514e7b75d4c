import type { DataSource } from 'typeorm'

import { systemViewer } from '../platform/viewer.ts'

import { tell } from './activity.tell.ts'
import { UNANSWERED } from './discussion.ts'

interface Unanswered {
  id: string
  title: string
  practiceId: string | null
  pilotId: string | null
  measureId: string | null
  partnershipId: string | null
  illustrative: boolean
}

/**
 * Tells of the questions that nobody has answered for ten days, each once: its followers, who asked among them, whoever leads its pilot now, and the
 * administrators hear of it. Several processes may do it at the same time.
 */
export async function escalateQuestions(database: DataSource, now: Date): Promise<number> {
  return database.transaction(async (db) => {
    // Asked first: a change of no rows would count as a change of the module's data.
    const late = await db.query<Unanswered[]>(
      `select q.id, title, "practiceId", "pilotId", "measureId", "partnershipId", illustrative from network.discussion q
       where q."escalatedAt" is null and q."hiddenAt" is null and not q.illustrative and ${UNANSWERED('q')} order by q.id for update skip locked limit 200`,
    )
    if (late.length > 0) await db.query(`update network.discussion set "escalatedAt" = $1 where id = any($2)`, [now, late.map(({ id }) => id)])
    const news = late.map(({ id, title, ...about }) => ({
      ...about,
      kind: 'ESCALATION' as const,
      sentence: `Nobody has answered “${title}” for ten days: the administrators are asked to find somebody.`,
      discussionId: id,
    }))
    await tell({ now, viewer: systemViewer }, db, ...news)
    return late.length
  })
}
