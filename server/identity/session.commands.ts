import type { EntityManager } from 'typeorm'

import type { Context } from '../platform/context.ts'

import { Account } from './account.ts'
import { KnownBrowser } from './browser.ts'
import { clearCookie, writeCookie } from './cookie.ts'
import { hashSecret, makeSecret } from './secret.ts'
import { latestEnd } from './session.rules.ts'
import { Session } from './session.ts'
import { sessionViewer, strangerViewer } from './viewer.rules.ts'

export const browserDays = 180
const day = 86_400_000

/** What opening a session needs of a request. */
export type Opening = Pick<Context, 'now' | 'viewer' | 'secure' | 'address' | 'userAgent' | 'setCookie'>

/** Opens a new session for the account, in place of the one the browser had: a secret from before signing in is worth nothing after (ASVS 7.2.4). */
export async function openSession(context: Opening, db: EntityManager, account: Account, { singleSignOn = false } = {}): Promise<void> {
  const { now, viewer, secure } = context
  if (viewer.sessionId) await db.delete(Session, { id: viewer.sessionId })
  await forgetEnded(db, now)
  const secret = makeSecret()
  const session = await db.save(Session, {
    accountId: account.id,
    secretHash: hashSecret(secret),
    createdAt: now,
    lastSeenAt: now,
    provedAt: now,
    latestEnd: latestEnd(now),
    singleSignOn,
    address: context.address,
    userAgent: context.userAgent?.slice(0, 300) ?? null,
  })
  await db.update(Account, { id: account.id }, { lastSeenAt: now })
  // What a known browser is spared is the throttle of passwords; on the way back from a provider its cookie does not come along.
  const browserHash = singleSignOn ? null : await rememberBrowser(context, db, account.id)
  context.setCookie(writeCookie('session', secret, secure))
  context.viewer = sessionViewer(account, session, browserHash)
}

/** Ends the session that the request came with. */
export async function signOut(context: Context): Promise<boolean> {
  const { sessionId, accountId, name } = context.viewer
  if (!sessionId) return false
  await context.transaction(async (db) => {
    await db.delete(Session, { id: sessionId })
    await context.audit(db, { action: 'session:end', subjectKind: 'account', subjectId: accountId, sentence: `${name} signed out.` })
  })
  leave(context)
  return true
}

/** Ends every session of the viewer's account, this one too; answers how many there were. */
export async function signOutEverywhere(context: Context): Promise<number> {
  context.authorise('session:endAll')
  const { accountId, name } = context.viewer
  const ended = await context.transaction(async (db) => {
    const count = await endSessions(db, accountId)
    await context.audit(db, {
      action: 'session:endAll',
      subjectKind: 'account',
      subjectId: accountId,
      sentence: `${name} signed out everywhere: ${count} in all.`,
    })
    return count
  })
  leave(context)
  return ended
}

/** Ends every session of an account, as a new password, another second factor or a barred account demand. */
export async function endSessions(db: EntityManager, accountId: string | null): Promise<number> {
  if (accountId === null) return 0
  const { affected } = await db.delete(Session, { accountId })
  return affected ?? 0
}

function leave(context: Context): void {
  context.setCookie(clearCookie('session', context.secure))
  context.viewer = strangerViewer(context.viewer.browserHash ?? null)
}

async function rememberBrowser(context: Opening, db: EntityManager, accountId: string): Promise<string> {
  let { browserHash } = context.viewer
  if (!browserHash) {
    const secret = makeSecret()
    browserHash = hashSecret(secret)
    context.setCookie(writeCookie('browser', secret, context.secure, { maxAgeSeconds: (browserDays * day) / 1000 }))
  }
  await db.upsert(KnownBrowser, { accountId, secretHash: browserHash, lastUsedAt: context.now }, ['accountId', 'secretHash'])
  return browserHash
}

// Ended sessions are refused when they are asked for; the rows go when somebody signs in.
async function forgetEnded(db: EntityManager, now: Date): Promise<void> {
  await db.query(`delete from identity.session where "latestEnd" <= $1`, [now])
  await db.query(`delete from identity."knownBrowser" where "lastUsedAt" <= $1`, [new Date(now.getTime() - browserDays * day)])
}
