/** Something the person who starts Careweave can put right: printed as one line, without a stack, and the exit code is 1. */
export class StartProblem extends Error {
  constructor(sentence: string, options?: ErrorOptions) {
    super(sentence, options)
    this.name = 'StartProblem'
  }
}

/** The one line for a failed start or command: ours as it is, a full disk by its name, anything else with its stack. */
export function describeProblem(error: unknown): string {
  if (error instanceof StartProblem) return error.message
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ENOSPC' || code === '53100') return 'There is no room left on the disk that holds DATA_DIR: free some and start again.'
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
