import { once } from 'node:events'
import { createServer } from 'node:net'

import type { Config } from '../platform/config.ts'
import { StartProblem } from '../platform/problem.ts'

type Place = Pick<Config, 'host' | 'port'>

/** Refuses a port that is taken before any long work is done for it. */
export async function checkPort(place: Place): Promise<void> {
  const server = createServer()
  try {
    await Promise.all([once(server, 'listening'), server.listen(place.port, place.host)])
    await Promise.all([once(server, 'close'), server.close()])
  } catch (error) {
    throw portProblem(error, place)
  }
}

/** Why nothing can listen there, as a line for who started it. */
export function portProblem(error: unknown, { host, port }: Place): unknown {
  const { code } = error as NodeJS.ErrnoException
  if (code === 'EADDRINUSE') return new StartProblem(`PORT ${port} on ${host} is in use by another program: stop that one, or choose another PORT.`)
  if (code === 'EACCES') return new StartProblem(`PORT ${port} may not be used by this user: choose one above 1023.`)
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return new StartProblem(`HOST ${host} is not an address of this machine.`)
  return error
}

/** The address that people type. */
export function addressOf({ publicUrl, host }: Pick<Config, 'publicUrl' | 'host'>, port: number): string {
  if (publicUrl) return publicUrl
  const everywhere = host === '0.0.0.0' || host === '::'
  return `http://${everywhere ? 'localhost' : host.includes(':') ? `[${host}]` : host}:${port}`
}
