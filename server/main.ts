import { parseArgs } from 'node:util'

import { readConfig } from './platform/config.ts'
import { isDatabaseLost } from './platform/lost.ts'
import { describeProblem, StartProblem } from './platform/problem.ts'
import { say } from './start/progress.ts'
import { start } from './start/start.ts'
import { endProcess, isStopping, stopOnSignals } from './start/stop.ts'

stopOnSignals(say)
process.on('uncaughtException', failUnlessLost)
process.on('unhandledRejection', failUnlessLost)

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

// Whatever nobody caught ends the process, except the loss of the database: the pool connects again when it is back.
function failUnlessLost(error: unknown): void {
  if (!isDatabaseLost(error)) fail(error)
}

// What fails while stopping was cut off by the stop itself.
function fail(error: unknown): void {
  if (isStopping()) return
  process.stderr.write(`${describeProblem(error)}\n`)
  void endProcess(1)
}
