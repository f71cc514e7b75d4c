import { modules } from '../modules.ts'
import { verifyAudit, type Anchor } from '../platform/audit.verify.ts'
import { createDatabase, poolOf } from '../platform/database.ts'
import { createLog } from '../platform/log.ts'
import { StartProblem } from '../platform/problem.ts'
import { closeDatabase } from '../start/close.ts'
import { openForCommand } from '../start/migrated.ts'
import { runCommand } from './command.ts'

const USAGE = 'npm run audit:verify -- [--anchor <sequence>:<hash>]'

await runCommand({
  usage: USAGE,
  options: { anchor: { type: 'string' } },
  async run({ values }, config) {
    const { url } = await openForCommand(config)
    const database = await createDatabase(url, modules, createLog('warn'), { pool: 1, limited: false }).initialize()
    const { entries, head, problems } = await verifyAudit(poolOf(database), readAnchor(values.anchor)).finally(() => closeDatabase(database))
    for (const problem of problems) process.stderr.write(`${problem}\n`)
    if (problems.length > 0) return 1
    process.stdout.write(`The history is whole: ${entries} entries. Keep this outside, to tell a cut end by later: ${head}\n`)
  },
})

function readAnchor(text: string | undefined): Anchor | null {
  if (text === undefined) return null
  const [, sequence, hash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text) ?? []
  if (!sequence || !hash) throw new StartProblem(`An anchor is what an earlier run printed. Usage: ${USAGE}`)
  return { sequence, hash }
}
