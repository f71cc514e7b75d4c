import type { IncomingMessage } from 'node:http'
import { isIPv6, isIP } from 'node:net'

/**
 * The client's address. Each trusted proxy appends the address it was called from, so with n of them the client is n places before the
 * connection's own end; whatever stands further left was written by the client and is not believed.
 */
export function clientAddress(message: IncomingMessage, trustedProxies: number): string {
  const connected = plain(message.socket.remoteAddress ?? '')
  if (trustedProxies === 0) return connected
  const passed = headerText(message, 'x-forwarded-for')
    .split(',')
    .map((part) => plain(part.trim()))
  const claimed = passed.at(-trustedProxies) ?? ''
  return isIP(claimed) ? claimed : connected
}

/** Whether the client speaks https, to us or to the nearest trusted proxy. */
export function isSecure(message: IncomingMessage, trustedProxies: number, https: boolean): boolean {
  return https || (trustedProxies > 0 && headerText(message, 'x-forwarded-proto').split(',').at(-1)?.trim() === 'https')
}

/** Who pays for an anonymous request: the address, or for IPv6 its /64, which one customer has all to himself. */
export function addressKey(address: string): string {
  if (!isIPv6(address)) return address
  const [front = '', back] = address.split('%', 1)[0]?.split('::') ?? []
  const left = front.split(':').filter(Boolean)
  const right = (back ?? '').split(':').filter(Boolean)
  const groups = back === undefined ? left : [...left, ...Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right]
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')
}

// An IPv4 client of a dual-stack socket is seen as ::ffff:192.0.2.1.
const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '')

const headerText = (message: IncomingMessage, name: string): string => [message.headers[name] ?? ''].flat().join(',')
