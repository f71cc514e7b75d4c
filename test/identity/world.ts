import type { IncomingMessage } from 'node:http'

import { parse, type ExecutionResult, type GraphQLError } from 'graphql'
import type { DataSource } from 'typeorm'

import { createAuthenticate, createSignInLink, createTokenFor, identity } from '../../server/identity/index.ts'
import { setCursorKey } from '../../server/platform/cursor.ts'
import { poolOf } from '../../server/platform/database.ts'
import { createGateway } from '../../server/platform/gateway.ts'
import { createContexts } from '../../server/platform/request.ts'
import type { Role } from '../../server/platform/viewer.ts'
import { openEmpty } from '../support/database.ts'

export const password = 'harbour velvet tractor'
export const pilotId = '11111111-1111-4111-8111-111111111111'
export const otherPilotId = '22222222-2222-4222-8222-222222222222'

/** What a caller sees of an answer: data, or the first error. */
export interface Seen {
  data: Record<string, Record<string, unknown>> | null
  code?: string
  message?: string
  rule?: string
  field?: string
  retryAfterSeconds?: number
}

/** Somebody's browser or program: it keeps its cookies and asks the graph. */
export interface Caller {
  cookies: Map<string, string>
  ask(query: string, variables?: Record<string, unknown>): Promise<Seen>
  /** Runs the mutation of that name with its input, and asks for these fields of its answer. */
  run(mutation: string, fields: string, input?: Record<string, unknown>): Promise<Seen>
}

export interface Person extends Caller {
  id: string
  email: string
}

export interface World {
  database: DataSource
  /** The moment that every request sees. */
  clock: { now: Date }
  wait(minutes: number): void
  browser(address?: string): Caller
  program(token: string, address?: string): Caller
  /** A browser in which somebody new of this role is signed in. */
  person(name: string, role: Role, pilotIds?: string[]): Promise<Person>
  /** The secret of a new invitation. */
  invite(email: string, role: Role, pilotIds?: string[]): Promise<string>
  close(): Promise<void>
}

/** Identity alone over a database of its own, with one administrator whose name is Ada. */
export async function createWorld(name: string): Promise<World & { ada: Person }> {
  const database = await openEmpty(name, [identity])
  setCursorKey(Buffer.alloc(32, 1))
  const caller = await createCallers(database)
  const world: World = {
    database,
    clock: caller.clock,
    wait: (minutes) => void (caller.clock.now = new Date(caller.clock.now.getTime() + minutes * 60_000)),
    browser: (address = '192.0.2.1') => caller.make(address),
    program: (token, address = '192.0.2.9') => caller.make(address, token),
    person: async (who, role, pilotIds = []) => join(world.browser(), who, await world.invite(`${who}@example.org`, role, pilotIds)),
    async invite(email, role, pilotIds = []) {
      const admin = await signedIn(world, 'ada@example.org')
      return secretOf((await admin.run('createInvitation', 'link', { email, role, pilotIds })).data?.createInvitation?.link)
    },
    close: () => database.destroy(),
  }
  const link = await createSignInLink(database, 'http://127.0.0.1')
  return Object.assign(world, { ada: await join(world.browser(), 'ada', secretOf(link)) })
}

/** What a field of an answer holds; an answer that is an error fails the test with its sentence. */
export function answerOf<T>({ data, message }: Seen, field: string): T {
  if (!data) throw new Error(message)
  return data[field] as T
}

/** The secret behind the # sign of a link. */
export const secretOf = (link: unknown): string => String(link).split('#')[1] ?? ''

/** As if that many tries to sign in to an account had failed, each from an address of its own. */
export async function failElsewhere({ database, clock }: World, email: string, failures: number): Promise<void> {
  const endsAt = new Date(clock.now.getTime() + 15 * 60_000)
  await database.query(
    `insert into identity."failureCount" (key, failures, "endsAt") values (encode(sha256($1::bytea), 'hex'), $2, $3)
     on conflict (key) do update set failures = $2, "endsAt" = $3`,
    [Buffer.from(`account ${email}`), failures, endsAt],
  )
}

/** A browser in which the account with this address is signed in. */
export async function signedIn(world: World, email: string, address?: string): Promise<Caller> {
  const browser = world.browser(address)
  const { code, message } = await browser.run('signIn', 'secondFactorNeeded', { email, password })
  if (code) throw new Error(message)
  return browser
}

/** A program that holds a token made on the command line. */
export async function programOf(world: World, role: Role, pilot?: string): Promise<Caller> {
  return world.program(await createTokenFor(world.database, { role, name: 'Test', days: 90, ...(pilot && { pilotId: pilot }) }))
}

async function join(browser: Caller, who: string, secret: string): Promise<Person> {
  const email = `${who}@example.org`
  const { data, message } = await browser.run('acceptInvitation', 'id', { secret, name: who, password, email })
  if (!data) throw new Error(message)
  return { ...browser, id: String(data.acceptInvitation?.id), email }
}

async function createCallers(database: DataSource): Promise<{ clock: { now: Date }; make: (address: string, token?: string) => Caller }> {
  const { execute, schema } = await createGateway([identity])
  const openRequest = createContexts(database, [identity])
  const clock = { now: new Date() }
  const authenticate = createAuthenticate(poolOf(database), () => clock.now)
  const make = (address: string, token?: string): Caller => {
    const cookies = new Map<string, string>()
    const ask: Caller['ask'] = async (query, variables = {}) => {
      const cookie = [...cookies].map(([key, value]) => `${key}=${value}`).join('; ')
      const message = { headers: { ...(cookie && { cookie }), ...(token && { authorization: `Bearer ${token}` }) } } as IncomingMessage
      const authentication = await authenticate({ message, secure: false }).catch((error: GraphQLError) => error)
      if (authentication instanceof Error) return see({ errors: [authentication] })
      const facts = { requestId: 'test', address, userAgent: 'Test', secure: false, signal: new AbortController().signal, now: clock.now }
      const { context, cookies: lines } = openRequest({ ...facts, viewer: authentication.viewer })
      const result = await execute({ document: parse(query), variables, context })
      for (const line of [...authentication.setCookies, ...lines]) keep(cookies, line)
      return see(result)
    }
    const run: Caller['run'] = (mutation, fields, input) => {
      const type = schema.getMutationType()?.getFields()[mutation]?.args[0]?.type
      const chosen = fields && `{ ${fields} }`
      return type
        ? ask(`mutation ($input: ${String(type)}) { ${mutation}(input: $input) ${chosen} }`, { input })
        : ask(`mutation { ${mutation} ${chosen} }`)
    }
    return { cookies, ask, run }
  }
  return { clock, make }
}

function see({ data, errors }: ExecutionResult): Seen {
  const [error] = errors ?? []
  // As the client reads it: compiled answers are text until then.
  if (!error) return { data: JSON.parse(JSON.stringify(data)) as Seen['data'] }
  const { code, rule, field, retryAfterSeconds } = error.extensions as Partial<Seen>
  return {
    data: null,
    message: error.message,
    ...(code && { code }),
    ...(rule && { rule }),
    ...(field && { field }),
    ...(retryAfterSeconds && { retryAfterSeconds }),
  }
}

function keep(cookies: Map<string, string>, line: string): void {
  const [pair = ''] = line.split(';')
  const [key = '', value = ''] = pair.split('=')
  if (value) cookies.set(key, value)
  else cookies.delete(key)
}
