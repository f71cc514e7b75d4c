import { parseArgs } from 'node:util'

import { readConfig } from './platform/config.ts'
import { describeProblem, StartProblem } from './platform/problem.ts'
import { say } from './start/progress.ts'
import { start } from './start/start.ts'
import { endProcess, isStopping, stopOnSignals } from './start/stop.ts'

stopOnSignals(say)
process.on('uncaughtException', fail)
process.on('unhandledRejection', fail)

try {
  const { demo, split } = readArguments()
  await start(readConfig(process.env, { demo }), split)
} catch (error) {
  fail(error)
}

function readArguments(): { demo: boolean; split: boolean } {
  try {
    return parseArgs({ options: { demo: { type: 'boolean', default: false }, split: { type: 'boolean', default: false } } }).values
  } catch (cause) {
    throw new StartProblem(`${(cause as Error).message.split('. ')[0]}. Usage: npm start -- [--demo]`, { cause })
  }
}

// What fails while stopping was cut off by the stop itself.
function fail(error: unknown): void {
  if (isStopping()) return
  process.stderr.write(`${describeProblem(error)}\n`)
  void endProcess(1)
}
