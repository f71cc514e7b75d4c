import type { Context } from '../platform/context.ts'

import { Account } from './account.ts'
import type { ChooseLettersInput } from './letter.ts'

/** Notes which letters the viewer wants; nobody else sees it, so no line of history is written. */
export async function chooseLetters(context: Context, { pace }: ChooseLettersInput): Promise<void> {
  context.authorise('letters:choose')
  await context.transaction((db) => db.update(Account, { id: context.viewer.accountId ?? '' }, { letters: pace, lettersSince: context.now }))
}
