import type { EntityManager } from 'typeorm'

import { appendAudit } from '../platform/audit.ts'
import type { Context } from '../platform/context.ts'
import { BadInput, NotFound, RuleError } from '../platform/errors.ts'

import { enterAccount } from './account.enter.ts'
import { Account } from './account.ts'
import { Credential } from './credential.ts'
import { whyClosed } from './invitation.rules.ts'
import { Invitation, type AcceptInvitationInput, type OpenInvitation } from './invitation.ts'
import { needGoodPassword } from './password.commands.ts'
import { hashPassword } from './password.ts'
import { needCode } from './proof.ts'
import { sayRole } from './role.rules.ts'
import { hashSecret } from './secret.ts'
import { endSessions, openSession } from './session.commands.ts'
import { needEmail, needName } from './text.rules.ts'

/** What the holder of a link is told about it before they fill anything in. */
export async function readOpenInvitation(context: Context, secret: string): Promise<OpenInvitation> {
  return context.transaction(async (db) => {
    const { email, name, role, accountId } = await findInvitation(db, secret, context.now)
    const account = accountId === null ? null : await db.findOneBy(Account, { id: accountId })
    return { email, name, role, replacesPassword: account !== null, codeNeeded: account !== null && account.secondFactorSince !== null }
  })
}

/** Accepts an invitation: makes the account, or gives the one that is there its new password, and signs its owner in. */
export async function acceptInvitation(context: Context, input: AcceptInvitationInput): Promise<void> {
  const invitation = await context.transaction((db) => findInvitation(db, input.secret, context.now))
  const email = invitation.email ?? needEmail(input.email ?? '', 'email')
  const name = needName(input.name, 'name')
  needGoodPassword(input.password, 'password', name, email)
  await needSecondFactor(context, invitation, input.code ?? '')
  const passwordHash = await hashPassword(input.password)
  await context.transaction(async (db) => {
    const { id, role, pilotIds, accountId } = await findInvitation(db, input.secret, context.now)
    const there = await db.findOneBy(Account, { email })
    if (there?.id !== (accountId ?? undefined))
      throw new RuleError('ACCOUNT_EXISTS', 'There is an account with this address already. Sign in with it.', 'email')
    const account = there ? await replacePassword(db, there, passwordHash) : await enterAccount(db, { name, email, role, pilotIds, passwordHash })
    await db.update(Invitation, { id }, { acceptedAt: context.now, accountId: account.id })
    await openSession(context, db, account)
    await appendAudit(db, context.viewer, context.requestId, context.now, {
      action: there ? 'password:replace' : 'invitation:accept',
      subjectKind: 'account',
      subjectId: account.id,
      sentence: there
        ? `${account.name} chose a new password by way of an invitation.`
        : `${account.name} accepted an invitation as ${sayRole(role)}.`,
    })
  })
}

async function findInvitation(db: EntityManager, secret: string, now: Date): Promise<Invitation> {
  const invitation = await db.findOne(Invitation, { where: { secretHash: hashSecret(secret.trim()) }, lock: { mode: 'pessimistic_write' } })
  if (!invitation) throw new NotFound('This link is not one of ours. Open it exactly as it was sent, or ask for a new one.')
  const closed = whyClosed(invitation, now)
  if (closed) throw new RuleError('INVITATION_CLOSED', closed)
  return invitation
}

// A link in a mailbox is one factor: it replaces the password, not the other factor.
async function needSecondFactor(context: Context, { accountId }: Invitation, code: string): Promise<void> {
  if (!accountId) return
  const [account] = await context.query<{ needed: boolean }>(`select "secondFactorSince" is not null as needed from identity.account where id = $1`, [
    accountId,
  ])
  if (account?.needed)
    await needCode(context, accountId, code, new BadInput('Give a code of your authenticator app, one that was not used before.', 'code'))
}

async function replacePassword(db: EntityManager, account: Account, passwordHash: string): Promise<Account> {
  if (account.disabledAt) throw new RuleError('ACCOUNT_DISABLED', 'This account is disabled. Ask an administrator.')
  await db.upsert(Credential, { accountId: account.id, passwordHash }, ['accountId'])
  await endSessions(db, account.id)
  return account
}
