const SHARED = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Frame-Options': 'DENY',
}

// Two years and every sub-domain (ASVS 3.4.1). Said on plain http it would be ignored, so it is only said on https.
const HTTPS = { 'Strict-Transport-Security': 'max-age=63072000; includeSubDomains' }

const NOTHING = ["default-src 'none'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'"].join('; ')

const OWN_FILES_ONLY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
  "require-trusted-types-for 'script'",
].join('; ')

const api = { ...SHARED, 'Content-Security-Policy': NOTHING, 'Cache-Control': 'no-store' }
const page = { ...SHARED, 'Content-Security-Policy': OWN_FILES_ONLY }
const secureApi = { ...api, ...HTTPS }
const securePage = { ...page, ...HTTPS }

/** The headers of every answer to a program: nothing in it may run, and nobody may keep it. */
export const apiHeaders = (secure: boolean): Readonly<Record<string, string>> => (secure ? secureApi : api)

/** The headers of the application's own files: scripts, styles, fonts and requests from this origin and nowhere else. */
export const pageHeaders = (secure: boolean): Readonly<Record<string, string>> => (secure ? securePage : page)
