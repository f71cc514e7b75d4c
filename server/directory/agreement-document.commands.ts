import type { EntityManager } from 'typeorm'

import { isUuid } from '../platform/condition.ts'
import type { Context } from '../platform/context.ts'
import { storeDocument } from '../platform/document.rules.ts'
import { NotFound, RuleError } from '../platform/errors.ts'
import type { Storage } from '../platform/storage.ts'

import { AgreementDocument, type RemoveAgreementDocumentInput } from './agreement-document.ts'
import { Agreement } from './agreement.ts'
import { makeChange } from './change.commands.ts'
import { findPartnership } from './partnership.commands.ts'
import type { Partnership } from './partnership.ts'
import { needWhy } from './text.rules.ts'

const MOST = 50

/** Refuses who may not add a file to an agreement, before its bytes are read. */
export const expectDocument = (context: Context, agreementId: string): Promise<void> =>
  context.transaction(async (db) => void (await findAgreement(context, db, agreementId)))

/** Keeps a file with an agreement; the file is stored before anything says that it is there. */
export async function addDocument(context: Context, storage: Storage, agreementId: string, given: string, content: Buffer): Promise<string> {
  const stored = await storeDocument(storage, given, content)
  return makeChange(context, async (db) => {
    const { agreement, partnership } = await findAgreement(context, db, agreementId)
    const { id: by, illustrative } = { id: context.viewer.name ?? 'Somebody', illustrative: false }
    if ((await db.countBy(AgreementDocument, { agreementId })) >= MOST)
      throw new RuleError('DOCUMENTS_ENOUGH', `An agreement keeps ${MOST} files at most.`)
    const { fileName, bytes, sha256 } = stored
    const row = { agreementId, ...stored, by, addedAt: context.now, illustrative }
    const { id } = await db.save(AgreementDocument, row)
    return {
      answer: id,
      said: {
        ...about(partnership, 'agreement:document'),
        sentence: `${by} added the file “${fileName}” to “${agreement.title}”.`,
        after: { fileName, bytes, sha256 },
      },
    }
  })
}

/** Takes a file away from its agreement; undoing that brings it back, since its content stays stored. */
export async function removeDocument(context: Context, { id, why: given }: RemoveAgreementDocumentInput): Promise<string> {
  const why = needWhy(given, 'why')
  return makeChange(context, async (db) => {
    const document = isUuid(id) ? await db.findOneBy(AgreementDocument, { id }) : null
    if (!document) throw new NotFound('There is no such file.')
    const { agreement, partnership } = await findAgreement(context, db, document.agreementId)
    await db.delete(AgreementDocument, { id })
    const { fileName, sha256 } = document
    return {
      answer: agreement.id,
      said: {
        ...about(partnership, 'agreement:document'),
        sentence: `${context.viewer.name} removed the file “${fileName}” from “${agreement.title}”.`,
        why,
        before: { fileName, sha256 },
      },
    }
  })
}

const about = ({ id, illustrative }: Partnership, action: string) => ({ action, subjectKind: 'Partnership', subjectId: id, illustrative })

async function findAgreement(context: Context, db: EntityManager, id: string): Promise<{ agreement: Agreement; partnership: Partnership }> {
  const agreement = isUuid(id) ? await db.findOneBy(Agreement, { id }) : null
  if (!agreement) throw new NotFound('There is no such agreement.')
  return { agreement, partnership: await findPartnership(context, db, agreement.partnershipId) }
}

/** The digests of all files that are kept, for a copy of the data. */
export const DOCUMENT_DIGESTS = `select distinct sha256 from directory."agreementDocument" order by sha256`
