import { isUuid } from '../platform/condition.ts'
import type { Context } from '../platform/context.ts'
import { BadInput, NotFound, RuleError, Unauthenticated } from '../platform/errors.ts'

import { SavedView, type SaveViewInput } from './saved-view.ts'

const MOST = 50
// What belongs to one visit and not to a view.
const PASSING = ['after', 'before']

/** Keeps a view of a list. It is nobody's history, so no line of it is written. */
export async function saveView(context: Context, { list, name: given, query: text, isShared }: SaveViewInput): Promise<string> {
  context.authorise('view:save')
  const { accountId: ownerId, name: owner } = context.viewer
  if (!ownerId || !owner) throw new Unauthenticated()
  const name = given.trim()
  if (!name || name.length > 60) throw new BadInput('Give the view a name of at most 60 characters.', 'name')
  const params = new URLSearchParams(text)
  for (const one of PASSING) params.delete(one)
  const query = params.toString()
  if (query.length > 2_000) throw new BadInput('This view has more filters than can be kept.', 'query')
  return context.transaction(async (db) => {
    const kept = await db.findOneBy(SavedView, { ownerId, list, name })
    if (!kept && (await db.countBy(SavedView, { ownerId })) >= MOST)
      throw new RuleError('VIEWS_ENOUGH', `You have ${MOST} views: remove one that you no longer need.`)
    const { id } = await db.save(SavedView, { ...(kept && { id: kept.id }), list, name, query, isShared, ownerId, owner, savedAt: context.now })
    return id
  })
}

/** Removes a view of one's own; an administrator removes any that is shared. */
export async function removeView(context: Context, id: string): Promise<string> {
  context.authorise('view:save')
  return context.transaction(async (db) => {
    const view = isUuid(id) ? await db.findOneBy(SavedView, { id }) : null
    const isMine = view?.ownerId === context.viewer.accountId
    if (!view || !(isMine || (view.isShared && context.viewer.role === 'ADMIN'))) throw new NotFound('You have no such view.')
    await db.delete(SavedView, { id })
    return id
  })
}
