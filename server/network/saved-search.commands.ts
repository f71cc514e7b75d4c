import { isUuid } from '../platform/condition.ts'
import type { Context } from '../platform/context.ts'
import { NotFound, RuleError, Unauthenticated } from '../platform/errors.ts'

import { SavedSearch, type SaveSearchInput } from './saved-search.ts'
import { need } from './text.rules.ts'

const MOST = 50

/** Keeps a search for its owner alone; one of the same name is replaced. It is nobody's history, so no line of it is written. */
export async function saveSearch(context: Context, input: SaveSearchInput): Promise<string> {
  context.authorise('search:save')
  const accountId = needAccount(context)
  const name = need(input.name, 80, 'name', 'Give the search a name.')
  const query = need(new URLSearchParams(input.query).toString(), 1000, 'query', 'There is nothing to keep: search for something first.')
  return context.transaction(async (db) => {
    const kept = await db.countBy(SavedSearch, { accountId })
    if (kept >= MOST && !(await db.existsBy(SavedSearch, { accountId, name })))
      throw new RuleError('SEARCHES_ENOUGH', `You have ${MOST} searches: remove one you no longer need.`)
    await db.upsert(SavedSearch, { accountId, name, query, savedAt: context.now }, ['accountId', 'name'])
    return (await db.findOneByOrFail(SavedSearch, { accountId, name })).id
  })
}

/** Removes a search that its owner kept. */
export async function removeSavedSearch(context: Context, id: string): Promise<string> {
  context.authorise('search:save')
  const accountId = needAccount(context)
  return context.transaction(async (db) => {
    const { affected } = isUuid(id) ? await db.delete(SavedSearch, { id, accountId }) : { affected: 0 }
    if (!affected) throw new NotFound('You have no such search.')
    return id
  })
}

/** The account of who asks; what belongs to a person needs one. */
export function needAccount({ viewer }: Context): string {
  if (viewer.accountId === null) throw new Unauthenticated()
  return viewer.accountId
}
