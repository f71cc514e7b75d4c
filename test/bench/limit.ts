import { createServer } from 'node:http'

import pg from 'pg'

import { announce } from './announce.ts'
import { reads } from './reads.ts'

// The least that a server can do: one hand-written prepared statement, its text sent as it is. What is possible on this machine.
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10, options: '-c jit=off' })

const server = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', async () => {
    const { query } = JSON.parse(Buffer.concat(chunks).toString()) as { query: string }
    const position = reads.findIndex((read) => read.query === query)
    const { rows } = await pool.query<{ j: string }>({ name: `read${position}`, text: reads[position]!.sql, values: reads[position]!.values })
    const body = rows[0]!.j
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) })
    response.end(body)
  })
})
announce(server)
