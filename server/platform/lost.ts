// Names that PostgreSQL (SQLSTATE), Node and the pool give to a connection that is gone or was not to be had. 08P01 is none: so it calls a
// statement that was given parameters it does not use.
const GONE = /^(08(?!P01)\w{3}|57P0[1-4]|53[034]00|53100|ECONN\w+|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN)$/
const SAID = /timeout exceeded when trying to connect|Connection terminated|not queryable|Cannot use a pool after/

/** Whether an error says that the database went away or cannot be reached: a reason to try again later, never one to end the process. */
export function isDatabaseLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return ('code' in error && GONE.test(String(error.code))) || SAID.test(error.message)
}

/** A subgraph in a process of its own that cannot be reached: it ended and is being started again. No GraphQL error, so that the planner says where it was wanted. */
export class PartLost extends Error {
  constructor(readonly part: string) {
    super(`The ${part} part of the graph cannot be reached at the moment. Try again shortly.`)
  }
}
