import type { EntityManager } from 'typeorm'

import { appendAudit } from '../platform/audit.ts'
import type { Context } from '../platform/context.ts'
import { Unauthenticated } from '../platform/errors.ts'

import { Account } from './account.ts'
import { Credential } from './credential.ts'
import { hashPassword, isHashStale, isPasswordRight } from './password.ts'
import { needCode } from './proof.ts'
import { openSession } from './session.commands.ts'
import type { SignInInput } from './sign-in.ts'
import { readEmail } from './text.rules.ts'
import { countSignIn, type Try } from './throttle.ts'

// One sentence for every wrong combination, so that nobody learns which addresses have accounts (ASVS 6.3.8).
const wrong = 'The e-mail address or the password is not right.'

/** Signs somebody in; answers whether a code is still needed. */
export async function signIn(context: Context, { email: typed, password, code }: SignInInput): Promise<{ secondFactorNeeded: boolean }> {
  const email = readEmail(typed) ?? typed.trim().toLowerCase()
  const claimed = await findClaimed(context, email)
  const attempt = await countSignIn(context, email, claimed?.isKnownBrowser ?? false)
  if (attempt.needsBothFactors && !code) throw attempt.refusal
  const isRight = await isPasswordRight(claimed?.passwordHash ?? null, password)
  if (!claimed || !isRight || claimed.disabledAt) return refuse(context, claimed, attempt)
  if (!claimed.hasSecondFactor && attempt.needsBothFactors) throw attempt.refusal
  if (claimed.hasSecondFactor && !code) {
    await context.transaction(attempt.forgive)
    return { secondFactorNeeded: true }
  }
  if (claimed.hasSecondFactor) await needCode(context, claimed.id, code ?? '', attempt.needsBothFactors ? attempt.refusal : undefined)
  const newHash = isHashStale(claimed.passwordHash) ? await hashPassword(password) : null
  await context.transaction(async (db) => {
    await attempt.forgive(db)
    if (newHash) await db.update(Credential, { accountId: claimed.id, passwordHash: claimed.passwordHash }, { passwordHash: newHash })
    const account = await lockUnchanged(db, claimed, newHash ?? claimed.passwordHash)
    await openSession(context, db, account)
    await appendAudit(db, context.viewer, context.requestId, context.now, {
      action: 'session:start',
      subjectKind: 'account',
      subjectId: account.id,
      sentence: `${account.name} signed in from ${context.address}.`,
      illustrative: account.illustrative,
    })
  })
  return { secondFactorNeeded: false }
}

interface Claimed {
  id: string
  name: string
  passwordHash: string
  disabledAt: Date | null
  hasSecondFactor: boolean
  isKnownBrowser: boolean
}

async function findClaimed(context: Context, email: string): Promise<Claimed | null> {
  const [found] = await context.query<Claimed>(
    `select a.id, a.name, c."passwordHash", a."disabledAt", a."secondFactorSince" is not null as "hasSecondFactor",
       exists (select from identity."knownBrowser" b where b."accountId" = a.id and b."secretHash" = $2) as "isKnownBrowser"
     from identity.account a join identity.credential c on c."accountId" = a.id where a.email = $1 and a.kind = 'PERSON'`,
    [email, context.viewer.browserHash ?? null],
  )
  return found ?? null
}

async function refuse(context: Context, claimed: Claimed | null, { needsBothFactors, refusal }: Try): Promise<never> {
  await context.transaction((db) =>
    context.audit(db, {
      action: 'session:refuse',
      subjectKind: 'account',
      subjectId: claimed?.id ?? null,
      // Whatever was typed as an address is left out: people type passwords there.
      sentence: `A sign-in from ${context.address} ${claimed ? `to the account of ${claimed.name}` : 'to no account of ours'} was refused.`,
    }),
  )
  throw needsBothFactors ? refusal : new Unauthenticated(wrong)
}

// Between the check and this moment the password may have been changed or the account barred.
async function lockUnchanged(db: EntityManager, claimed: Claimed, passwordHash: string): Promise<Account> {
  const account = await db.findOne(Account, { where: { id: claimed.id }, lock: { mode: 'pessimistic_write' } })
  const credential = await db.findOneBy(Credential, { accountId: claimed.id, passwordHash })
  if (!account || account.disabledAt || !credential) throw new Unauthenticated(wrong)
  return account
}
