import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'

import { execute, parse, type ExecutionResult } from 'graphql'

import type { Request, RequestFacts } from './request.ts'
import type { Subgraph } from './subgraph.ts'
import { FACTS_HEADER, openFacts } from './wire.ts'

const LARGEST_BODY = 4 * 1024 * 1024

interface Question {
  query: string
  variables?: Record<string, unknown>
  operationName?: string
}

/** Serves one subgraph to the router alone: whoever cannot show the request's signed facts is turned away. */
export function createSubgraphServer(subgraph: Subgraph, makeRequest: (facts: RequestFacts) => Request, secret: Buffer): Server {
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.url === '/health/live') return void response.writeHead(200).end()
    const facts = openFacts(request.headers[FACTS_HEADER], subgraph.module.name, secret, new Date())
    if (request.method !== 'POST' || !facts) return void response.writeHead(403).end()
    const gone = new AbortController()
    response.on('close', () => gone.abort())
    const { context, cookies } = makeRequest({ ...facts, signal: gone.signal })
    const result = await run(subgraph, JSON.parse(await readBody(request)) as Question, context)
    response.writeHead(200, { 'content-type': 'application/json', ...(cookies.length && { 'set-cookie': cookies }) })
    response.end(JSON.stringify({ ...result, extensions: { statements: context.statements } }))
  }
  return createServer((request, response) => {
    answer(request, response).catch((error: Error) => response.destroy(error))
  })
}

async function run({ schema }: Subgraph, { query, variables, operationName }: Question, contextValue: Request['context']): Promise<ExecutionResult> {
  return execute({ schema, document: parse(query), variableValues: variables, operationName, contextValue })
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > LARGEST_BODY) throw new Error('the router sent too much')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString()
}
