import { connect, type Socket } from 'node:net'

/** What a run of requests took: how many a second, and how long one. */
export interface Measured {
  perSecond: number
  p50: number
  p99: number
}

export interface Target {
  pid: number
  port: number
  headers?: Record<string, string>
}

function requestBytes({ port, headers = {} }: Target, body: string): Buffer {
  const lines = Object.entries({
    host: `127.0.0.1:${port}`,
    'content-type': 'application/json',
    accept: 'application/json',
    ...headers,
    'content-length': String(Buffer.byteLength(body)),
  })
  return Buffer.from(`POST /graphql HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}`).join('\r\n')}\r\n\r\n${body}`)
}

/** Keeps `connections` busy for a while, each sending the next request when it has the last answer: all the same one, or each its own. */
export async function load(target: Target, body: string | ((connection: number) => string), connections: number, forMs: number): Promise<Measured> {
  const bodyOf = typeof body === 'string' ? () => body : body
  const took: number[] = []
  const end = performance.now() + forMs
  await Promise.all(Array.from({ length: connections }, (_, n) => keepAsking(target.port, requestBytes(target, bodyOf(n)), end, took)))
  took.sort((a, b) => a - b)
  const at = (share: number): number => took[Math.min(took.length - 1, Math.floor(took.length * share))] ?? NaN
  return { perSecond: (took.length / forMs) * 1000, p50: at(0.5), p99: at(0.99) }
}

// A connection that the server ends after so many answers is opened again, as every client does.
async function keepAsking(port: number, bytes: Buffer, end: number, took: number[]): Promise<void> {
  while (performance.now() < end) await askWhileOpen(port, bytes, end, took)
}

function askWhileOpen(port: number, bytes: Buffer, end: number, took: number[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket: Socket = connect(port, '127.0.0.1')
    let since = 0
    let missing = 0
    let isLast = false
    const ask = (): void => {
      since = performance.now()
      socket.write(bytes)
    }
    socket.setNoDelay(true)
    socket.on('connect', ask)
    socket.on('error', reject)
    socket.on('data', (chunk: Buffer) => {
      if (missing === 0) {
        const head = chunk.indexOf('\r\n\r\n')
        const headers = chunk.toString('latin1', 0, head)
        const length = /content-length: (\d+)/i.exec(headers)?.[1]
        if (!headers.slice(0, 15).includes(' 200') || !length) return void reject(new Error(chunk.toString('utf8', 0, 600)))
        isLast = /^connection: close/im.test(headers)
        missing = Number(length) - (chunk.length - head - 4)
      } else missing -= chunk.length
      if (missing > 0) return
      const now = performance.now()
      took.push(now - since)
      if (now < end && !isLast) return ask()
      socket.end()
      resolve()
    })
  })
}
