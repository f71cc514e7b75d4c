import { parseArgs, type ParseArgsConfig } from 'node:util'

import { readConfig, type Config } from '../platform/config.ts'
import { describeProblem, StartProblem } from '../platform/problem.ts'
import { endProcess, stopOnSignals } from '../start/stop.ts'

type Options = NonNullable<ParseArgsConfig['options']>
type Parsed<O extends Options> = ReturnType<typeof parseArgs<{ options: O; allowPositionals: true }>>

/** A command of the command line: its usage in one line, what it takes, and what it does. */
export interface Command<O extends Options> {
  usage: string
  options: O
  /** Answers the exit code where it is not 0: for a command that did its work and has bad news. */
  run(parsed: Parsed<O>, config: Config): Promise<number | void>
}

/** Runs a command and ends the process; what goes wrong is one line on the standard error and exit code 1. */
export async function runCommand<O extends Options>({ usage, options, run }: Command<O>): Promise<never> {
  stopOnSignals(() => {})
  try {
    const { values, positionals } = readArguments(usage, { ...options, demo: { type: 'boolean' } })
    const parsed = { values, positionals } as Parsed<O>
    const code = await run(parsed, readConfig(process.env, { demo: values.demo === true }))
    return await endProcess(code ?? 0)
  } catch (error) {
    process.stderr.write(`${describeProblem(error)}\n`)
    return endProcess(1)
  }
}

/** The one positional argument that a command needs. */
export function onlyArgument(positionals: readonly string[], usage: string): string {
  const [only, ...more] = positionals
  if (!only || more.length) throw new StartProblem(`Usage: ${usage}`)
  return only
}

function readArguments(usage: string, options: Options) {
  try {
    return parseArgs({ options, allowPositionals: true, strict: true })
  } catch (cause) {
    throw new StartProblem(`${(cause as Error).message.split('. ')[0]}. Usage: ${usage}`, { cause })
  }
}
