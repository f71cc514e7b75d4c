import type { EntityManager } from 'typeorm'

import type { Viewer } from './viewer.ts'

/** What changed, as people read it in the history. Never holds passwords, tokens or other secrets. */
export interface Change {
  action: string
  subjectKind: string
  subjectId: string | null
  /** What happened, for a reader: "Sam Moore ended the membership of NHS Cumbria." */
  sentence: string
  why?: string | null
  before?: unknown
  after?: unknown
  illustrative?: boolean
}

/** Appends a row to the audit chain in the transaction of the change itself. */
export async function appendAudit(db: EntityManager, viewer: Viewer, requestId: string | null, at: Date, change: Change): Promise<void> {
  await db.query(`select platform.audit_append($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`, [
    at,
    viewer.accountId,
    viewer.name ?? 'Somebody who is not signed in',
    change.action,
    change.subjectKind,
    change.subjectId,
    change.sentence,
    change.why ?? null,
    change.before === undefined ? null : JSON.stringify(change.before),
    change.after === undefined ? null : JSON.stringify(change.after),
    requestId,
    change.illustrative ?? false,
  ])
}
