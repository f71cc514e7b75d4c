import type { EntityManager } from 'typeorm'

import type { Context } from '../platform/context.ts'
import { BadInput, Forbidden, RuleError, Unauthenticated, type ExpectedError } from '../platform/errors.ts'

import { Account } from './account.ts'
import { Credential } from './credential.ts'
import { isPasswordRight } from './password.ts'
import { unseal } from './seal.ts'
import { acceptCode } from './second-factor.rules.ts'
import { isProofFresh } from './session.rules.ts'
import { Session } from './session.ts'
import { countProof } from './throttle.ts'

const wrongCode = 'This code is not right, or it has been used already. Wait for the next one and give that.'

/** What somebody gives to show once more that it is they. */
export interface Proof {
  password?: string | null
  code?: string | null
}

/** Asks a person for a password or a code unless they gave one in the last ten minutes: before roles change hands and tokens are made. */
export async function proveSelf(context: Context, { password, code }: Proof): Promise<void> {
  const { sessionId, accountId } = context.viewer
  if (!sessionId || !accountId) throw new Forbidden('Only a person who is signed in may do this; a token may not.')
  const session = await context.transaction((db) => db.findOneByOrFail(Session, { id: sessionId }))
  if (isProofFresh(session.provedAt, context.now)) return
  if (password) await needPassword(context, accountId, password, 'password')
  else if (code) await needCode(context, accountId, code, new BadInput(wrongCode, 'code'))
  else throw new RuleError('PROOF_NEEDED', 'Confirm that it is you: give your password, or a code of your second factor.', 'password')
  await context.transaction((db) => db.update(Session, { id: sessionId }, { provedAt: context.now }))
}

/** Refuses anything but the account's present password; counts the tries. Answers the hash that it was checked against. */
export async function needPassword(context: Context, accountId: string, password: string, field: string): Promise<string> {
  const attempt = await countProof(context, 'again', accountId)
  const [kept] = await context.query<{ passwordHash: string | null }>(`select "passwordHash" from identity.credential where "accountId" = $1`, [
    accountId,
  ])
  if (!kept?.passwordHash)
    throw new RuleError(
      'NO_PASSWORD',
      'Your account has no password: sign in with single sign-on, or ask an administrator for a new invitation.',
      field,
    )
  if (!(await isPasswordRight(kept.passwordHash, password))) {
    await noteRefusal(context, accountId, 'password')
    throw new BadInput('This is not your password.', field)
  }
  await context.transaction(attempt.forgive)
  return kept.passwordHash
}

/** Refuses anything but a code that the account's second factor shows now and that was not used before; counts the tries. */
export async function needCode(
  context: Context,
  accountId: string,
  code: string,
  refusal: ExpectedError = new Unauthenticated(wrongCode),
): Promise<void> {
  const attempt = await countProof(context, 'code', accountId)
  const isRight = await context.transaction(async (db) => {
    const kept = await db.findOne(Credential, { where: { accountId }, lock: { mode: 'pessimistic_write' } })
    const step = kept?.sharedSecret ? acceptCode(await unseal(db, kept.sharedSecret), code, context.now, kept.lastStep) : null
    if (step === null) return false
    await db.update(Credential, { accountId }, { lastStep: step })
    await attempt.forgive(db)
    return true
  })
  if (isRight) return
  await noteRefusal(context, accountId, 'code')
  throw refusal
}

/** The viewer's own account, locked for a change. */
export async function findOwnAccount(context: Context, db: EntityManager): Promise<Account> {
  const account = await db.findOne(Account, { where: { id: context.viewer.accountId ?? '' }, lock: { mode: 'pessimistic_write' } })
  if (!account) throw new Unauthenticated()
  return account
}

async function noteRefusal(context: Context, accountId: string, what: 'password' | 'code'): Promise<void> {
  await context.transaction((db) =>
    context.audit(db, {
      action: `${what}:refuse`,
      subjectKind: 'account',
      subjectId: accountId,
      sentence: `A wrong ${what} was given from ${context.address}.`,
    }),
  )
}
