import { gzipSync } from 'node:zlib'

import { LARGEST_BODY } from '../../server/platform/body.ts'

import { send, sendBytes, type Seen, type Sent } from './hostile.send.ts'

/** An attack: its name, what is sent, and the refusal that answers it. */
export type Attack = readonly [name: string, attack: (port: number) => Promise<Seen>, status: number, code: string]

const JSON_TYPE = { 'Content-Type': 'application/json' }
const ANALYST = { Authorization: 'Bearer ANALYST' }

const post =
  (body: unknown, headers: Sent['headers'] = {}) =>
  (port: number) =>
    send(port, { headers: { ...JSON_TYPE, ...headers }, body: JSON.stringify(body) })
const postBytes =
  (body: string | Buffer, headers: Sent['headers'] = JSON_TYPE) =>
  (port: number) =>
    send(port, { headers, body })
const get =
  (query: string, headers: Sent['headers'] = {}, more = '') =>
  (port: number) =>
    send(port, { method: 'GET', path: `/graphql?query=${encodeURIComponent(query)}${more}`, headers })
const raw =
  (...parts: (string | Buffer)[]) =>
  (port: number) =>
    sendBytes(port, ...parts)

const times = (count: number, part: (index: number) => string) => Array.from({ length: count }, (_, index) => part(index)).join(' ')
const nested = (depth: number, open: string, core: string) => `${open.repeat(depth)}${core}${'}'.repeat(depth)}`
const fragments = (count: number, spread: (next: number) => string) => times(count, (index) => `fragment F${index} on Pilot { ${spread(index + 1)} }`)
const echo = (value: unknown) => ({ query: 'query ($text: String) { echo(text: $text) }', variables: { text: value } })

const bad = [400, 'BAD_USER_INPUT'] as const
const invalid = [400, 'GRAPHQL_VALIDATION_FAILED'] as const
const unparsed = [400, 'GRAPHQL_PARSE_FAILED'] as const
const unread = [415, 'BAD_USER_INPUT'] as const
const large = [413, 'BAD_USER_INPUT'] as const

/** Bodies that are not what they should be. */
export const bodies: readonly Attack[] = [
  ['a body larger than the limit, announced', postBytes('x'.repeat(LARGEST_BODY + 1)), ...large],
  [
    'a body larger than the limit, in chunks',
    (port) => send(port, { headers: { ...JSON_TYPE, 'Transfer-Encoding': 'chunked' }, body: 'x'.repeat(4 * LARGEST_BODY) }),
    ...large,
  ],
  ['a document larger than the limit', post({ query: `{ __typename } #${'x'.repeat(33_000)}` }), ...large],
  [
    'a length that is a lie',
    raw(`POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 99999999999\r\n\r\n{}`),
    ...large,
  ],
  ['no body', postBytes(''), ...bad],
  ['broken JSON', postBytes('{"query":'), ...bad],
  ['JSON that is no object', postBytes('"{ __typename }"'), ...bad],
  ['JSON null', postBytes('null'), ...bad],
  ['a hundred thousand open brackets', postBytes('['.repeat(100_000)), ...bad],
  ['deep JSON in the variables', postBytes(`{"query":"{ __typename }","variables":{"a":${'['.repeat(50_000)}${']'.repeat(50_000)}}}`), ...bad],
  ['more values than anybody needs', post({ query: '{ __typename }', variables: { a: Array(6_000).fill(0) } }), ...bad],
  ['a text of a hundred thousand letters', post(echo('x'.repeat(100_000))), ...bad],
  ['a number beyond all numbers', postBytes('{"query":"{ __typename }","variables":{"a":1e999}}'), ...bad],
  [
    'bytes that are not UTF-8',
    postBytes(Buffer.concat([Buffer.from('{"query":"{ __typename }","variables":{"a":"'), Buffer.from([0xc3, 0x28]), Buffer.from('"}}')])),
    ...bad,
  ],
  [
    'UTF-16 that says so',
    postBytes(Buffer.from('{"query":"{ __typename }"}', 'utf16le'), { 'Content-Type': 'application/json; charset=utf-16' }),
    ...unread,
  ],
  ['UTF-16 that does not say so', postBytes(Buffer.from('\uFEFF{"query":"{ __typename }"}', 'utf16le')), ...bad],
  ['an odd charset', postBytes('{"query":"{ __typename }"}', { 'Content-Type': 'application/json; charset=ibm037' }), ...unread],
  ['a compressed body', postBytes(gzipSync('{"query":"{ __typename }"}'), { ...JSON_TYPE, 'Content-Encoding': 'gzip' }), ...unread],
  ['a bomb of compressed zeros', postBytes(gzipSync(Buffer.alloc(50_000_000)), { ...JSON_TYPE, 'Content-Encoding': 'gzip' }), ...unread],
  ['a form', postBytes('query=%7B__typename%7D', { 'Content-Type': 'application/x-www-form-urlencoded' }), ...unread],
  ['plain text', postBytes('{"query":"{ __typename }"}', { 'Content-Type': 'text/plain' }), ...unread],
  ['a multipart form', postBytes('--x\r\n\r\n{}\r\n--x--', { 'Content-Type': 'multipart/form-data; boundary=x' }), ...unread],
  ['no content type', postBytes('{"query":"{ __typename }"}', {}), ...unread],
  ['two content types', postBytes('{"query":"{ __typename }"}', { 'Content-Type': 'application/json, text/plain' }), ...unread],
  ['a batch', post([{ query: '{ __typename }' }, { query: '{ __typename }' }]), ...bad],
  ['an empty batch', post([]), ...bad],
  ['a query that is an object', post({ query: { kind: 'Document' } }), ...bad],
  ['variables that are a text', post({ query: '{ __typename }', variables: '{"a":1}' }), ...bad],
  ['a registered operation', post({ extensions: { persistedQuery: { version: 1, sha256Hash: 'abc' } } }), ...bad],
  ['an operation name of a thousand letters', post({ query: '{ __typename }', operationName: 'x'.repeat(1_000) }), ...bad],
]

/** Values that some interpreter might take for something else. */
export const values: readonly Attack[] = [
  ['U+0000 in a variable', post(echo('a\u0000b')), ...bad],
  ['U+0000 in a literal', post({ query: String.raw`{ echo(text: "a\u0000b") }` }), ...bad],
  ['U+0000 in the document', post({ query: '{ echo(text: "a\u0000b") }' }), ...bad],
  [
    'half a surrogate pair in a variable',
    postBytes(String.raw`{"query":"query($text:String){echo(text:$text)}","variables":{"text":"\ud800"}}`),
    ...bad,
  ],
  ['half a surrogate pair in a key', postBytes(String.raw`{"query":"{ __typename }","variables":{"\udfff":1}}`), ...bad],
  ['half a surrogate pair in the document', postBytes(String.raw`{"query":"{ echo(text: \"\udc00\") }"}`), ...unparsed],
  ['__proto__ in the variables', postBytes('{"query":"{ __typename }","variables":{"__proto__":{"role":"ADMIN"}}}'), ...bad],
  ['constructor deep in the variables', post({ query: '{ __typename }', variables: { a: [{ constructor: { prototype: {} } }] } }), ...bad],
  ['an object where a text belongs', post(echo({ $ne: null })), ...bad],
  [
    'a text of the wrong kind, sixty thousand letters long',
    post({ query: 'query ($n: Float) { echo(number: $n) }', variables: { n: 'x'.repeat(9_000) } }),
    ...bad,
  ],
  ['a hundred wrong entries', post({ query: 'query ($l: [String!]) { echo(list: $l) }', variables: { l: Array(100).fill(1) } }), ...bad],
  ['an enum value that is nearly right', post({ query: 'query ($t: Theme!) { themed(theme: $t) { id } }', variables: { t: 'FALL' } }), ...bad],
  ['three hundred literals in a list', post({ query: `{ echo(list: [${'"a",'.repeat(300)}]) }` }), ...bad],
  ['an operation name that is not there', post({ query: 'query A { __typename }', operationName: 'B' }), ...bad],
  ['two operations and no name', post({ query: 'query A { __typename } query B { __typename }' }), ...bad],
]

/** Documents that are dear to read or to answer. */
export const documents: readonly Attack[] = [
  ['a document of three thousand tokens', post({ query: `{ ${'a '.repeat(3_000)} }` }), ...bad],
  ['a document nested a thousand deep', post({ query: nested(900, '{ pilot ', '{ id }') }), ...bad],
  ['values nested a thousand deep', post({ query: `{ echo(text: ${'['.repeat(990)}${']'.repeat(990)}) }` }), ...invalid],
  ['depth', post({ query: `{ pilot(id: 1) { lead ${nested(7, '{ pilots { lead ', '{ id }')}${'}'.repeat(7)} } }` }), ...bad],
  ['aliases', post({ query: `{ pilot(id: 1) { ${times(40, (index) => `a${index}: name`)} } }` }), ...bad],
  ['directives', post({ query: `{ __typename ${'@include(if: true) '.repeat(40)} }` }), ...invalid],
  ['directives of no meaning', post({ query: `{ __typename ${times(40, (index) => `@d${index}`)} }` }), ...invalid],
  ['operations', post({ query: times(20, (index) => `query Q${index} { __typename }`), operationName: 'Q0' }), ...bad],
  ['variables', post({ query: `query (${times(60, (index) => `$v${index}: String`)}) { __typename }` }), ...invalid],
  ['root fields', post({ query: `{ ${times(20, (index) => `a${index}: echo`)} }` }), ...bad],
  ['guesses of a password, side by side', post({ query: `mutation { ${times(5, (index) => `a${index}: signIn(password: "${index}")`)} }` }), ...bad],
  [
    'guesses of a password, hidden in a fragment',
    post({ query: 'mutation { ...F } fragment F on Mutation { a: signIn(password: "1") b: signIn(password: "2") }' }),
    ...bad,
  ],
  ['the same field a thousand times', post({ query: `{ pilot(id: 1) { ${'name '.repeat(1_000)} } }` }), ...bad],
  [
    'fragments that double thirty times',
    post({ query: `{ pilot(id: 1) { ...F0 } } ${fragments(30, (next) => (next < 30 ? `...F${next} ...F${next}` : 'id'))}` }),
    ...bad,
  ],
  ['fragments in a circle', post({ query: `{ pilot(id: 1) { ...F0 } } ${fragments(3, (next) => `...F${next % 3}`)}` }), ...invalid],
  ['a fragment of itself', post({ query: '{ pilot(id: 1) { ...F0 } } fragment F0 on Pilot { ...F0 }' }), ...invalid],
  [
    'a fragment called __schema',
    post({ query: '{ pilot(id: 1) { ...__schema } } fragment __schema on Pilot { lead { pilots { lead { pilots { lead { pilots { id } } } } } } }' }),
    400,
    'QUERY_TOO_EXPENSIVE',
  ],
  ['lists within lists', post({ query: '{ pilots(first: 200) { nodes { partners(first: 200) { nodes { id } } } } }' }), 400, 'QUERY_TOO_EXPENSIVE'],
  [
    'a page of two thousand million',
    post({ query: 'query ($n: Int) { pilots(first: $n) { nodes { id } } }', variables: { n: 2_000_000_000 } }),
    400,
    'QUERY_TOO_EXPENSIVE',
  ],
  ['the schema, by nobody', post({ query: '{ __schema { types { name } } }' }), 403, 'FORBIDDEN'],
  ['the schema, by a member', post({ query: '{ __type(name: "Pilot") { name } }' }, { Authorization: 'Bearer MEMBER' }), 403, 'FORBIDDEN'],
  ['the schema, hidden in a fragment', post({ query: 'query { ...F } fragment F on Query { a: __schema { types { name } } }' }), 403, 'FORBIDDEN'],
  [
    'the schema in circles, by an analyst',
    post({ query: `{ __schema { types { ${nested(5, 'fields { type { ', 'name }')}${'}'.repeat(4)} } } }` }, ANALYST),
    ...invalid,
  ],
  ['a name that is nearly right', post({ query: '{ pilot(id: 1) { nam } }' }), ...invalid],
  ['a type that is nearly right', post({ query: 'query ($f: PilotFilte) { pilots(filter: $f) { totalCount } }' }), ...invalid],
  ['half a document', post({ query: '{ pilot(id: 1) {' }), ...unparsed],
  ['a subscription', post({ query: 'subscription { pilots }' }), ...bad],
]

/** Requests that abuse HTTP, and requests that another site makes a browser send. */
export const requests: readonly Attack[] = [
  ['a mutation by GET', get('mutation { rename(id: 1, name: "x") { id } }'), 405, 'BAD_USER_INPUT'],
  ['a GET without a query', (port) => send(port, { method: 'GET' }), ...bad],
  ['a GET with two queries', get('{ __typename }', {}, '&query=%7B__typename%7D'), ...bad],
  ['a GET of broken encoding', (port) => send(port, { method: 'GET', path: '/graphql?query=%ff%fe' }), ...bad],
  ['a GET with broken variables', get('{ __typename }', {}, '&variables=%7B'), ...bad],
  ['a GET with U+0000', get('query ($text: String) { echo(text: $text) }', {}, '&variables=%7B%22text%22%3A%22%5Cu0000%22%7D'), ...bad],
  ['a method of no meaning', (port) => send(port, { method: 'DELETE' }), 405, 'BAD_USER_INPUT'],
  ['TRACE', (port) => send(port, { method: 'TRACE' }), 405, 'BAD_USER_INPUT'],
  ['an answer type that we do not speak', post({ query: '{ __typename }' }, { Accept: 'text/html' }), 406, 'BAD_USER_INPUT'],
  ['a token that nobody issued', post({ query: '{ __typename }' }, { Authorization: 'Bearer nobody' }), 401, 'UNAUTHENTICATED'],
  ['a token and a cookie', post({ query: '{ __typename }' }, { Authorization: 'Bearer ADMIN', Cookie: 'session=ADMIN' }), ...bad],
  ['a session from another site', post({ query: '{ __typename }' }, { Cookie: 'session=ADMIN', Origin: 'https://evil.example' }), 403, 'FORBIDDEN'],
  ['a session from a page without an origin', post({ query: '{ __typename }' }, { Cookie: 'session=ADMIN', Origin: 'null' }), 403, 'FORBIDDEN'],
  ['a session by a link on another site', get('{ __typename }', { Cookie: 'session=ADMIN', 'Sec-Fetch-Site': 'cross-site' }), 403, 'FORBIDDEN'],
  ['a session by GET', get('{ __typename }', { Cookie: 'session=ADMIN' }), ...bad],
  ['headers of thirty kilobytes', raw(`GET /graphql HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(30_000)}\r\n\r\n`), 431, 'BAD_USER_INPUT'],
  ['five thousand headers', raw(`GET /graphql HTTP/1.1\r\nHost: a\r\nConnection: close\r\n${'X: y\r\n'.repeat(5_000)}\r\n`), 431, 'BAD_USER_INPUT'],
  ['what is not HTTP', raw('\u0016\u0003\u0001\u0000 hello\r\n\r\n'), ...bad],
  ['no host', raw('GET /graphql?query=%7B__typename%7D HTTP/1.1\r\nConnection: close\r\n\r\n'), ...bad],
  ['two lengths', raw('POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}'), ...bad],
  ['a length and chunks', raw('POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'), ...bad],
  ['an address that is not a path', (port) => send(port, { method: 'GET', path: 'http://evil.example/graphql' }), ...bad],
  ['a path out of the house', (port) => send(port, { method: 'GET', path: '/../../etc/passwd' }), 404, 'NOT_FOUND'],
  ['a path out of the house, encoded', (port) => send(port, { method: 'GET', path: '/assets/..%2f..%2f..%2fetc%2fpasswd%00.js' }), 404, 'NOT_FOUND'],
  ['an address of no meaning', (port) => send(port, { method: 'POST', path: '/admin.php' }), 404, 'NOT_FOUND'],
]
