import type { DataSource } from 'typeorm'

import { createTokenFor } from '../identity/index.ts'
import { StartProblem } from '../platform/problem.ts'
import { ROLES, type Role } from '../platform/viewer.ts'
import { openForCommand } from '../start/migrated.ts'
import { runCommand } from './command.ts'

const USAGE = 'npm run --silent token -- --role <ROLE> [--pilot <slug>] [--name <text>] [--days <n>]'
const GIVEN = ROLES.filter((role) => role !== 'PUBLIC')

await runCommand({
  usage: USAGE,
  options: {
    role: { type: 'string' },
    pilot: { type: 'string' },
    name: { type: 'string', default: 'Command line' },
    days: { type: 'string', default: '90' },
  },
  async run({ values: { role, pilot, name, days } }, config) {
    const wish = { role: readRole(role), name, days: readDays(days) }
    const { database } = await openForCommand(config)
    const pilotId = pilot && (await findPilot(database, pilot))
    const token = await createTokenFor(database, { ...wish, ...(pilotId && { pilotId }) }).catch(refuse)
    process.stdout.write(`${token}\n`)
  },
})

function readRole(text: string | undefined): Role {
  const role = GIVEN.find((known) => known === text)
  if (!role) throw new StartProblem(`--role must be one of ${GIVEN.join(', ')}. Usage: ${USAGE}`)
  return role
}

function readDays(text: string): number {
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new StartProblem(`--days must be a whole number of days, at least 1; it is "${text}".`)
  return Number(text)
}

async function findPilot(database: DataSource, slug: string): Promise<string> {
  const [pilot] = await database.query<{ id: string }[]>('select id from programme.pilot where slug = $1', [slug])
  if (pilot) return pilot.id
  const known = await database.query<{ slug: string }[]>('select slug from programme.pilot order by slug')
  throw new StartProblem(`There is no pilot "${slug}". The pilots are ${known.map((each) => each.slug).join(', ')}.`)
}

// A rule of identity says in a sentence what is wrong with the wish; that sentence is the line.
function refuse(error: Error & { extensions?: object }): never {
  throw error.extensions ? new StartProblem(error.message, { cause: error }) : error
}
