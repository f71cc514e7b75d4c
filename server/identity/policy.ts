import { anyone, from, type Decision, type Policy } from '../platform/policy.ts'

import type { ApiToken } from './token.ts'

// One's own password, factors, sessions and tokens belong to the person: a token of theirs cannot change them.
const inSession: Decision = (viewer) => viewer.via === 'session'
// Whoever lacks a second factor that is required is PUBLIC until it is set up.
const memberInSession: Decision = (viewer) => viewer.via === 'session' && viewer.role !== 'PUBLIC'
const admin = from('ADMIN')

export const policy = {
  viewer: anyone,
  accounts: admin,
  invitations: admin,
  auditEntries: admin,
  openInvitation: anyone,
  signIn: anyone,
  acceptInvitation: anyone,
  signOut: anyone,
  signOutEverywhere: inSession,
  'session:endAll': inSession,
  changePassword: memberInSession,
  'password:change': memberInSession,
  chooseLetters: memberInSession,
  'letters:choose': memberInSession,
  beginSecondFactor: inSession,
  confirmSecondFactor: inSession,
  removeSecondFactor: memberInSession,
  'secondFactor:setUp': inSession,
  'secondFactor:remove': memberInSession,
  createToken: memberInSession,
  'token:create': memberInSession,
  apiToken: from('MEMBER'),
  revokeToken: from('MEMBER'),
  'token:revoke': (viewer, token?: ApiToken) => viewer.role === 'ADMIN' || (viewer.via === 'session' && token?.accountId === viewer.accountId),
  createInvitation: admin,
  'invitation:create': admin,
  revokeInvitation: admin,
  'invitation:revoke': admin,
  updateAccount: admin,
  'account:update': admin,
} satisfies Policy
