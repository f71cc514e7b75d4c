import { PassThrough } from 'node:stream'

import { createTransport } from 'nodemailer'

import type { MailServer } from '../platform/config.ts'
import type { Written } from './letter.write.ts'

/** A letter on its way. */
export interface Posted extends Written {
  id: string
  name: string
  email: string
  /** What programs of mail send a POST to when their user wants no more letters (RFC 8058). */
  stop: string
}

/** What a mail server made of a letter. When nobody knows, it may have been taken. */
export type Receipt = { taken: true } | { taken: false | 'unknown'; why: { failure?: string; response?: number } }

export type Post = (letter: Posted) => Promise<Receipt>

const CONNECT_MS = 20_000
const ANSWER_MS = 120_000

/** Hands letters to the mail server, one at a time. */
export function createPost({ url, from }: MailServer): Post {
  const host = from.address.split('@')[1]
  return async ({ id, name, email, stop, subject, text, html }) => {
    let isHanded = false
    const transport = createTransport({
      url,
      connectionTimeout: CONNECT_MS,
      greetingTimeout: CONNECT_MS,
      dnsTimeout: CONNECT_MS,
      socketTimeout: ANSWER_MS,
      disableFileAccess: true,
      disableUrlAccess: true,
    })
    // Its text is fetched once the server has let us in: whatever fails before, fails surely.
    transport.use('stream', (mail, done) => {
      mail.message.transform(() => {
        isHanded = true
        return new PassThrough()
      })
      done()
    })
    try {
      await transport.sendMail({
        from,
        to: { name, address: email },
        envelope: { from: from.address, to: [email] },
        subject,
        text,
        html,
        messageId: `<${id}@${host}>`,
        headers: {
          'List-Unsubscribe': `<${stop}>`,
          'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
          'Auto-Submitted': 'auto-generated',
          Precedence: 'bulk',
        },
      })
      return { taken: true }
    } catch (error) {
      // Its sentence may name an address, so only its codes are told.
      const { code, responseCode } = error as { code?: string; responseCode?: number }
      return { taken: isHanded && !responseCode ? 'unknown' : false, why: { failure: code, ...(responseCode && { response: responseCode }) } }
    } finally {
      transport.close()
    }
  }
}
