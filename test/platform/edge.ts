import type { AddressInfo } from 'node:net'
import { PassThrough } from 'node:stream'

import { buildSchema, execute, GraphQLError, type GraphQLSchema } from 'graphql'

import type { Context } from '../../server/platform/context.ts'
import { BadInput, RateLimited, RuleError, Unauthenticated } from '../../server/platform/errors.ts'
import type { Operation } from '../../server/platform/execute.ts'
import type { Arrival, Authentication } from '../../server/platform/http.answer.ts'
import { startEdge, type EdgeParts } from '../../server/platform/http.start.ts'
import { createLog } from '../../server/platform/log.ts'
import { createMetrics } from '../../server/platform/metrics.ts'
import type { Request, RequestFacts } from '../../server/platform/request.ts'
import { createPersisted } from '../../server/platform/persisted.ts'
import { noTracing } from '../../server/platform/tracing.ts'
import { nothingUsed } from '../../server/platform/use.ts'
import { publicViewer, ROLES, type Viewer } from '../../server/platform/viewer.ts'

/** A graph with the shapes that limits, prices and refusals are about, and fields that fail in every way. */
export const tinySchema = buildSchema(`
  enum Theme { DEMENTIA FALLS }
  input PilotFilter { name: String and: [PilotFilter!] }
  type Query {
    pilots(first: Int, last: Int, after: String, filter: PilotFilter): PilotConnection!
    pilot(id: ID!): Pilot
    measures(codes: [String!]): [Measure!]!
    themed(theme: Theme!): [Pilot!]!
    echo(text: String, number: Float, list: [String!]): String
    fail(how: String!): String
    wait: String
  }
  type Mutation { rename(id: ID!, name: String!): Pilot! signIn(password: String!): Boolean! }
  type PilotConnection { nodes: [Pilot!]! edges: [PilotEdge!]! totalCount: Int! }
  type PilotEdge { cursor: String! node: Pilot! }
  type Pilot { id: ID! name: String! theme: Theme! lead: Organisation! partners(first: Int): PilotConnection! }
  type Organisation { id: ID! name: String! pilots: [Pilot!]! }
  type Measure { code: String! }
`)

const pilot = { id: '1', name: 'Falls', theme: 'FALLS', lead: () => ({ id: '9', name: 'Newcastle', pilots: [] }), partners: () => pilots() }
const pilots = () => ({ nodes: [pilot, pilot], edges: [{ cursor: 'a', node: pilot }], totalCount: 2 })

const coded = (code: string) =>
  Object.assign(new Error('select * from account where "passwordHash" = $1 failed'), { code, detail: 'Key (email)=(a@b.c)' })

const failures: Record<string, () => Error> = {
  surprise: () => new TypeError('cannot read "passwordHash" of undefined'),
  lost: () => coded('57P01'),
  refused: () => coded('ECONNREFUSED'),
  slow: () => coded('57014'),
  clash: () => coded('40001'),
  form: () => coded('22P02'),
  rule: () => new RuleError('TOO_EARLY', 'Not yet.', 'startsOn'),
  often: () => new RateLimited('Wait.', 7),
  forged: () => new GraphQLError('select', { extensions: { code: 'INTERNAL_SERVER_ERROR', stacktrace: ['at x'] } }),
}

/** What the graph was asked to wait for, so that a test can see the request end. */
export const waiting: { started: () => void; aborted: () => void; release: Promise<void> } = {
  started: () => undefined,
  aborted: () => undefined,
  release: Promise.resolve(),
}

const root = {
  pilots,
  pilot: () => pilot,
  measures: ({ codes }: { codes?: string[] }) => (codes ?? []).map((code) => ({ code })),
  themed: () => [pilot],
  echo: (given: object) => JSON.stringify(given),
  fail: ({ how }: { how: string }) => {
    throw failures[how]?.() ?? new Error(how)
  },
  wait: async (_: object, { signal }: Context) => {
    signal.addEventListener('abort', () => waiting.aborted(), { once: true })
    waiting.started()
    await waiting.release
    return 'done'
  },
  rename: ({ name }: { name: string }, context: Context) => {
    context.setCookie('renamed=1; Path=/')
    return { ...pilot, name }
  },
  signIn: () => {
    throw new RateLimited('Too many attempts.', 60)
  },
}

const run = ({ document, operationName, variables, context }: Operation) =>
  Promise.resolve(execute({ schema: tinySchema, document, operationName, variableValues: variables, contextValue: context, rootValue: root }))

/** Whoever the bearer token or the session cookie names by role. */
export async function authenticateByRole({ message }: Arrival): Promise<Authentication> {
  const { authorization, cookie } = message.headers
  if (authorization && cookie) throw new BadInput('Send a token or a cookie, not both.')
  const named = /^(?:Bearer |session=)(\w+)$/.exec(authorization ?? cookie ?? '')?.[1]
  if (!authorization && !cookie) return { viewer: publicViewer, setCookies: [] }
  const role = ROLES.find((one) => one === named)
  if (!role) throw new Unauthenticated('The token is not valid.')
  const asker = cookie ? ({ via: 'session', sessionId: `session-${role}` } as const) : ({ via: 'token', tokenId: `token-${role}` } as const)
  const viewer: Viewer = { role, accountId: '00000000-0000-4000-8000-00000000000a', name: role, pilotIds: [], canWrite: true, ...asker }
  return { viewer, setCookies: cookie ? ['session=rotated; Path=/; HttpOnly'] : [] }
}

const unused = (): never => {
  throw new Error('the tiny graph has no database')
}

/** A request's context without a database behind it. */
export function openTinyRequest(facts: RequestFacts): Request {
  const cookies: string[] = []
  const context: Context = {
    ...facts,
    now: new Date('2010-06-17T09:00:00Z'),
    statements: 0,
    use: nothingUsed(),
    validator: { known: null, anew: false, versions: null, etag: null },
    versions: () => Promise.resolve(new Map<string, string>()),
    today: () => Promise.resolve('2010-06-17'),
    moment: () => Promise.resolve(new Date('2010-06-17T09:00:00Z')),
    query: unused,
    loader: unused,
    transaction: unused,
    authorise: unused,
    permit: unused,
    may: unused,
    audit: unused,
    importKinds: [],
    inBackground: unused,
    setCookie: (line) => void cookies.push(line),
  }
  return { context, cookies }
}

/** A log that is kept, a line an entry. */
export function keepLog() {
  const stream = new PassThrough()
  const lines: string[] = []
  stream.on('data', (line: Buffer) => lines.push(String(line)))
  return { log: createLog('info', stream), lines }
}

/** The whole edge around the tiny graph, on a free port. */
export async function startTinyEdge(parts: Partial<EdgeParts> = {}, schema: GraphQLSchema = tinySchema) {
  const { log, lines } = keepLog()
  const edge = await startEdge({
    gateway: { schema, execute: run },
    noteUse: () => undefined,
    persisted: createPersisted(new Map(), null),
    prices: {},
    authenticate: authenticateByRole,
    openRequest: openTinyRequest,
    isReady: () => Promise.resolve(true),
    rateLimitFactor: 1000,
    routes: [],
    assets: null,
    log,
    metrics: createMetrics(),
    tracing: noTracing,
    trustedProxies: 0,
    publicUrl: null,
    ...parts,
  })
  const { port }: AddressInfo = await edge.listen(0, '127.0.0.1')
  const url = `http://127.0.0.1:${port}`
  const ask = (body: object, headers: Record<string, string> = {}) =>
    fetch(`${url}/graphql`, { method: 'POST', headers: { 'Content-Type': 'application/json', ...headers }, body: JSON.stringify(body) })
  return { edge, port, url, ask, lines }
}
