import { importObservations } from '../evaluation/index.ts'
import { poolOf } from '../platform/database.ts'
import { openForCommand } from '../start/migrated.ts'
import { showProgress } from '../start/progress.ts'
import { onlyArgument, runCommand } from './command.ts'

const USAGE = 'npm run --silent import -- <file.csv> [--dry-run]'

await runCommand({
  usage: USAGE,
  options: { 'dry-run': { type: 'boolean', default: false } },
  async run({ values: { 'dry-run': dryRun }, positionals }, config) {
    const file = onlyArgument(positionals, USAGE)
    const { database } = await openForCommand(config)
    const report = await importObservations(poolOf(database), { file, dryRun, onProgress: (done, total) => showProgress('Reading', done, total) })
    process.stdout.write(describe(report, dryRun))
    return report.refused ? 1 : 0
  },
})

type Report = Awaited<ReturnType<typeof importObservations>>

function describe({ rows, added, revised, unchanged, refused, problems }: Report, dryRun: boolean): string {
  const refusals = problems.map(({ row, column, value, reason }) => `row ${row}, ${column}${value === null ? '' : ` "${value}"`}: ${reason}`)
  const rest = refused > problems.length ? [`… and more: ${refused} rows are refused in all`] : []
  const sums = `${rows} rows: ${added} added, ${revised} revised, ${unchanged} unchanged, ${refused} refused${dryRun ? '; a dry run, nothing is kept' : ''}.`
  return `${[...refusals, ...rest, sums].join('\n')}\n`
}
