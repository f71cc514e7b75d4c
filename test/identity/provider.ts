import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

import Provider from 'oidc-provider'

/** What the provider says of a login, by the name that is typed on its page. */
export type People = Record<string, { email?: string; email_verified?: boolean; name?: string }>

export interface RunningProvider {
  issuer: string
  /** Begins to serve, for a client that people come back to at this address. */
  open(redirectUri: string): void
  close(): void
}

/** A real OpenID Connect provider on this machine, whose sign-in page takes any name. */
export async function startProvider(people: People): Promise<RunningProvider> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    issuer,
    open(redirectUri) {
      const provider = new Provider(issuer, {
        clients: [{ client_id: 'careweave', client_secret: 'a secret of the test', redirect_uris: [redirectUri] }],
        claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
        pkce: { required: () => true },
        findAccount: (_context: unknown, id: string) => ({ accountId: id, claims: () => ({ sub: id, ...people[id] }) }),
      })
      server.on('request', provider.callback())
    },
    close: () => void server.close(),
  }
}

/** A browser that follows links and sends forms, and keeps each host's cookies. */
export class FormBrowser {
  readonly cookies = new Map<string, Map<string, string>>()

  /** Opens an address and follows where it leads, until a page is shown or `until` says to stop. */
  async open(address: string, until: (url: URL) => boolean = () => false, body?: URLSearchParams): Promise<{ url: URL; text: string }> {
    const url = new URL(address)
    if (until(url)) return { url, text: '' }
    const jar = this.cookies.get(url.host) ?? new Map<string, string>()
    this.cookies.set(url.host, jar)
    const cookie = [...jar].map(([key, value]) => `${key}=${value}`).join('; ')
    const response = await fetch(url, { redirect: 'manual', headers: { cookie }, ...(body && { method: 'POST', body }) })
    for (const line of response.headers.getSetCookie()) {
      const [, key = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value) jar.set(key, value)
      else jar.delete(key)
    }
    const next = response.headers.get('location')
    if (next) return this.open(new URL(next, url).href, until)
    return { url, text: await response.text() }
  }

  /** Sends the form of a page, its hidden fields as they are. */
  async send(page: { url: URL; text: string }, fields: Record<string, string>, until?: (url: URL) => boolean): Promise<{ url: URL; text: string }> {
    const action = /<form[^>]* action="([^"]+)"/.exec(page.text)?.[1] ?? ''
    const hidden = [...page.text.matchAll(/type="hidden" name="(\w+)" value="(\w*)"/g)].map(([, name = '', value = '']) => [name, value])
    return this.open(
      new URL(action, page.url).href,
      until,
      new URLSearchParams({ ...(Object.fromEntries(hidden) as Record<string, string>), ...fields }),
    )
  }
}
