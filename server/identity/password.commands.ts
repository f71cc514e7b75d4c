import type { Context } from '../platform/context.ts'
import { BadInput, Conflict } from '../platform/errors.ts'

import { Credential } from './credential.ts'
import { hashPassword } from './password.ts'
import { findPasswordFault, wordsAbout } from './password.rules.ts'
import { findOwnAccount, needPassword } from './proof.ts'
import { endSessions, openSession } from './session.commands.ts'
import type { ChangePasswordInput } from './sign-in.ts'

/** Changes the viewer's own password. Every other session ends, and this one goes on under a new secret. */
export async function changePassword(context: Context, { password, newPassword }: ChangePasswordInput): Promise<void> {
  context.authorise('password:change')
  const accountId = context.viewer.accountId ?? ''
  const [known] = await context.query<{ name: string; email: string }>(`select name, email from identity.account where id = $1`, [accountId])
  needGoodPassword(newPassword, 'newPassword', known?.name ?? null, known?.email ?? null)
  const oldHash = await needPassword(context, accountId, password, 'password')
  const passwordHash = await hashPassword(newPassword)
  await context.transaction(async (db) => {
    const account = await findOwnAccount(context, db)
    const { affected } = await db.update(Credential, { accountId, passwordHash: oldHash }, { passwordHash })
    if (!affected) throw new Conflict('Your password was changed elsewhere a moment ago. Sign in again.')
    await endSessions(db, accountId)
    await openSession(context, db, account)
    await context.audit(db, {
      action: 'password:change',
      subjectKind: 'account',
      subjectId: accountId,
      sentence: `${account.name} changed their password.`,
      illustrative: account.illustrative,
    })
  })
}

/** Refuses a new password that is too short or easy to guess. */
export function needGoodPassword(password: string, field: string, ...about: (string | null)[]): void {
  const fault = findPasswordFault(password, wordsAbout(...about))
  if (fault) throw new BadInput(fault, field)
}
