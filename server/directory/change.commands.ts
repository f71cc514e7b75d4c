import { randomUUID } from 'node:crypto'

import type { EntityManager } from 'typeorm'

import type { Change as Said } from '../platform/audit.ts'
import { isUuid } from '../platform/condition.ts'
import type { Context } from '../platform/context.ts'
import { Conflict, NotFound, RuleError } from '../platform/errors.ts'

import { Change, type UndoChangeInput } from './change.ts'
import { Partnership } from './partnership.ts'
import { readWhy } from './text.rules.ts'

/** What a command did: what it answers, and its line of history; without one nothing was changed. */
export interface Done<T> {
  answer: T
  said: Said | null
  /** The change that this one undoes. */
  undoes?: string
  /** Whether it is about many things, each of whose histories is to tell of it. */
  isOfMany?: boolean
}

/** Runs a command in one transaction with its line of history, and so that it can be undone. */
export async function makeChange<T>(context: Context, run: (db: EntityManager, id: string) => Promise<Done<T>>): Promise<T> {
  const id = randomUUID()
  return context
    .transaction(async (db) => {
      await db.query(`select set_config('directory.change', $1, true)`, [id])
      const { answer, said, undoes, isOfMany } = await run(db, id)
      if (!said) return answer
      await context.audit(db, said)
      // The chain's head is ours until the transaction ends, so its last entry is this one.
      await db.query(
        `insert into directory.change (id, "entryId", "madeAt")
         select $1, e.id, e.at from platform."auditHead" h join platform."auditEntry" e on e.sequence = h.sequence`,
        [id],
      )
      if (isOfMany) await db.query(CONCERN, [id])
      if (undoes) await db.query(`update directory.change set "undoneById" = $1 where id = $2`, [id, undoes])
      return answer
    })
    .catch((error: unknown) => {
      throw (error as { code?: string }).code === '23P01' ? takenMeanwhile() : error
    })
}

// The organisations and partnerships whose rows a change touched, and those whose memberships it touched.
const CONCERN = `select platform.audit_concern(c."entryId", array(
    select s.id from directory."rowChange" r, lateral (values
      (case when r."table" in ('organisation', 'partnership') then r."rowId" end),
      (case when r."table" = 'membership' then (coalesce(r.after, r.before) ->> 'partnershipId')::uuid end),
      (case when r."table" = 'membership' then (coalesce(r.after, r.before) ->> 'organisationId')::uuid end)) s(id) where r."changeId" = c.id))
  from directory.change c where c.id = $1`

/** Undoes a change by another one. What somebody has changed since is never overwritten. */
export const undoChange = (context: Context, input: UndoChangeInput): Promise<string> =>
  makeChange(context, (db) => putBackChange(context, db, input))

/** What undoing a change does, in the transaction of the change that undoes it. */
export async function putBackChange(context: Context, db: EntityManager, { id, why }: UndoChangeInput): Promise<Done<string>> {
  const reason = readWhy(why, 'why')
  const change = isUuid(id) ? await db.findOne(Change, { where: { id }, lock: { mode: 'pessimistic_write' } }) : null
  if (!change) throw new NotFound('There is no such change.')
  const [entry] = await db.query<Entry[]>(
    `select action, "subjectKind", "subjectId", sentence, before, after, illustrative from platform."auditEntry" where id = $1`,
    [change.entryId],
  )
  const { subjectKind, subjectId, sentence, before, after, illustrative } = entry!
  const partnership = subjectKind === 'Partnership' && subjectId ? await db.findOneBy(Partnership, { id: subjectId }) : null
  context.authorise('change:undo', partnership ?? undefined)
  if (change.undoneById) throw new RuleError('ALREADY_UNDONE', 'This change has been undone already.')
  await putBack(db, change.id)
  // To undo an undoing is to do the first change again.
  await db.query(`update directory.change set "undoneById" = null where "undoneById" = $1`, [change.id])
  const words = `${context.viewer.name} undid a change: “${sentence}”`
  return {
    answer: change.id,
    undoes: change.id,
    isOfMany: MANY.includes(subjectKind),
    said: { action: 'change:undo', subjectKind, subjectId, sentence: words, why: reason, before: after, after: before, illustrative },
  }
}

// What changes of many things say that they are about.
const MANY: readonly string[] = ['Import', 'Partnerships', 'Memberships', 'Organisations']

interface Entry {
  subjectKind: string
  subjectId: string | null
  sentence: string
  before: unknown
  after: unknown
  illustrative: boolean
}

const WORDS: Record<string, string> = {
  partnership: 'the partnership',
  membership: 'a membership',
  agreement: 'the agreement',
  organisation: 'the organisation',
  organisationName: 'a name',
  succession: 'a succession',
  agreementParty: 'a party',
  agreementClause: 'a clause',
  signatory: 'who is to sign',
  signature: 'a signature',
  agreementReport: 'a report',
}

async function putBack(db: EntityManager, changeId: string): Promise<void> {
  try {
    await db.query(`select directory.undo_rows($1)`, [changeId])
  } catch (error) {
    const { code, message } = error as { code?: string; message: string }
    if (code === 'CW001')
      throw new RuleError(
        'CHANGED_SINCE',
        `Somebody has changed ${WORDS[message] ?? 'a part of it'} since, so it cannot be undone as a whole. Undo the later change first, or correct it by hand.`,
      )
    if (code === '23503') throw new RuleError('NEEDED_SINCE', 'Something that was added since needs what this change made. Undo that first.')
    if (code === '23P01' || code === '23505')
      throw new RuleError('TAKEN_SINCE', 'Something that was added since stands in its place. Undo that first.')
    throw error
  }
}

const takenMeanwhile = (): Conflict =>
  new Conflict('Somebody else made the organisation a member in the same role for some of these days a moment ago. Look at the members again.')
