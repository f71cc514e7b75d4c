type Close = () => Promise<void> | void

const closings: Close[] = []
let stopping: Promise<void> | null = null

// Whatever does not end in this time is left to the system; PostgreSQL's own patience fits into it.
const PATIENCE = 45_000

/** Says what must be closed when the process ends; the last that was opened is closed first. */
export function onStop(close: Close): void {
  closings.push(close)
}

/** Whether the process is on its way out, so that what fails now is of no interest. */
export const isStopping = (): boolean => stopping !== null

/** Closes everything that was opened, once. */
export function stopAll(): Promise<void> {
  stopping ??= closeAll()
  return stopping
}

/** Ends the process with this code when everything is closed. */
export async function endProcess(code: number): Promise<never> {
  setTimeout(() => process.exit(1), PATIENCE).unref()
  await stopAll()
  process.exit(code)
}

/** Stops on SIGTERM, Ctrl-C, the end of the terminal, and the end of the npm that started us without a word. */
export function stopOnSignals(say: (line: string) => void): void {
  const stop = () => {
    if (isStopping()) return // a terminal and npm both pass a signal on
    say('Stopping: finishing what is in flight…')
    void endProcess(0)
  }
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, stop)
  const npm = process.env.npm_lifecycle_event ? process.ppid : null
  if (npm !== null) setInterval(() => process.ppid === npm || stop(), 500).unref()
}

async function closeAll(): Promise<void> {
  for (let close = closings.pop(); close; close = closings.pop()) {
    try {
      await close()
    } catch (error) {
      process.exitCode = 1
      console.error(error)
    }
  }
}
