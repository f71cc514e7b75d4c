import { spawn } from 'node:child_process'
import { chmodSync, createReadStream, createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'

import pg from 'pg'
import { from, to } from 'pg-copy-streams'

import { modules } from '../../server/modules.ts'
import { createDatabase } from '../../server/platform/database.ts'
import { openForServer } from '../../server/platform/embedded.ts'
import { createLog } from '../../server/platform/log.ts'
import { migrate } from '../../server/platform/migrate.ts'
import { loadRecord } from '../../server/record/load.ts'
import { usageOf } from './stacks.ts'

// Observations in and out by the commands, beside PostgreSQL's own COPY of the same rows: `npm run bench:bulk -- --rows 1000000`. Exit code 1 past a bound.
const { values: options } = parseArgs({ options: { rows: { type: 'string', default: '1000000' }, rounds: { type: 'string', default: '1' } } })
const ROWS = Number(options.rows)
const BOUNDS = { in: { times: 2.5, megabytes: 300 }, out: { times: 1.5, megabytes: 150 } }
const root = new URL('../..', import.meta.url).pathname
const folder = mkdtempSync(join(tmpdir(), 'careweave-bulk-'))
// PostgreSQL runs as a user of its own where we are root, and must reach its files.
chmodSync(folder, 0o711)
const [file, typed, written] = ['rows.csv', 'typed.csv', 'out.csv'].map((name) => join(folder, name)) as [string, string, string]

/** A run of a command or of COPY. */
interface Run {
  seconds: number
  megabytes: number
}

const { url, close } = await openForServer(join(folder, 'data'), () => {})
try {
  console.log(`Making ${ROWS.toLocaleString('en-GB')} rows…`)
  await prepare()
  // The commands are compiled once for their sources; that is no part of what they do.
  await fresh('ours')
  await runCommand('export', ['MAR_ELECTIVE', '--out', written], named('ours'))
  const into: Run[] = []
  const plain: Run[] = []
  for (let round = 0; round < Number(options.rounds); round += 1) {
    await fresh('plain')
    plain.push(await copyIn(named('plain')))
    await fresh('ours')
    into.push(await runCommand('import', [file], named('ours')))
  }
  report('Import', middle(into), middle(plain), BOUNDS.in, 'COPY of the same rows into the keyed, indexed table')
  const out: Run[] = []
  const plainOut: Run[] = []
  for (let round = 0; round < Number(options.rounds); round += 1) {
    plainOut.push(await copyOut(named('ours')))
    out.push(await runCommand('export', ['all', '--out', written], named('ours')))
  }
  report('Export', middle(out), middle(plainOut), BOUNDS.out, 'COPY of the same rows to standard output')
} finally {
  await close()
  rmSync(folder, { recursive: true, force: true })
}

function named(database: string): string {
  const address = new URL(url)
  address.pathname = `/${database}`
  return address.href
}

async function using<T>(address: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: address })
  await client.connect()
  return work(client).finally(() => client.end())
}

// The record, two hundred made-up organisations and sixty measures; the rows as a file with codes, and the same with ids for COPY.
async function prepare(): Promise<void> {
  const database = await createDatabase(url, modules, createLog('warn'), { pool: 2, limited: false }).initialize()
  await migrate(database)
  await loadRecord(database, () => {})
  await database.query(`insert into directory.organisation (name, kind, "odsCode", illustrative)
    select 'Bulk ' || n, 'PRIMARY_CARE_TRUST', 'ZZ' || lpad(n::text, 3, '0'), true from generate_series(1, 200) n`)
  await database.query(`insert into evaluation.measure (code, title, summary, scope, domain, unit, direction, frequency, numerator, denominator, multiplier, illustrative)
    select 'BULK_' || n, 'Bulk ' || n, 'Made up.', 'NATIONAL', 'HEALTH_OUTCOMES', '%', 'DECREASE', 'MONTHLY', 'Some', 'All', 100, true from generate_series(1, 60) n`)
  await database.query('analyze')
  await database.destroy()
  const rows = `select s.code as subject, s.id as "subjectId", m.code as measure, m.id as "measureId", p::date as starts, (p + interval '1 month - 1 day')::date as ends,
      (hashtext(s.code || m.code || p) & 511)::int as n, 512 + (hashtext(p || m.code || s.code) & 511)::int as d
    from evaluation.measure m, evaluation.subject s, generate_series(date '2001-01-01', date '2007-12-01', interval '1 month') p
    where m.code like 'BULK%' and s.code like 'ZZ%' order by m.code, s.code, p limit ${ROWS}`
  await using(url, async (client) => {
    const save = (select: string, path: string, header: boolean) =>
      pipeline(client.query(to(`copy (${select}) to stdout with (format csv, header ${header})`)), createWriteStream(path))
    await save(
      `select subject, measure, starts as period_start, ends as period_end, n as numerator, d as denominator, 'NORMAL' as status from (${rows}) r`,
      file,
      true,
    )
    await save(`select "subjectId", 'ORGANISATION', "measureId", starts, ends, 100.0 * n / d, n, d, 'NORMAL' from (${rows}) r`, typed, false)
  })
}

// Each run begins with a database that has none of the rows.
function fresh(name: string): Promise<void> {
  return using(named('postgres'), async (server) => {
    await server.query(`drop database if exists ${name} with (force)`)
    await server.query(`create database ${name} template careweave strategy file_copy`)
  })
}

function copyIn(address: string): Promise<Run> {
  return using(address, (client) =>
    clocked(() =>
      pipeline(
        createReadStream(typed, { highWaterMark: 1 << 18 }),
        client.query(
          from(`copy evaluation.observation ("subjectId", "subjectKind", "measureId", "periodStart", "periodEnd", value, numerator, denominator, status)
            from stdin with (format csv)`),
        ),
      ),
    ),
  )
}

// The same rows with the same columns, in the order in which they lie.
function copyOut(address: string): Promise<Run> {
  const select = `select s.code, s.kind, s.label, m.code, t."periodStart", t."periodEnd", t.value, t.numerator, t.denominator, t.status, t.revision, t."recordedFrom",
    t."sourceId", t.illustrative, t.note
    from evaluation.observation t join evaluation.subject s on s.id = t."subjectId" join evaluation.measure m on m.id = t."measureId" where t."recordedTo" is null`
  return using(address, (client) =>
    clocked(() =>
      pipeline(client.query(to(`copy (${select}) to stdout with (format csv, header)`)), new Writable({ write: (_c, _e, done) => done() })),
    ),
  )
}

async function clocked(work: () => Promise<unknown>): Promise<Run> {
  const start = performance.now()
  await work()
  return { seconds: (performance.now() - start) / 1000, megabytes: NaN }
}

// What npm would run, without npm, whose memory is not ours.
function scriptOf(program: string): string[] {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> }
  return scripts[program]!.split(' ').slice(2)
}

// The command as anybody runs it, its start and its end included.
async function runCommand(program: string, args: string[], address: string): Promise<Run> {
  let megabytes = 0
  const { seconds } = await clocked(
    () =>
      new Promise<void>((resolve, reject) => {
        const child = spawn(process.execPath, [...scriptOf(program), ...args], {
          cwd: root,
          env: { ...process.env, DATABASE_URL: address },
          stdio: ['ignore', 'inherit', 'inherit'],
        })
        const look = setInterval(() => {
          megabytes = Math.max(megabytes, usageOf(child.pid!)?.memoryMb || 0)
        }, 100)
        child.once('close', (code) => {
          clearInterval(look)
          if (code === 0) resolve()
          else reject(new Error(`${program} ended with ${code}`))
        })
      }),
  )
  return { seconds, megabytes }
}

function middle(runs: Run[]): Run {
  return runs.toSorted((one, other) => one.seconds - other.seconds)[Math.floor(runs.length / 2)]!
}

function report(what: string, ours: Run, plain: Run, bounds: { times: number; megabytes: number }, beside: string): void {
  const times = ours.seconds / plain.seconds
  const isWithin = times <= bounds.times && !(ours.megabytes > bounds.megabytes)
  console.log(
    `${what}: ${ours.seconds.toFixed(1)} s and ${Math.round(ours.megabytes)} MB; ${beside}: ${plain.seconds.toFixed(1)} s. ` +
      `${times.toFixed(2)} times as long (bound ${bounds.times} times and ${bounds.megabytes} MB): ${isWithin ? 'within' : 'past it'}.`,
  )
  if (!isWithin) process.exitCode = 1
}
