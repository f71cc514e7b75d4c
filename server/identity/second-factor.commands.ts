import type { EntityManager } from 'typeorm'

import type { Context } from '../platform/context.ts'
import { BadInput, RuleError } from '../platform/errors.ts'

import { Account } from './account.ts'
import { Credential } from './credential.ts'
import { findOwnAccount, needCode, needPassword } from './proof.ts'
import { seal, unseal } from './seal.ts'
import { acceptCode, authenticatorUri, makeSharedSecret } from './second-factor.rules.ts'
import type { RemoveSecondFactorInput, SecondFactorSetup } from './second-factor.ts'
import { endSessions, openSession } from './session.commands.ts'

/** Starts setting up a second factor; it counts from the first right code on. */
export async function beginSecondFactor(context: Context): Promise<SecondFactorSetup> {
  context.authorise('secondFactor:setUp')
  const secret = makeSharedSecret()
  return context.transaction(async (db) => {
    const account = await findOwnAccount(context, db)
    if (account.secondFactorSince) throw new RuleError('SECOND_FACTOR_SET', 'There is a second factor already. Remove it before you set up another.')
    await db.upsert(Credential, { accountId: account.id, pendingSecret: await seal(db, secret) }, ['accountId'])
    return { secret, uri: authenticatorUri(secret, account.email) }
  })
}

/** Finishes setting up a second factor with a right code of it. Every other session ends. */
export async function confirmSecondFactor(context: Context, code: string): Promise<void> {
  context.authorise('secondFactor:setUp')
  await context.transaction(async (db) => {
    const account = await findOwnAccount(context, db)
    const kept = await db.findOneBy(Credential, { accountId: account.id })
    if (!kept?.pendingSecret) throw new RuleError('SECOND_FACTOR_NOT_BEGUN', 'Begin with setting up the second factor, then give a code of it.')
    const lastStep = acceptCode(await unseal(db, kept.pendingSecret), code, context.now, null)
    if (lastStep === null)
      throw new BadInput('This is not the code that the app shows now. Check the clock of the phone, and give the newest code.', 'code')
    await db.update(Credential, { accountId: account.id }, { sharedSecret: kept.pendingSecret, pendingSecret: null, lastStep })
    await changeSecondFactor(context, db, account, true)
  })
}

/** Takes the viewer's second factor away; asks for both factors a last time. Every other session ends. */
export async function removeSecondFactor(context: Context, { password, code }: RemoveSecondFactorInput): Promise<void> {
  context.authorise('secondFactor:remove')
  const accountId = context.viewer.accountId ?? ''
  await needPassword(context, accountId, password, 'password')
  await needCode(
    context,
    accountId,
    code,
    new BadInput('This code is not right, or it has been used already. Wait for the next one and give that.', 'code'),
  )
  await context.transaction(async (db) => {
    const account = await findOwnAccount(context, db)
    if (account.secondFactorRequired)
      throw new RuleError('SECOND_FACTOR_REQUIRED', 'An administrator requires a second factor for your account, so it cannot be removed.')
    await forgetSecondFactor(db, account.id)
    await changeSecondFactor(context, db, account, false)
  })
}

/** Removes what a second factor is checked against. */
export async function forgetSecondFactor(db: EntityManager, accountId: string): Promise<void> {
  await db.update(Credential, { accountId }, { sharedSecret: null, pendingSecret: null, lastStep: null })
}

async function changeSecondFactor(context: Context, db: EntityManager, account: Account, isSet: boolean): Promise<void> {
  account.secondFactorSince = isSet ? context.now : null
  account.version += 1
  await db.save(account)
  await endSessions(db, account.id)
  await openSession(context, db, account)
  await context.audit(db, {
    action: isSet ? 'secondFactor:add' : 'secondFactor:remove',
    subjectKind: 'account',
    subjectId: account.id,
    sentence: isSet ? `${account.name} set up a second factor.` : `${account.name} removed their second factor.`,
    illustrative: account.illustrative,
  })
}
