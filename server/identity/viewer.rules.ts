import { publicViewer, type Role, type TokenScope, type Viewer } from '../platform/viewer.ts'

import { narrowScope } from './role.rules.ts'

/** What of an account decides who its holder is to the rest of the product. */
export interface AccountFacts {
  id: string
  name: string
  role: Role
  pilotIds: string[]
  disabledAt: Date | null
  secondFactorSince: Date | null
  secondFactorRequired: boolean
}

/** What a token is narrowed to. */
export interface TokenFacts {
  id: string
  role: Role
  pilotIds: string[]
  canWrite: boolean
  pilotsOnly: boolean
  scopes: TokenScope[]
}

/** Somebody in a browser. Without the second factor that an administrator requires they are let in no further than to set it up. */
export function sessionViewer(account: AccountFacts, session: { id: string; singleSignOn: boolean }, browserHash: string | null): Viewer {
  const { id: accountId, name, role, pilotIds } = account
  const known = { accountId, name, via: 'session', sessionId: session.id, canWrite: true, ...(browserHash && { browserHash }) } as const
  if (lacksSecondFactor(account) && !session.singleSignOn)
    return { ...known, role: 'PUBLIC', pilotIds: [], whyPublic: 'Set up your second factor first: an administrator requires it for your account.' }
  return { ...known, role, pilotIds }
}

/** A program with a token: never more than its owner is at this moment. */
export function tokenViewer(account: AccountFacts, token: TokenFacts): Viewer {
  const { id: tokenId, canWrite, scopes, pilotsOnly } = token
  const { role, pilotIds } = narrowScope(token, account)
  const { id: accountId, name } = account
  return { accountId, name, role, pilotIds, via: 'token', tokenId, canWrite, scopes, ...(pilotsOnly && { onlyPilotIds: token.pilotIds }) }
}

/** Somebody who is not signed in, in a browser that may have been. */
export function strangerViewer(browserHash: string | null, whyPublic?: string): Viewer {
  return { ...publicViewer, ...(browserHash && { browserHash }), ...(whyPublic && { whyPublic }) }
}

/** Whether an account still has to set up the second factor that is required of it. */
export const lacksSecondFactor = (account: Pick<AccountFacts, 'secondFactorRequired' | 'secondFactorSince'>): boolean =>
  account.secondFactorRequired && account.secondFactorSince === null
