import type { EntityManager } from 'typeorm'

import { isUuid } from '../platform/condition.ts'
import type { Context } from '../platform/context.ts'
import { storeDocument } from '../platform/document.rules.ts'
import { NotFound, RuleError } from '../platform/errors.ts'
import type { Storage } from '../platform/storage.ts'

import { PracticeDocument, type RemovePracticeDocumentInput } from './practice-document.ts'
import { findPractice } from './practice.commands.ts'
import { checkStep, statusOf } from './practice.rules.ts'
import type { Practice } from './practice.ts'

const MOST = 20

/** Refuses who may not add a file to a practice, before its bytes are read. */
export const expectPracticeDocument = (context: Context, practiceId: string): Promise<void> =>
  context.transaction(async (db) => void (await findDraft(context, db, practiceId)))

/** Keeps a file with the draft of a practice; the file is stored before anything says that it is there. */
export async function addPracticeDocument(context: Context, storage: Storage, practiceId: string, given: string, content: Buffer): Promise<string> {
  const stored = await storeDocument(storage, given, content)
  return context.transaction(async (db) => {
    const practice = await findDraft(context, db, practiceId)
    if ((await db.countBy(PracticeDocument, { practiceId: practice.id })) >= MOST)
      throw new RuleError('DOCUMENTS_ENOUGH', `A practice keeps ${MOST} files at most.`)
    const { id } = await db.save(PracticeDocument, {
      ...stored,
      practiceId: practice.id,
      by: context.viewer.name ?? 'Somebody',
      addedAt: context.now,
    } as PracticeDocument)
    await note(context, db, practice, `${context.viewer.name} added the file “${stored.fileName}” to “${practice.title}”.`, stored.sha256)
    return id
  })
}

/** Takes a file away from the draft of a practice. */
export async function removePracticeDocument(context: Context, { id }: RemovePracticeDocumentInput): Promise<string> {
  return context.transaction(async (db) => {
    const document = isUuid(id) ? await db.findOneBy(PracticeDocument, { id }) : null
    if (!document) throw new NotFound('There is no such file.')
    const practice = await findDraft(context, db, document.practiceId)
    await db.delete(PracticeDocument, { id: document.id })
    await note(context, db, practice, `${context.viewer.name} removed the file “${document.fileName}” from “${practice.title}”.`, document.sha256)
    return practice.id
  })
}

/** Gives the draft of a new version the files of the practice. */
export async function copyDocuments(db: EntityManager, from: string, to: string): Promise<void> {
  await db.query(
    `insert into network."practiceDocument" ("practiceId", "fileName", type, bytes, sha256, by, "addedAt")
     select $2, "fileName", type, bytes, sha256, by, "addedAt" from network."practiceDocument" where "practiceId" = $1`,
    [from, to],
  )
}

/** Gives a practice the files of the draft that takes the place of its text. */
export async function moveDocuments(db: EntityManager, from: string, to: string): Promise<void> {
  await db.delete(PracticeDocument, { practiceId: to })
  await db.update(PracticeDocument, { practiceId: from }, { practiceId: to })
}

// What is published is changed by a new version of it, its files too.
async function findDraft(context: Context, db: EntityManager, id: string): Promise<Practice> {
  const practice = await findPractice(context, db, id)
  context.authorise('practice:edit', practice)
  checkStep('update', statusOf(practice, await context.today()))
  return practice
}

async function note(context: Context, db: EntityManager, { id, illustrative }: Practice, sentence: string, sha256: string): Promise<void> {
  await context.audit(db, { action: 'practice:document', subjectKind: 'PracticeDraft', subjectId: id, sentence, illustrative, after: { sha256 } })
}

/** The digests of all files that are kept, for a copy of the data. */
export const PRACTICE_DOCUMENT_DIGESTS = `select distinct sha256 from network."practiceDocument" order by sha256`
