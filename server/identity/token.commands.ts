import { randomUUID } from 'node:crypto'

import type { EntityManager } from 'typeorm'

import type { Context } from '../platform/context.ts'
import { asId } from '../platform/condition.ts'
import { NotFound, RuleError } from '../platform/errors.ts'
import type { TokenScope } from '../platform/viewer.ts'

import { findOwnAccount, proveSelf } from './proof.ts'
import { isWithin, sayRole, type Scope } from './role.rules.ts'
import { hashSecret, makeSecret } from './secret.ts'
import { needDays, needName, needPilotIds } from './text.rules.ts'
import { longestTokenDays, needScopes, needTokenScope, tokenExpiry, tokenPrefix, writeToken } from './token.rules.ts'
import { ApiToken, type CreateTokenInput } from './token.ts'

const mostTokens = 50

/** Makes a token for the viewer's own account, for no more than the viewer may do. Its text is answered once. */
export async function createToken(context: Context, input: CreateTokenInput): Promise<{ id: string; secret: string }> {
  context.authorise('token:create')
  const pilotIds = needPilotIds(input.pilotIds, 'pilotIds')
  const { role, pilotsOnly, canWrite } = input
  const wish = needTokenScope({ role, pilotIds, pilotsOnly, canWrite })
  const scopes = needScopes(input.scopes, canWrite, 'scopes')
  const name = needName(input.name, 'name')
  const days = needDays(input.days, longestTokenDays, 'days')
  await proveSelf(context, input)
  return context.transaction(async (db) => {
    const account = await findOwnAccount(context, db)
    if (!isWithin(wish, account))
      throw new RuleError('TOKEN_SCOPE', 'A token cannot do more than you can. Choose your own role and pilots, or fewer.', 'role')
    const active = await db.query<[{ count: number }]>(
      `select count(*) as count from identity."apiToken" where "accountId" = $1 and "revokedAt" is null and "expiresAt" > $2`,
      [account.id, context.now],
    )
    if (active[0].count >= mostTokens)
      throw new RuleError('TOKEN_COUNT', `You have ${mostTokens} tokens that work. Revoke one that is no longer used.`)
    const kept = { name, role, pilotIds, pilotsOnly, scopes, days, canWrite }
    const { id, text } = await enterToken(db, { ...kept, accountId: account.id, now: context.now })
    await context.audit(db, {
      action: 'token:create',
      subjectKind: 'apiToken',
      subjectId: id,
      sentence: `${account.name} made the token “${name}” with the rights of ${sayRole(role)}, good for ${days} ${days === 1 ? 'day' : 'days'}.`,
      after: kept,
      illustrative: account.illustrative,
    })
    return { id, secret: text }
  })
}

/** Revokes a token: the next call with it fails. */
export async function revokeToken(context: Context, id: string): Promise<string> {
  return context.transaction(async (db) => {
    const token = await db.findOne(ApiToken, { where: { id: asId(id) }, lock: { mode: 'pessimistic_write' } })
    if (!token || !(context.viewer.role === 'ADMIN' || token.accountId === context.viewer.accountId)) throw new NotFound('There is no such token.')
    context.authorise('token:revoke', token)
    if (token.revokedAt) throw new RuleError('TOKEN_REVOKED', 'This token was revoked already.')
    await db.update(ApiToken, { id }, { revokedAt: context.now })
    await context.audit(db, {
      action: 'token:revoke',
      subjectKind: 'apiToken',
      subjectId: id,
      sentence: `${context.viewer.name} revoked the token “${token.name}” (${token.prefix}…).`,
    })
    return id
  })
}

export interface NewToken extends Scope {
  accountId: string
  name: string
  days: number
  canWrite: boolean
  /** Limited to its pilots, and for some things only: for the command line neither. */
  pilotsOnly?: boolean
  scopes?: TokenScope[]
  now: Date
}

/** Enters a token; everything about it has been checked. Answers its id and its text. */
export async function enterToken(db: EntityManager, { days, now, pilotIds, ...token }: NewToken): Promise<{ id: string; text: string }> {
  const id = randomUUID()
  const secret = makeSecret()
  const kept = {
    id,
    prefix: tokenPrefix(id),
    secretHash: hashSecret(secret),
    createdAt: now,
    expiresAt: tokenExpiry(now, days),
    pilotIds: [...pilotIds],
  }
  await db.insert(ApiToken, { ...token, ...kept })
  return { id, text: writeToken(id, secret) }
}
