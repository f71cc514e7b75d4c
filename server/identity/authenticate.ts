import type { Pool } from 'pg'

import { BadInput, Unauthenticated } from '../platform/errors.ts'
import type { Arrival, Authentication } from '../platform/http.answer.ts'
import { shareReads } from '../platform/shared.ts'
import { VERSIONS_SQL, versionsIn, type WithVersions } from '../platform/versions.ts'

import { clearCookie, readCookie } from './cookie.ts'
import { hashSecret, isSameHash } from './secret.ts'
import { isSightingDue, whyEnded } from './session.rules.ts'
import { readToken } from './token.rules.ts'
import { lacksSecondFactor, sessionViewer, strangerViewer, tokenViewer, type AccountFacts, type TokenFacts } from './viewer.rules.ts'

type Credentials = Pick<Arrival, 'message' | 'secure' | 'isWatching'>
export type Authenticate = (arrival: Credentials) => Promise<Authentication>

/**
 * Says who sends a request, by its bearer token or its session cookie. The rows are read on every request, so that whatever
 * happened to the account, the session or the token a moment ago already counts; the data's versions come with them.
 */
export function createAuthenticate(pool: Pool, clock: () => Date = () => new Date()): Authenticate {
  const readSession = shareReads((hash) => sessionOf(pool, hash))
  const readApiToken = shareReads((id) => tokenOf(pool, id))
  return async ({ message, secure, isWatching = false }) => {
    const { authorization, cookie } = message.headers
    const session = readCookie(cookie, 'session', secure)
    const browser = readCookie(cookie, 'browser', secure)
    const browserHash = browser && hashSecret(browser)
    if (authorization && session) throw new BadInput('Send a token or a session cookie, not both.', 'authorization')
    if (authorization) return fromToken(pool, readApiToken, authorization, clock())
    if (session) return fromSession(pool, readSession, session, browserHash, secure, isWatching, clock())
    return { viewer: strangerViewer(browserHash), setCookies: [] }
  }
}

const accountColumns = `a.id, a.name, a.role, a."pilotIds", a."disabledAt", a."secondFactorSince", a."secondFactorRequired", a."lastSeenAt" as "accountSeenAt"`

interface SessionRow extends AccountFacts, WithVersions {
  accountSeenAt: Date | null
  sessionId: string
  lastSeenAt: Date
  latestEnd: Date
  singleSignOn: boolean
}

const sessionOf = (pool: Pool, secretHash: string): Promise<SessionRow | undefined> =>
  readOne<SessionRow>(
    pool,
    'identity session',
    `select ${accountColumns}, s.id as "sessionId", s."lastSeenAt", s."latestEnd", s."singleSignOn", ${VERSIONS_SQL} as versions
     from identity.session s join identity.account a on a.id = s."accountId" where s."secretHash" = $1`,
    secretHash,
  )

type Find<Row> = (key: string) => Promise<Row | undefined>

async function fromSession(
  pool: Pool,
  find: Find<SessionRow>,
  secret: string,
  browserHash: string | null,
  secure: boolean,
  isWatching: boolean,
  now: Date,
): Promise<Authentication> {
  const row = await find(hashSecret(secret))
  const ended = row && !row.disabledAt ? whyEnded(row, row.role, now) : 'You were signed out. Sign in again.'
  if (!row || ended) return { viewer: strangerViewer(browserHash, ended ?? undefined), setCookies: [clearCookie('session', secure)] }
  if (!isWatching && isSightingDue(row.lastSeenAt, now)) {
    await pool.query(`update identity.session set "lastSeenAt" = $2 where id = $1`, [row.sessionId, now])
    await sight(pool, row, now)
  }
  return { viewer: sessionViewer(row, { id: row.sessionId, singleSignOn: row.singleSignOn }, browserHash), versions: versionsIn(row), setCookies: [] }
}

interface TokenRow extends AccountFacts, WithVersions {
  accountSeenAt: Date | null
  token: TokenFacts
  secretHash: string
  expiresAt: Date
  lastUsedAt: Date | null
  revokedAt: Date | null
}

const tokenOf = (pool: Pool, id: string): Promise<TokenRow | undefined> =>
  readOne<TokenRow>(
    pool,
    'identity token',
    `select ${accountColumns}, json_build_object('id', t.id, 'role', t.role, 'pilotIds', t."pilotIds", 'canWrite', t."canWrite",
         'pilotsOnly', t."pilotsOnly", 'scopes', t.scopes) as token,
       t."secretHash", t."expiresAt", t."lastUsedAt", t."revokedAt", ${VERSIONS_SQL} as versions
     from identity."apiToken" t join identity.account a on a.id = t."accountId" where t.id = $1`,
    id,
  )

async function fromToken(pool: Pool, find: Find<TokenRow>, authorization: string, now: Date): Promise<Authentication> {
  const given = readToken(/^Bearer +(\S+) *$/i.exec(authorization)?.[1] ?? '')
  if (!given) throw new Unauthenticated('This is not a token of ours, or a letter of it is wrong. Send it as: Authorization: Bearer cwv_…')
  const row = await find(given.id)
  const isRight = isSameHash(row?.secretHash ?? hashSecret(''), hashSecret(given.secret))
  if (!row || !isRight) throw new Unauthenticated('This token is not known here.')
  if (row.revokedAt) throw new Unauthenticated('This token was revoked. Ask its owner for a new one.')
  if (now >= row.expiresAt) throw new Unauthenticated('This token has expired. Make a new one.')
  if (row.disabledAt) throw new Unauthenticated('The account of this token is disabled.')
  if (lacksSecondFactor(row)) throw new Unauthenticated('The owner of this token must set up a second factor first.')
  if (isSightingDue(row.lastUsedAt, now)) {
    await pool.query(`update identity."apiToken" set "lastUsedAt" = $2 where id = $1`, [given.id, now])
    await sight(pool, row, now)
  }
  return { viewer: tokenViewer(row, row.token), versions: versionsIn(row), setCookies: [] }
}

async function sight(pool: Pool, { id, accountSeenAt }: { id: string; accountSeenAt: Date | null }, now: Date): Promise<void> {
  if (isSightingDue(accountSeenAt, now)) await pool.query(`update identity.account set "lastSeenAt" = $2 where id = $1`, [id, now])
}

async function readOne<Row>(pool: Pool, name: string, text: string, key: string): Promise<Row | undefined> {
  const { rows } = await pool.query({ name, text, values: [key] })
  return rows[0] as Row | undefined
}
