/** What is left of one of a caller's budgets. */
export interface Purse {
  /** Its name in headers. */
  name: string
  limit: number
  windowSeconds: number
  remaining: number
  /** When it is full again. */
  resetSeconds: number
}

/** What a request has used so far: for the headers of its answer, and for the log of its token. */
export interface Use {
  /** The name of the operation, or of the saved query with its version. */
  operation: string | null
  points: number
  /** The rows of a file, or the objects of an answer. */
  rows: number
  /** `ok`, or the code of what it was refused for. */
  outcome: string
  purses: readonly Purse[]
}

/** A request that has used nothing yet. */
export const nothingUsed = (): Use => ({ operation: null, points: 0, rows: 0, outcome: 'ok', purses: [] })

/** What is left, as answers say it (draft-ietf-httpapi-ratelimit-headers-10: structured fields, one entry for each budget). */
export function purseHeaders(purses: readonly Purse[]): Record<string, string> {
  if (!purses.length) return {}
  return {
    'RateLimit-Policy': purses.map(({ name, limit, windowSeconds }) => `"${name}";q=${limit};w=${windowSeconds}`).join(', '),
    RateLimit: purses.map(({ name, remaining, resetSeconds }) => `"${name}";r=${remaining};t=${resetSeconds}`).join(', '),
  }
}
