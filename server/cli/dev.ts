import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'

import { createServer } from 'vite'

import { say } from '../start/progress.ts'
import { endProcess, onStop, stopOnSignals } from '../start/stop.ts'

// The server starts again when one of its files changes; Vite serves the admin as it is typed and hands the graph's requests on.
stopOnSignals(say)

const tsx = createRequire(import.meta.url).resolve('tsx/cli')
const server = spawn(process.execPath, [tsx, 'watch', '--clear-screen=false', 'server/main.ts', ...process.argv.slice(2)], {
  stdio: ['ignore', 'inherit', 'inherit'],
  detached: true,
})
onStop(async () => {
  if (server.exitCode !== null) return
  server.kill('SIGTERM')
  await once(server, 'exit')
})
server.once('exit', (code) => void endProcess(code ?? 0))

const vite = await createServer({ clearScreen: false })
await vite.listen()
onStop(() => vite.close())
say(`The admin, as you type: ${vite.resolvedUrls?.local[0] ?? 'see above'}`)
