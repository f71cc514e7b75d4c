import { IsNull, type EntityManager } from 'typeorm'

import type { Context } from '../platform/context.ts'
import { asId } from '../platform/condition.ts'
import { NotFound, RuleError } from '../platform/errors.ts'
import type { Role } from '../platform/viewer.ts'

import { Account } from './account.ts'
import { invitationPath, longestInvitationDays, whyClosed } from './invitation.rules.ts'
import { Invitation, type CreateInvitationInput } from './invitation.ts'
import { proveSelf } from './proof.ts'
import { needScope } from './role.rules.ts'
import { hashSecret, makeSecret } from './secret.ts'
import { needDays, needEmail, needName, needPilotIds } from './text.rules.ts'

const day = 86_400_000

/** Invites somebody by a link that is answered once. For somebody who has an account it is the way to a new password. */
export async function createInvitation(context: Context, input: CreateInvitationInput): Promise<{ id: string; link: string }> {
  context.authorise('invitation:create')
  const email = needEmail(input.email, 'email')
  const name = input.name ? needName(input.name, 'name') : null
  const scope = { role: input.role, pilotIds: needPilotIds(input.pilotIds, 'pilotIds') }
  needScope(scope)
  const days = needDays(input.days, longestInvitationDays, 'days')
  const there = await findByEmail(context, email)
  if (scope.role === 'ADMIN' || there?.role === 'ADMIN') await proveSelf(context, input)
  return context.transaction(async (db) => {
    const account = await db.findOneBy(Account, { email })
    if (account?.disabledAt)
      throw new RuleError('ACCOUNT_DISABLED', 'The account with this address is disabled. Enable it before you invite its owner again.', 'email')
    if (account?.kind === 'SERVICE') throw new RuleError('SERVICE_ACCOUNT', 'The account with this address belongs to a program.', 'email')
    if (account?.role === 'ADMIN' && there?.role !== 'ADMIN')
      throw new RuleError('ACCOUNT_CHANGED', 'The account with this address was changed a moment ago. Look at it again.')
    const kept = account ? { role: account.role, pilotIds: account.pilotIds, name: account.name, accountId: account.id } : { ...scope, name }
    await db.update(Invitation, { email, acceptedAt: IsNull(), revokedAt: IsNull() }, { revokedAt: context.now })
    const { id, secret } = await enterInvitation(db, {
      ...kept,
      email,
      invitedBy: context.viewer.name,
      expiresAt: new Date(context.now.getTime() + days * day),
      createdAt: context.now,
    })
    await context.audit(db, {
      action: 'invitation:create',
      subjectKind: 'invitation',
      subjectId: id,
      sentence: account
        ? `${context.viewer.name} sent ${account.name} a link to a new password.`
        : `${context.viewer.name} invited ${email} as ${scope.role}.`,
      after: { email, role: kept.role, pilotIds: kept.pilotIds, days },
    })
    return { id, link: invitationPath(secret) }
  })
}

/** Withdraws an invitation that is still open. */
export async function revokeInvitation(context: Context, id: string): Promise<string> {
  context.authorise('invitation:revoke')
  return context.transaction(async (db) => {
    const invitation = await db.findOne(Invitation, { where: { id: asId(id) }, lock: { mode: 'pessimistic_write' } })
    if (!invitation?.email) throw new NotFound('There is no such invitation.')
    const closed = whyClosed(invitation, context.now)
    if (closed) throw new RuleError('INVITATION_CLOSED', 'This invitation is no longer open, so there is nothing to withdraw.')
    await db.update(Invitation, { id }, { revokedAt: context.now })
    await context.audit(db, {
      action: 'invitation:revoke',
      subjectKind: 'invitation',
      subjectId: id,
      sentence: `${context.viewer.name} withdrew the invitation of ${invitation.email}.`,
    })
    return id
  })
}

export interface NewInvitation {
  email: string | null
  name: string | null
  role: Role
  pilotIds: string[]
  accountId?: string
  invitedBy: string | null
  createdAt: Date
  expiresAt: Date
}

/** Enters an invitation; everything about it has been checked. Answers its id and its secret. */
export async function enterInvitation(db: EntityManager, invitation: NewInvitation): Promise<{ id: string; secret: string }> {
  const secret = makeSecret()
  const { id } = await db.save(Invitation, { ...invitation, secretHash: hashSecret(secret) })
  return { id, secret }
}

async function findByEmail(context: Context, email: string): Promise<{ role: Role } | undefined> {
  const [found] = await context.query<{ role: Role }>(`select role from identity.account where email = $1`, [email])
  return found
}
