import type { Server } from 'node:http'

/** Listens on a free port of the loopback and tells the parent, which ends this process by hanging up. */
export function announce(server: Server): void {
  server.keepAliveTimeout = 60_000
  server.listen(0, '127.0.0.1', () => {
    const address = server.address()
    process.send?.({ port: typeof address === 'object' && address ? address.port : 0 })
  })
  process.on('disconnect', () => process.exit(0))
}
