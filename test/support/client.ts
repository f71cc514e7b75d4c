import { print, type DocumentNode } from 'graphql'

/** An answer of the graph. */
export interface GraphAnswer {
  data?: unknown
  errors?: { message: string; path?: (string | number)[]; extensions: { code: string } & Record<string, unknown> }[]
  extensions?: Record<string, unknown>
}

/** Asks the graph over HTTP as one person. */
export interface Client {
  /** The data of an operation; rejects with a Refusal when there is any error. */
  run<Data>(document: string | DocumentNode, variables?: object): Promise<Data>
  /** The whole answer, errors and extensions too. */
  ask(document: string | DocumentNode, variables?: object, extensions?: object): Promise<GraphAnswer>
  /** Any address of the product, with this person's credentials. */
  fetch(path: string, init?: RequestInit): Promise<Response>
}

/** The first error of an answer. */
export class Refusal extends Error {
  constructor(
    readonly answer: GraphAnswer,
    readonly code: string,
    sentence: string,
  ) {
    super(sentence)
  }
}

/** A client of the product at the address, with a token or as nobody in particular. */
export function createClient(address: string, token: Promise<string> | null): Client {
  const client: Client = {
    async run<Data>(document: string | DocumentNode, variables?: object) {
      const answer = await client.ask(document, variables)
      const [error] = answer.errors ?? []
      if (error) throw new Refusal(answer, error.extensions.code, error.message)
      return answer.data as Data
    },
    async ask(document, variables = {}, extensions) {
      const query = typeof document === 'string' ? document : print(document)
      const headers = { 'content-type': 'application/json', accept: 'application/json' }
      const response = await client.fetch('/graphql', { method: 'POST', headers, body: JSON.stringify({ query, variables, extensions }) })
      return (await response.json()) as GraphAnswer
    },
    async fetch(path, init = {}) {
      const headers = new Headers(init.headers)
      if (token) headers.set('authorization', `Bearer ${await token}`)
      return fetch(new URL(path, address), { ...init, headers })
    },
  }
  return client
}
