import { IsNull, MoreThan, type DataSource, type EntityManager } from 'typeorm'

import { appendAudit } from '../platform/audit.ts'

import { enterAccount } from './account.enter.ts'
import { Account } from './account.ts'
import { Credential } from './credential.ts'
import { Invitation } from './invitation.ts'
import type { Vouched } from './oidc.ts'
import { openSession, type Opening } from './session.commands.ts'
import { readEmail } from './text.rules.ts'

/** Signs in whom a provider vouches for; answers whether there was an account or an invitation for them. */
export async function signInVouched(database: DataSource, opening: Opening & { requestId: string }, vouched: Vouched): Promise<boolean> {
  return database.transaction(async (db) => {
    const account = await findAccount(db, vouched, opening.now)
    const isAllowed = account !== null && !account.disabledAt && account.kind === 'PERSON'
    if (isAllowed) await openSession(opening, db, account, { singleSignOn: true })
    await appendAudit(db, opening.viewer, opening.requestId, opening.now, {
      action: isAllowed ? 'session:start' : 'session:refuse',
      subjectKind: 'account',
      subjectId: account?.id ?? null,
      sentence: isAllowed
        ? `${account.name} signed in by single sign-on from ${opening.address}.`
        : `A single sign-on from ${opening.address} was refused: ${account ? `the account of ${account.name} is disabled` : 'there is no account or invitation'}.`,
    })
    return isAllowed
  })
}

// By the provider's own key from the second time on; the first time by an address that the provider has verified.
async function findAccount(db: EntityManager, { issuer, subject, email: told, name }: Vouched, now: Date): Promise<Account | null> {
  const known = await db.findOneBy(Credential, { oidcIssuer: issuer, oidcSubject: subject })
  if (known) return db.findOneByOrFail(Account, { id: known.accountId })
  const email = told && readEmail(told)
  if (!email) return null
  const account = await db.findOne(Account, { where: { email }, lock: { mode: 'pessimistic_write' } })
  if (!account) return enterInvited(db, { issuer, subject }, email, name, now)
  const { affected } = await db.update(Credential, { accountId: account.id, oidcSubject: IsNull() }, { oidcIssuer: issuer, oidcSubject: subject })
  return affected ? account : null
}

// An administrator opens the invitation itself and chooses a password: no provider makes one.
async function enterInvited(
  db: EntityManager,
  oidc: { issuer: string; subject: string },
  email: string,
  name: string | null,
  now: Date,
): Promise<Account | null> {
  const where = { email, acceptedAt: IsNull(), revokedAt: IsNull(), expiresAt: MoreThan(now) }
  const invitation = await db.findOne(Invitation, { where, lock: { mode: 'pessimistic_write' } })
  if (!invitation || invitation.role === 'ADMIN') return null
  const { role, pilotIds } = invitation
  const account = await enterAccount(db, { name: invitation.name ?? name ?? email, email, role, pilotIds, passwordHash: null, oidc })
  await db.update(Invitation, { id: invitation.id }, { acceptedAt: now, accountId: account.id })
  return account
}
