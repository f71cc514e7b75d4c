import { createWriteStream, renameSync, rmSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'

import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'

import { DOCUMENT_DIGESTS } from '../directory/index.ts'
import { PRACTICE_DOCUMENT_DIGESTS } from '../network/index.ts'
import { StartProblem } from '../platform/problem.ts'
import { createStorage, type Storage } from '../platform/storage.ts'
import { openForCommand } from '../start/migrated.ts'
import { onlyArgument, runCommand } from './command.ts'
import { END_OF_ROWS, type CopiedFile, type CopyFooter, type CopyHeader } from './copy.ts'
import { listTables } from './tables.ts'

const USAGE = 'npm run backup -- <file>'

await runCommand({
  usage: USAGE,
  options: {},
  async run({ positionals }, config) {
    const file = onlyArgument(positionals, USAGE)
    const { url } = await openForCommand(config)
    const { rows } = await writeCopy(url, file, createStorage(config))
    const total = Object.values(rows).reduce((sum, count) => sum + count, 0)
    process.stdout.write(
      `${file}: ${total} rows of ${Object.keys(rows).length} tables. It holds accounts and their password hashes: keep it as safe as the data.\n`,
    )
  },
})

/** Writes everything in the database, as it stood at one moment, to a file that appears when it is whole. */
async function writeCopy(url: string, file: string, storage: Storage): Promise<CopyFooter> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const part = `${file}.part`
  const footer: CopyFooter = { rows: {}, sequences: {} }
  try {
    await client.query('begin transaction isolation level repeatable read, read only')
    await pipeline(copyText(client, footer, storage), createGzip(), createWriteStream(part, { mode: 0o600 }))
    const handle = await open(part)
    await handle.sync()
    await handle.close()
    renameSync(part, file)
  } catch (error) {
    rmSync(part, { force: true })
    throw error
  } finally {
    await client.end()
  }
  return footer
}

// A line of JSON, then each table's name and columns, its rows as COPY writes them and "\.", a line of JSON that sums up, and a line for each file.
async function* copyText(client: pg.Client, footer: CopyFooter, storage: Storage): AsyncGenerator<Buffer | string> {
  const { rows: done } = await client.query<{ name: string }>('select name from platform_migration order by id')
  yield line({ careweave: 1, at: new Date().toISOString(), migrations: done.map(({ name }) => name) } satisfies CopyHeader)
  for (const table of await listTables(client)) {
    yield line(table)
    const copy = client.query(copyTo(`copy ${table.name} (${table.columns}) to stdout`))
    for await (const chunk of copy) yield chunk as Buffer
    footer.rows[table.name] = copy.rowCount
    yield END_OF_ROWS
  }
  const { rows: sequences } = await client.query<{ name: string; at: string }>(
    `select format('%I.%I', schemaname, sequencename) as name, last_value::text as at from pg_sequences where last_value is not null`,
  )
  footer.sequences = Object.fromEntries(sequences.map(({ name, at }) => [name, at]))
  yield line(footer)
  const { rows: ofAgreements } = await client.query<{ sha256: string }>(DOCUMENT_DIGESTS)
  const { rows: ofPractices } = await client.query<{ sha256: string }>(PRACTICE_DOCUMENT_DIGESTS)
  for (const sha256 of new Set([...ofAgreements, ...ofPractices].map((document) => document.sha256))) {
    const content = await storage.get(sha256)
    if (!content) throw new StartProblem(`The file ${sha256} of an agreement or a practice is not in the storage: the copy would not be whole.`)
    yield line({ sha256, content: content.toString('base64') } satisfies CopiedFile)
  }
}

function line(value: object): string {
  return `${JSON.stringify(value)}\n`
}
