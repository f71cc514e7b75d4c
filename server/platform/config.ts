import { isIP } from 'node:net'
import { resolve } from 'node:path'

import { StartProblem } from './problem.ts'
import type { Bucket } from './storage.ts'

const LOG_LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const
export type LogLevel = (typeof LOG_LEVELS)[number]

/** An OpenID Connect provider that people may sign in with. */
export interface OidcProvider {
  issuer: string
  clientId: string
  clientSecret: string
  /** What the button on the sign-in page says. */
  name: string
}

/** A mail server that takes letters by SMTP. */
export interface MailServer {
  /** Its address, with the credentials where it asks for any. */
  url: string
  from: { name: string; address: string }
}

/** What the environment decides; read once, at the start. */
export interface Config {
  port: number
  host: string
  /** A PostgreSQL server of one's own; null runs the embedded one in `dataDir`. */
  databaseUrl: string | null
  dataDir: string
  /** Whether this is the demonstration: an illustrative set in a data folder of its own. */
  demo: boolean
  logLevel: LogLevel
  /** Multiplies the points budgets for load tests, never the sign-in limits. */
  rateLimitFactor: number
  /** The address people use when it is not HOST and PORT, for links and Secure cookies. */
  publicUrl: string | null
  /** How many proxies in front may be believed about the client's address. */
  trustedProxies: number
  /** Who may ask only the application's own operations, known by their hashes; null for nobody. */
  onlyPersisted: 'public' | null
  oidc: OidcProvider | null
  /** Where files are kept; null for the data folder. */
  bucket: Bucket | null
  /** The server that takes our letters, and who they are from; null where none are sent. */
  mail: MailServer | null
  /** Where OpenTelemetry spans go; null for nowhere. */
  otelEndpoint: string | null
}

type Environment = Readonly<Record<string, string | undefined>>
type Parse<T> = (text: string) => T | undefined

/** Reads the environment; a wrong value is a StartProblem that names the variable and what it accepts. */
export function readConfig(env: Environment, { demo = false } = {}): Config {
  const read = reader(env)
  const databaseUrl = read('DATABASE_URL', null, 'an address such as postgresql://user:password@host:5432/database', postgresUrl, { secret: true })
  if (demo && databaseUrl)
    throw new StartProblem('DATABASE_URL must be empty with --demo: the demonstration set has an embedded database of its own.')
  const dataDir = resolve(env.DATA_DIR || '.data')
  return {
    port: read('PORT', 4000, 'a whole number from 0 to 65535, 0 for any free port', whole(0, 65535)),
    host: read('HOST', '127.0.0.1', 'an IP address or a host name', hostName),
    databaseUrl,
    dataDir: demo ? `${dataDir}-demo` : dataDir,
    demo,
    logLevel: read('LOG_LEVEL', 'info', `one of ${LOG_LEVELS.join(', ')}`, (text) => LOG_LEVELS.find((level) => level === text)),
    rateLimitFactor: read('RATE_LIMIT_FACTOR', 1, 'a number above 0 and up to 1000000', positive(1_000_000)),
    publicUrl: read('PUBLIC_URL', null, 'an address such as https://careweave.example, without a path', origin),
    trustedProxies: read('TRUSTED_PROXIES', 0, 'a whole number from 0 to 10', whole(0, 10)),
    onlyPersisted: read('ONLY_PERSISTED', null, 'public, or empty', (text) => (text === 'public' ? text : undefined)),
    oidc: readOidc(env, read),
    bucket: readBucket(env, read),
    mail: readMail(read),
    otelEndpoint: read('OTEL_EXPORTER_OTLP_ENDPOINT', null, 'an address such as http://127.0.0.1:4318', webAddress),
  }
}

function readOidc(env: Environment, read: ReturnType<typeof reader>): OidcProvider | null {
  const issuer = read('OIDC_ISSUER', null, 'the https address of the provider', webAddress)
  if (!issuer) return null
  const need = (name: string, what: string) => {
    const value = env[name]
    if (!value) throw new StartProblem(`${name} is missing: with OIDC_ISSUER it must be ${what}.`)
    return value
  }
  return {
    issuer,
    clientId: need('OIDC_CLIENT_ID', 'the name of this client at the provider'),
    clientSecret: need('OIDC_CLIENT_SECRET', 'the secret that the provider gave this client'),
    name: env.OIDC_NAME || new URL(issuer).host,
  }
}

function readBucket(env: Environment, read: ReturnType<typeof reader>): Bucket | null {
  const endpoint = read('S3_ENDPOINT', null, 'the address of an S3-compatible service, such as https://s3.example', webAddress)
  if (!endpoint) return null
  const need = (name: string, what: string) => {
    const value = env[name]?.trim()
    if (!value) throw new StartProblem(`${name} is missing: with S3_ENDPOINT it must be ${what}.`)
    return value
  }
  return {
    endpoint,
    bucket: need('S3_BUCKET', 'the name of the bucket'),
    region: env.S3_REGION?.trim() || 'us-east-1',
    accessKeyId: need('S3_ACCESS_KEY_ID', 'the key of this client at the service'),
    secretAccessKey: need('S3_SECRET_ACCESS_KEY', 'the secret that belongs to the key'),
  }
}

function readMail(read: ReturnType<typeof reader>): MailServer | null {
  const address = read('SMTP_URL', null, 'an address such as smtps://user:password@mail.example:465', mailServer, { secret: true })
  if (!address) return null
  const from = read('MAIL_FROM', null, 'an address such as careweave@example.org, or Careweave <careweave@example.org>', mailbox)
  if (!from) throw new StartProblem('MAIL_FROM is missing: with SMTP_URL it must be the address that letters are from.')
  if (!read('PUBLIC_URL', null, '', origin))
    throw new StartProblem('PUBLIC_URL is missing: with SMTP_URL it must be the address that letters lead to.')
  return { url: address, from }
}

function reader(env: Environment) {
  return function read<T, D extends T | null>(name: string, absent: D, accepts: string, parse: Parse<T>, { secret = false } = {}): T | D {
    const text = env[name]?.trim()
    if (!text) return absent
    const value = parse(text)
    if (value === undefined) throw new StartProblem(`${name} must be ${accepts}${secret ? '' : `; it is "${text}"`}.`)
    return value
  }
}

const whole =
  (least: number, most: number): Parse<number> =>
  (text) =>
    /^\d{1,9}$/.test(text) && Number(text) >= least && Number(text) <= most ? Number(text) : undefined

const positive =
  (most: number): Parse<number> =>
  (text) =>
    /^\d*\.?\d+$/.test(text) && Number(text) > 0 && Number(text) <= most ? Number(text) : undefined

const hostName: Parse<string> = (text) => (isIP(text) || (/^[a-z\d]([a-z\d.-]*[a-z\d])?$/i.test(text) && !/^[\d.]+$/.test(text)) ? text : undefined)

const url = (text: string, protocols: string[]): URL | undefined => {
  const address = URL.canParse(text) ? new URL(text) : undefined
  return address && protocols.includes(address.protocol) ? address : undefined
}

const mailServer: Parse<string> = (text) => {
  const address = url(text, ['smtp:', 'smtps:'])
  return address?.hostname && (address.pathname === '' || address.pathname === '/') && !address.search && !address.hash ? text : undefined
}

const mailbox: Parse<MailServer['from']> = (text) => {
  const [, name = '', address = ''] = /^(?:"?([^"<>@\p{Cc}]*?)"?\s*<([^<>]+)>|)$/u.exec(text) ?? [text, '', text]
  return /^[^\s@<>(),:;"[\]\\]+@[^\s@<>(),:;"[\]\\]+$/.test(address) ? { name, address } : undefined
}

const webAddress: Parse<string> = (text) => (url(text, ['http:', 'https:']) ? text : undefined)

const origin: Parse<string> = (text) => {
  const address = url(text, ['http:', 'https:'])
  return address && address.pathname === '/' && !address.search ? address.origin : undefined
}

const postgresUrl: Parse<string> = (text) => {
  const address = url(text, ['postgres:', 'postgresql:'])
  return address && address.pathname.length > 1 ? text : undefined
}
