// Names that PostgreSQL (SQLSTATE), Node and the pool give to a connection that is gone or was not to be had. 08P01 is none: so it calls a
// statement that was given parameters it does not use.
const GONE = /^(08(?!P01)\w{3}|57P0[1-4]|53[034]00|53100|ECONN\w+|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN)$/
const SAID = /timeout exceeded when trying to connect|Connection terminated|not queryable|Cannot use a pool after/

/** Whether an error says that the database went away or cannot be reached: a reason to try again later, never one to end the process. */
export function isDatabaseLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return ('code' in error && GONE.test(String(error.code))) || SAID.test(error.message)
}
