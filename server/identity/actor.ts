import type { Pool } from 'pg'

import type { Viewer } from '../platform/viewer.ts'

import { lacksSecondFactor, tokenViewer, type AccountFacts, type TokenFacts } from './viewer.rules.ts'

/** Who somebody is at this moment, for whom something is done while they are not there: as their account, or as a token of it; or why nothing may be. */
export type FindActor = (accountId: string, tokenId: string | null, now: Date) => Promise<{ viewer: Viewer } | { refusal: string }>

interface Row extends AccountFacts {
  singleSignOn: boolean
  token: TokenFacts | null
  expiresAt: Date | null
  revokedAt: Date | null
}

/** Finds those for whom the product acts by itself. They can change nothing. */
export function createFindActor(pool: Pool): FindActor {
  return async (accountId, tokenId, now) => {
    const { rows } = await pool.query<Row>({
      name: 'identity actor',
      text: `select a.id, a.name, a.role, a."pilotIds", a."disabledAt", a."secondFactorSince", a."secondFactorRequired", c."oidcIssuer" is not null as "singleSignOn",
          case when t.id is not null then json_build_object('id', t.id, 'role', t.role, 'pilotIds', t."pilotIds", 'canWrite', false,
            'pilotsOnly', t."pilotsOnly", 'scopes', t.scopes) end as token, t."expiresAt", t."revokedAt"
        from identity.account a left join identity.credential c on c."accountId" = a.id left join identity."apiToken" t on t.id = $2 and t."accountId" = a.id
        where a.id = $1`,
      values: [accountId, tokenId],
    })
    const [row] = rows
    const refusal = whyNot(row, tokenId, now)
    if (!row || refusal) return { refusal: refusal ?? '' }
    if (row.token) return { viewer: tokenViewer(row, row.token) }
    const { id, name, role, pilotIds } = row
    return { viewer: { accountId: id, name, role, pilotIds, via: 'schedule', canWrite: false } }
  }
}

function whyNot(row: Row | undefined, tokenId: string | null, now: Date): string | null {
  if (!row) return 'The account of its owner is gone.'
  if (row.disabledAt) return 'The account of its owner is disabled.'
  if (lacksSecondFactor(row) && !row.singleSignOn) return 'Its owner must set up a second factor first.'
  if (!tokenId) return null
  if (!row.token || row.revokedAt) return 'The token that made it was revoked.'
  return row.expiresAt && now >= row.expiresAt ? 'The token that made it has expired.' : null
}
