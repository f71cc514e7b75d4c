export type Say = (line: string) => void

/** Prints what the start is doing, a line a step. */
export const say: Say = (line) => void process.stdout.write(`${line}\n`)

/** Says nothing: for commands whose output is read by programs. */
export const quiet: Say = () => {}

/** A line that is written over on a terminal, and left out elsewhere. */
export function showProgress(label: string, done: number, total: number): void {
  if (!process.stderr.isTTY) return
  const share = total ? Math.min(done / total, 1) : 1
  const bar = '█'.repeat(Math.round(share * 24)).padEnd(24, '░')
  process.stderr.write(`\r${label} ${bar} ${Math.round(share * 100)} %${share === 1 ? '\n' : ''}`)
}
