import { IsNull, type DataSource } from 'typeorm'

import { appendAudit } from '../platform/audit.ts'
import { systemViewer, type Role, type Viewer } from '../platform/viewer.ts'

import { enterAccount } from './account.enter.ts'
import { Account } from './account.ts'
import { enterInvitation } from './invitation.commands.ts'
import { invitationPath } from './invitation.rules.ts'
import { Invitation } from './invitation.ts'
import { needScope, sayRole } from './role.rules.ts'
import { needDays, needName } from './text.rules.ts'
import { enterToken } from './token.commands.ts'
import { longestTokenDays } from './token.rules.ts'

const commandLine: Viewer = { ...systemViewer, name: 'The command line' }
const signInLinkHours = 24

export interface TokenWish {
  role: Role
  /** The pilot of a pilot lead's token. */
  pilotId?: string
  name: string
  days: number
}

/** Makes a token for whoever may use the server's own terminal, owned by a program's account of that role. Answers its text. */
export async function createTokenFor(database: DataSource, { role, pilotId, name, days }: TokenWish): Promise<string> {
  const scope = { role, pilotIds: pilotId ? [pilotId] : [] }
  needScope(scope)
  const wish = { ...scope, name: needName(name, 'name'), days: needDays(days, longestTokenDays, 'days'), canWrite: true, now: new Date() }
  return database.transaction(async (db) => {
    // The top-level domain .invalid belongs to nobody (RFC 2606), so no provider can ever vouch for such an address.
    const email = `${[role, pilotId].filter(Boolean).join('.').toLowerCase()}@command-line.invalid`
    const owner =
      (await db.findOneBy(Account, { email })) ??
      (await enterAccount(db, {
        ...scope,
        name: `Command line (${role.toLowerCase().replace('_', ' ')})`,
        email,
        kind: 'SERVICE',
        passwordHash: null,
      }))
    const { id, text } = await enterToken(db, { ...wish, accountId: owner.id })
    await appendAudit(db, commandLine, null, wish.now, {
      action: 'token:create',
      subjectKind: 'apiToken',
      subjectId: id,
      sentence: `The token “${wish.name}” with the rights of ${sayRole(role)} was made on the command line, good for ${days} ${days === 1 ? 'day' : 'days'}.`,
      after: { name: wish.name, ...scope, days, canWrite: true },
    })
    return text
  })
}

/** Makes the one-time link with which the first administrator makes an account; null once there is one. Earlier links stop working. */
export async function createSignInLink(database: DataSource, baseUrl: string): Promise<string | null> {
  const now = new Date()
  return database.transaction(async (db) => {
    if (await db.findOneBy(Account, { role: 'ADMIN', kind: 'PERSON', illustrative: false, disabledAt: IsNull() })) return null
    await db.update(Invitation, { email: IsNull(), acceptedAt: IsNull(), revokedAt: IsNull() }, { revokedAt: now })
    const expiresAt = new Date(now.getTime() + signInLinkHours * 3_600_000)
    const { id, secret } = await enterInvitation(db, {
      email: null,
      name: null,
      role: 'ADMIN',
      pilotIds: [],
      invitedBy: commandLine.name,
      createdAt: now,
      expiresAt,
    })
    await appendAudit(db, commandLine, null, now, {
      action: 'invitation:create',
      subjectKind: 'invitation',
      subjectId: id,
      sentence: 'A one-time link for the first administrator was printed on the command line.',
    })
    return new URL(invitationPath(secret), baseUrl).href
  })
}
