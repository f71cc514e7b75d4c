const names = { session: 'session', browser: 'browser', oidc: 'oidc' } as const
export type CookieName = keyof typeof names

/** A Set-Cookie line. `__Host-` pins the cookie to this host over https (ASVS 3.3.1); browsers refuse that prefix on plain http, so it is left out there. */
export function writeCookie(
  name: CookieName,
  value: string,
  secure: boolean,
  options: { sameSite?: 'Strict' | 'Lax'; maxAgeSeconds?: number } = {},
): string {
  const parts = [`${fullName(name, secure)}=${value}`, 'Path=/', 'HttpOnly', `SameSite=${options.sameSite ?? 'Strict'}`]
  if (secure) parts.push('Secure')
  if (options.maxAgeSeconds !== undefined) parts.push(`Max-Age=${options.maxAgeSeconds}`)
  return parts.join('; ')
}

/** A Set-Cookie line that removes the cookie. */
export function clearCookie(name: CookieName, secure: boolean): string {
  return writeCookie(name, '', secure, { maxAgeSeconds: 0 })
}

/** The cookie's value in a request's Cookie header, or null. Over https only the `__Host-` name counts: nobody on a neighbouring host can plant it. */
export function readCookie(header: string | undefined, name: CookieName, secure: boolean): string | null {
  const start = `${fullName(name, secure)}=`
  const pair = (header ?? '')
    .split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(start))
  return pair?.slice(start.length) || null
}

function fullName(name: CookieName, secure: boolean): string {
  return secure ? `__Host-${names[name]}` : names[name]
}
