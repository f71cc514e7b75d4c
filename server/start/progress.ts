export type Say = (line: string) => void

/** Prints what the start is doing, a line a step. */
export const say: Say = (line) => void process.stdout.write(`${line}\n`)

/** Says nothing: for commands whose output is read by programs. */
export const quiet: Say = () => {}

/** A bar that is written over on a terminal and gone when it is full; nothing elsewhere. */
export function showProgress(label: string, done: number, total: number): void {
  if (!process.stderr.isTTY) return
  const share = total ? Math.min(done / total, 1) : 1
  const bar = '█'.repeat(Math.round(share * 24)).padEnd(24, '░')
  process.stderr.write(share === 1 ? CLEAR : `${CLEAR}${label} ${bar} ${Math.round(share * 100)} %`)
}

// Back to the beginning of the line, and nothing from there on.
const CLEAR = '\r\u001b[K'
