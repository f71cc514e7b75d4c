import { once } from 'node:events'
import type { AddressInfo } from 'node:net'

import { SMTPServer } from 'smtp-server'

/** A letter as it came in. */
export interface Arrived {
  to: string[]
  /** What stands above the first empty line, folded lines put together. */
  head: string
  text: string
  html: string
  raw: string
}

/** A mail server on the loopback, and what it was given. */
export interface Mailbox {
  url: string
  letters: Arrived[]
  /** How it answers the next letters: it takes them unless said otherwise. */
  behave(how: 'take' | 'refuse' | 'take and hang up'): void
  close(): Promise<void>
}

/** Opens a mail server that asks for a name and a password. */
export async function openMailbox(port = 0): Promise<Mailbox> {
  const letters: Arrived[] = []
  let how: Parameters<Mailbox['behave']>[0] = 'take'
  const server = new SMTPServer({
    logger: false,
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    closeTimeout: 100,
    onAuth: ({ username, password }, _session, done) =>
      username === 'careweave' && password === 'a secret' ? done(null, { user: username }) : done(new Error('no')),
    onData(stream, session, done) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        if (how === 'refuse') return done(Object.assign(new Error('4.3.2 try again later'), { responseCode: 451 }))
        letters.push({ to: session.envelope.rcptTo.map(({ address }) => address), ...read(Buffer.concat(parts).toString()) })
        if (how === 'take') return done(null, 'taken')
        for (const connection of server.connections) connection.close()
      })
    },
  })
  server.on('error', () => undefined)
  server.listen(port, '127.0.0.1')
  await once(server.server, 'listening')
  return {
    url: `smtp://careweave:a%20secret@127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    letters,
    behave: (next) => void (how = next),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

function read(raw: string): Omit<Arrived, 'to'> {
  const [head = ''] = raw.split('\r\n\r\n', 1)
  const [, boundary = ''] = /boundary="([^"]+)"/.exec(head) ?? []
  const part = (type: string) => raw.split(`--${boundary}`).find((one) => one.includes(`Content-Type: ${type}`)) ?? ''
  return { head: head.replace(/\r\n[ \t]+/g, ' '), text: decode(part('text/plain')), html: decode(part('text/html')), raw }
}

function decode(part: string): string {
  const [head = '', ...rest] = part.trimStart().split('\r\n\r\n')
  const body = rest.join('\r\n\r\n')
  if (/base64/i.test(head)) return Buffer.from(body, 'base64').toString()
  if (!/quoted-printable/i.test(head)) return body
  const bytes = body.replace(/=\r\n/g, '').replace(/=([\dA-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString()
}
