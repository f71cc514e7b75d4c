import type { Module } from '../platform/module.ts'

import { AccountResolver } from './account.resolver.ts'
import { Account } from './account.ts'
import { AuditEntryResolver } from './audit-entry.resolver.ts'
import { AuditEntry } from './audit-entry.ts'
import { KnownBrowser } from './browser.ts'
import { Credential } from './credential.ts'
import { InvitationResolver } from './invitation.resolver.ts'
import { Invitation } from './invitation.ts'
import { Identity1780000100000 } from './migrations/1780000100000-identity.ts'
import { Letter } from './letter.ts'
import { TokenScopes1795337100000 } from './migrations/1795337100000-token-scopes.ts'
import { Letters1795346100000 } from './migrations/1795346100000-letters.ts'
import { OrganisationStub } from './organisation.stub.ts'
import { PartnershipStub } from './partnership.stub.ts'
import { PilotStub } from './pilot.stub.ts'
import { policy } from './policy.ts'
import { Session } from './session.ts'
import { SignInResolver } from './sign-in.resolver.ts'
import { FailureCount } from './throttle.ts'
import { TokenResolver } from './token.resolver.ts'
import { ApiToken } from './token.ts'
import { TokenUse } from './token-use.ts'
import { SessionResolver, ViewerResolver } from './viewer.resolver.ts'
import { ViewerType } from './viewer.ts'

export { enterDemonstrationPerson, type DemonstrationPerson } from './account.enter.ts'
export { createIsActive } from './account.active.ts'
export { createFindActor, type FindActor } from './actor.ts'
export { createAuthenticate } from './authenticate.ts'
export { createLetterQueue, type DueLetter, type LetterQueue } from './letter.queue.ts'
export { createLetterRoutes, stopPage, stopPath } from './letter.routes.ts'
export { stopKey } from './letter.rules.ts'
export { createUseLog } from './token-use.log.ts'
export { createRoutes } from './routes.ts'
export { createSignInLink, createTokenFor, type TokenWish } from './command-line.ts'

/** Accounts, roles, sessions, tokens, invitations, and the history of what people did. */
export const identity: Module = {
  name: 'identity',
  entities: [Account, Credential, Session, KnownBrowser, ApiToken, TokenUse, Invitation, FailureCount, AuditEntry, Letter],
  migrations: [Identity1780000100000, TokenScopes1795337100000, Letters1795346100000],
  resolvers: [ViewerResolver, SessionResolver, AccountResolver, TokenResolver, InvitationResolver, SignInResolver, AuditEntryResolver],
  types: [ViewerType, PilotStub, PartnershipStub, OrganisationStub],
  policy,
}
