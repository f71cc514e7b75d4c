import { existsSync } from 'node:fs'
import { join } from 'node:path'

import { buildSchema } from 'graphql'
import pg from 'pg'

import { generateDocuments } from '../../schema/documents.ts'
import { printSchemas, readCommitted, staleSchemas, writeSchemas } from '../../schema/print.ts'
import { findBrokenOperations } from '../../schema/saved.ts'
import { modules } from '../modules.ts'
import type { Config } from '../platform/config.ts'
import { openDatabase } from '../start/database.ts'
import { quiet } from '../start/progress.ts'
import { onStop } from '../start/stop.ts'
import { readKeptOperations } from '../workbench/index.ts'
import { runCommand } from './command.ts'

await runCommand({
  usage: 'npm run schema [-- --break]',
  options: { break: { type: 'boolean' } },
  async run({ values }, config) {
    const printed = await printSchemas(modules)
    const changed = staleSchemas(printed)
    const broken = changed.includes('api.graphql') ? await findBroken(printed.get('api.graphql') ?? '', config) : []
    const list = broken.map((line) => `  ${line}\n`).join('')
    if (broken.length && !values.break) {
      process.stderr.write(
        `Nothing was written, because this breaks saved queries:\n${list}Keep the field, deprecated, until its owner has moved on, or run it with --break.\n`,
      )
      return 1
    }
    const breaks = writeSchemas(printed)
    await generateDocuments()
    process.stdout.write(changed.length ? `Written: ${changed.join(', ')}.\n` : 'The schema files are as the code has them.\n')
    if (breaks.length) process.stdout.write(`This breaks clients:\n${breaks.map((line) => `  ${line}\n`).join('')}`)
    if (broken.length) process.stdout.write(`This breaks saved queries:\n${list}`)
    return 0
  },
})

// The saved operations are those of this installation: of the database that DATABASE_URL names, or of the data folder where there is one.
async function findBroken(api: string, config: Config): Promise<string[]> {
  const before = readCommitted()
  if (!before || (!config.databaseUrl && !existsSync(join(config.dataDir, 'postgres')))) return []
  const { url, close } = await openDatabase(config, 'command', quiet)
  onStop(close)
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return findBrokenOperations(before, buildSchema(api), await readKeptOperations(client))
  } finally {
    await client.end()
  }
}
