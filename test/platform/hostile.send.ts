import { request, type OutgoingHttpHeaders } from 'node:http'
import { connect } from 'node:net'

/** An answer as a hostile client sees it. */
export interface Seen {
  status: number
  headers: Record<string, string | string[] | undefined>
  text: string
}

export interface Sent {
  method?: string
  path?: string
  headers?: OutgoingHttpHeaders
  body?: string | Buffer
}

/** Sends exactly this, with none of the care that an ordinary client takes. */
export function send(port: number, { method = 'POST', path = '/graphql', headers = {}, body }: Sent): Promise<Seen> {
  return new Promise((resolve, reject) => {
    const outgoing = request({ host: '127.0.0.1', port, method, path, headers, agent: false }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text: Buffer.concat(parts).toString() }))
      answer.on('error', reject)
    })
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}

/** Writes bytes to a connection and waits until the server ends it. */
export function sendBytes(port: number, ...parts: (string | Buffer)[]): Promise<Seen> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    const received: Buffer[] = []
    socket.on('data', (part) => received.push(part))
    socket.on('error', () => undefined)
    socket.on('close', () => {
      const all = Buffer.concat(received).toString()
      resolve({ status: Number(/^HTTP\/1\.1 (\d{3})/.exec(all)?.[1] ?? 0), headers: {}, text: all.slice(all.indexOf('\r\n\r\n') + 4) })
    })
    for (const part of parts) socket.write(part)
  })
}
