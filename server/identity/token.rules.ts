import { crc32 } from 'node:zlib'

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
  return { id: id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'), secret }
}

/** What is shown of a token in lists: enough to find it in one's own files, of no use to anyone else. */
export const tokenPrefix = (id: string): string => `cwv_${id.slice(0, 8)}`

/** When a token that is made now ends. */
export const tokenExpiry = (now: Date, days: number): Date => new Date(now.getTime() + days * 86_400_000)

function checksum(body: string): string {
  return crc32(body).toString(16).padStart(8, '0')
}
