import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

import { modules } from '../modules.ts'
import { createDatabase } from '../platform/database.ts'
import { openScratch } from '../platform/embedded/scratch.ts'
import { createLog } from '../platform/log.ts'
import { findDifference, migrate, type Difference } from '../platform/migrate.ts'
import { StartProblem } from '../platform/problem.ts'
import { closeDatabase } from '../start/close.ts'
import { onStop } from '../start/stop.ts'
import { runCommand } from './command.ts'

const USAGE = 'npm run migration <module> <name>, for example: npm run migration programme pilot-note'

await runCommand({
  usage: USAGE,
  options: {},
  async run({ positionals: [module = '', name = ''] }) {
    if (!modules.some((known) => known.name === module) || !/^[a-z][a-z0-9-]*$/.test(name)) throw new StartProblem(`Usage: ${USAGE}`)
    const folder = fileURLToPath(new URL(`../${module}/migrations/`, import.meta.url))
    const stamp = Date.now()
    const file = `${folder}${stamp}-${name}.ts`
    if (existsSync(file)) throw new StartProblem(`${file} is there already.`)
    const difference = await compare(module)
    mkdirSync(folder, { recursive: true })
    const className = `${name
      .split('-')
      .map((word) => word[0]!.toUpperCase() + word.slice(1))
      .join('')}${stamp}`
    writeFileSync(file, migrationText(className, difference))
    process.stdout.write(`${file}\nAdd ${className} to the migrations of server/${module}/index.ts, and read what it does before you run it.\n`)
  },
})

// What the module's classes say beyond its migrations, seen on a database made by the migrations alone.
async function compare(module: string): Promise<Difference> {
  const scratch = await openScratch()
  onStop(() => scratch.drop())
  const database = await createDatabase(scratch.urlOf('postgres'), modules, createLog('warn'), { pool: 2, limited: false }).initialize()
  onStop(() => closeDatabase(database))
  await migrate(database)
  const ours = (statement: string) => statement.includes(`"${module}"`)
  const { up, down } = await findDifference(database)
  return { up: up.filter(ours), down: down.filter(ours) }
}

function migrationText(className: string, { up, down }: Difference): string {
  const method = (name: string, statements: string[]) => [
    `  async ${name}(${statements.length ? 'db' : '_db'}: QueryRunner): Promise<void> {${statements.length ? '' : '}'}`,
    ...statements.map((statement) => `    await db.query(\`${statement.replaceAll('`', '\\`')}\`)`),
    ...(statements.length ? ['  }'] : []),
  ]
  return [
    `import type { MigrationInterface, QueryRunner } from 'typeorm'`,
    '',
    `export class ${className} implements MigrationInterface {`,
    ...method('up', up),
    '',
    ...method('down', down),
    '}',
    '',
  ].join('\n')
}
