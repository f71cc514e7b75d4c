import { fork, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

import { modules } from '../modules.ts'
import type { LogLevel } from '../platform/config.ts'
import type { ModuleName } from '../platform/module.ts'
import type { Place } from '../platform/plan.ts'
import { describeProblem, StartProblem } from '../platform/problem.ts'
import type { Say } from './progress.ts'

/** What a subgraph's process is told, over its channel and never by its command line, where others could read it. */
export interface SubgraphOrder {
  module: ModuleName
  url: string
  /** Signs the facts of a request; made anew at every start. */
  secret: string
  /** The port it had before, when it is started again; 0 for any. */
  port: number
  logLevel: LogLevel
}

export interface Subgraphs {
  placeOf(module: ModuleName): Place
  close(): Promise<void>
}

const RUN = fileURLToPath(new URL('../run.mjs', import.meta.url))

/** Runs each module's subgraph as a process of its own, and starts again one that ends. */
export async function startSubgraphs(url: string, logLevel: LogLevel, say: Say): Promise<Subgraphs> {
  const secret = randomBytes(32)
  const children = new Map<ModuleName, ChildProcess>()
  let closing = false

  async function start(module: ModuleName, port: number): Promise<number> {
    // In a group of its own: Ctrl-C reaches the router, which ends its subgraphs when it is done with them.
    const child = fork(RUN, ['start/subgraph'], { detached: true })
    children.set(module, child)
    child.send({ module, url, secret: secret.toString('hex'), port, logLevel } satisfies SubgraphOrder)
    const taken = await portOf(child, module)
    child.once('exit', (code, signal) => {
      if (closing) return
      say(`The subgraph ${module} ended (${signal ?? `exit code ${code}`}) and is started again.`)
      void again(module, taken)
    })
    return taken
  }
  async function again(module: ModuleName, port: number): Promise<void> {
    for (let pause = 100; !closing; pause = Math.min(pause * 2, 5_000)) {
      try {
        return void (await start(module, port))
      } catch (error) {
        say(describeProblem(error))
        await new Promise((resolve) => setTimeout(resolve, pause))
      }
    }
  }

  const ports = new Map(await Promise.all(modules.map(async ({ name }) => [name, await start(name, 0)] as const)))
  return {
    placeOf: (module) => ({ url: `http://127.0.0.1:${ports.get(module)}/graphql`, secret }),
    async close() {
      closing = true
      await Promise.all([...children.values()].map(end))
    },
  }
}

async function portOf(child: ChildProcess, module: ModuleName): Promise<number> {
  const [answer] = await Promise.race([once(child, 'message'), once(child, 'exit')])
  if (typeof answer === 'object' && answer) return (answer as { port: number }).port
  throw new StartProblem(`The subgraph ${module} did not start.`)
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.disconnect()
  await ended
}
