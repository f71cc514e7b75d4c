import { createWriteStream, renameSync, rmSync } from 'node:fs'

import type { Pool } from 'pg'

import { exportObservations } from '../evaluation/index.ts'
import { poolOf } from '../platform/database.ts'
import { openForCommand } from '../start/migrated.ts'
import { showProgress } from '../start/progress.ts'
import { onlyArgument, runCommand } from './command.ts'

const USAGE = 'npm run --silent export -- <measure-code or all> [--out file.csv]'

await runCommand({
  usage: USAGE,
  options: { out: { type: 'string' } },
  async run({ values: { out: file }, positionals }, config) {
    const measure = onlyArgument(positionals, USAGE)
    const { database } = await openForCommand(config)
    if (!file) return print(poolOf(database), measure)
    const count = await writeFile(poolOf(database), measure, file)
    process.stderr.write(`${file}: ${count} observations.\n`)
  },
})

// Whoever reads may have enough before the end, as `head` does; that is not our failure.
async function print(pool: Pool, measure: string): Promise<void> {
  try {
    await exportObservations(pool, { measure, out: process.stdout })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code !== 'EPIPE' && code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error
  }
}

// The file appears when it is whole.
async function writeFile(pool: Pool, measure: string, file: string): Promise<number> {
  const part = `${file}.part`
  try {
    const count = await exportObservations(pool, {
      measure,
      out: createWriteStream(part),
      ...(process.stderr.isTTY ? { onProgress: (done: number, total: number) => showProgress('Rows', done, total) } : {}),
    })
    renameSync(part, file)
    return count
  } catch (error) {
    rmSync(part, { force: true })
    throw error
  }
}
