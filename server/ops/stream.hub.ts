import pg from 'pg'

import type { Log } from '../platform/log.ts'

/** Something that happened: its id, and the ids of what it happened to. It says nothing else, so that nobody learns more by it than by asking. */
export interface Happening {
  id: string
  about: string[]
}

export interface Listener {
  happened(happening: Happening): void
  /** The database was lost: something may have happened unheard. */
  lost(): void
}

export interface Hub {
  /** Hears of what happens from now on; answers how to stop. */
  listen(listener: Listener): Promise<() => void>
  close(): Promise<void>
}

const CHANNEL = 'careweave_network'

/** Hears what the database announces, over one connection for all who listen; it is made when the first does. */
export function createHub(url: string, log: Log): Hub {
  const listeners = new Set<Listener>()
  let connecting: Promise<pg.Client> | null = null

  const lose = (error?: Error): void => {
    if (!connecting) return
    connecting = null
    if (error) log.warn({ error }, 'the connection that hears what happens was lost')
    for (const listener of listeners) listener.lost()
  }

  const connect = async (): Promise<pg.Client> => {
    const client = new pg.Client({ connectionString: url, application_name: 'careweave live', connectionTimeoutMillis: 3000 })
    client.on('error', lose)
    client.on('end', () => lose())
    client.on('notification', ({ payload = '' }) => {
      const happening = JSON.parse(payload) as Happening
      for (const listener of listeners) listener.happened(happening)
    })
    await client.connect()
    await client.query(`listen ${CHANNEL}`)
    return client
  }

  return {
    async listen(listener) {
      connecting ??= connect()
      try {
        await connecting
      } catch (error) {
        connecting = null
        throw error
      }
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async close() {
      const closing = connecting
      connecting = null
      for (const listener of listeners) listener.lost()
      await (await closing?.catch(() => null))?.end()
    },
  }
}
