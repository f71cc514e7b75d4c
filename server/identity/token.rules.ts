import { crc32 } from 'node:zlib'

import { BadInput } from '../platform/errors.ts'
import { SCOPES, type TokenScope } from '../platform/viewer.ts'

import { needScope, type Scope } from './role.rules.ts'

export const longestTokenDays = 90

/** A token as it is shown once: `cwv_<id>_<secret><crc>`. The prefix is for secret scanners, the checksum tells a typing error from a guess. */
export function writeToken(id: string, secret: string): string {
  const body = `cwv_${id.replaceAll('-', '')}_${secret}`
  return body + checksum(body)
}

/** The id and the secret of a token's text, or null when it cannot be one of ours. */
export function readToken(text: string): { id: string; secret: string } | null {
  const match = /^cwv_([0-9a-f]{32})_([A-Za-z0-9_-]{43})([0-9a-f]{8})$/.exec(text)
  if (!match || checksum(text.slice(0, -8)) !== match[3]) return null
  const [, id = '', secret = ''] = match
  return { id: [id.slice(0, 8), id.slice(8, 12), id.slice(12, 16), id.slice(16, 20), id.slice(20)].join('-'), secret }
}

/** What is shown of a token in lists: enough to find it in one's own files, of no use to anyone else. */
export const tokenPrefix = (id: string): string => `cwv_${id.slice(0, 8)}`

/** When a token that is made now ends. */
export const tokenExpiry = (now: Date, days: number): Date => new Date(now.getTime() + days * 86_400_000)

function checksum(body: string): string {
  return crc32(body).toString(16).padStart(8, '0')
}

/** What a token is made for, each once; everything unless said. */
export function needScopes(scopes: readonly TokenScope[] | null | undefined, canWrite: boolean, field: string): TokenScope[] {
  const once = SCOPES.filter((scope) => (scopes ?? SCOPES).includes(scope))
  if (once.length === 0) throw new BadInput('Say what the token is for: choose at least one of READ, GROUPS and EXPORT.', field)
  if (canWrite && !once.includes('READ')) throw new BadInput('What changes things reads them too: choose READ as well.', field)
  return once
}

/** The role and the pilots that a token is for; the pilots of a pilot lead are what it may change, those of others what it is limited to. */
export function needTokenScope({ role, pilotIds, pilotsOnly, canWrite }: Scope & { pilotsOnly: boolean; canWrite: boolean }): Scope {
  if (!pilotsOnly || role === 'PILOT_LEAD') {
    needScope({ role, pilotIds })
    return { role, pilotIds }
  }
  needScope({ role, pilotIds: [] })
  if (role === 'ADMIN') throw new BadInput('What an administrator does is not of single pilots. Choose the role PILOT_LEAD.', 'role')
  if (pilotIds.length === 0) throw new BadInput('Choose at least one pilot that the token is limited to.', 'pilotIds')
  if (canWrite)
    throw new BadInput('A token that is limited to pilots changes things as PILOT_LEAD only. Choose that role, or reading only.', 'canWrite')
  return { role, pilotIds: [] }
}
