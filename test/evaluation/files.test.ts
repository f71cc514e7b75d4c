import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable, Writable } from 'node:stream'

import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { exportObservations, importObservations } from '../../server/evaluation/index.ts'
import type { CsvColumn } from '../../server/evaluation/observation.csv.ts'
import type { ImportReport } from '../../server/evaluation/observation.import.ts'
import { scanRows } from '../../server/evaluation/observation.scan.ts'
import { asBytes, readKnown } from '../../server/evaluation/observation.stage.ts'
import { monthOf } from './make.ts'
import { createWorld, type World } from './world.ts'

let world: World
const folder = mkdtempSync(join(tmpdir(), 'careweave-'))
beforeAll(async () => {
  world = await createWorld('files')
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await world.end()
})

async function exported(measure: string): Promise<string> {
  const chunks: Buffer[] = []
  const out = new Writable({ write: (chunk: Buffer, _encoding, done) => void (chunks.push(chunk), done()) })
  await exportObservations(world.pool, { measure, out })
  return Buffer.concat(chunks).toString()
}

function imported(text: string | Buffer, dryRun = false): Promise<ImportReport> {
  const file = join(folder, 'file.csv')
  writeFileSync(file, text)
  return importObservations(world.pool, { file, dryRun, onProgress: () => {} })
}

const standing = (code: string) =>
  world.sql<Record<string, unknown>>(
    `select o.value, o.numerator, o.denominator, o.status, o.revision, o.note from evaluation.observation o join evaluation.measure m on m.id = o."measureId"
      where m.code = $1 and o."recordedTo" is null order by o."periodStart", o."subjectId"`,
    [code],
  )

describe('an exported file', () => {
  test('has a line for each observation, tells four kinds of nothing apart, and is harmless in a spreadsheet', async () => {
    const organisation = await world.make.organisation({ odsCode: 'EXP', name: '=Export, "PCT"' })
    const measure = await world.make.measure({ code: 'EXPORTED' })
    await world.make.months({ subjectId: organisation.id, measureId: measure.id }, [0, null])
    const own = { subjectId: organisation.id, measureId: measure.id }
    await world.make.observation({ ...own, ...monthOf(2), status: 'SUPPRESSED', value: 3, note: '-1 left' })
    await world.make.observation({ ...own, ...monthOf(3), status: 'NOT_APPLICABLE' })
    const name = `"'=Export, ""PCT"""`
    expect((await exported('EXPORTED')).trim().split('\n')).toEqual([
      'subject,subject_kind,subject_name,measure,period_start,period_end,value,numerator,denominator,status,revision,recorded_at,source,illustrative,note',
      `EXP,ORGANISATION,${name},EXPORTED,2008-04-01,2008-04-30,0,,,NORMAL,1,2010-01-01T00:00:00.000Z,,f,`,
      `EXP,ORGANISATION,${name},EXPORTED,2008-05-01,2008-05-31,,,,MISSING,1,2010-01-01T00:00:00.000Z,,f,`,
      `EXP,ORGANISATION,${name},EXPORTED,2008-06-01,2008-06-30,,,,SUPPRESSED,1,2010-01-01T00:00:00.000Z,,f,'-1 left`,
      `EXP,ORGANISATION,${name},EXPORTED,2008-07-01,2008-07-31,,,,NOT_APPLICABLE,1,2010-01-01T00:00:00.000Z,,f,`,
    ])
  })

  test('read in again changes nothing, a withheld number least of all', async () => {
    const text = await exported('all')
    const rows = text.trim().split('\n').length - 1
    expect(await imported(text)).toEqual({ rows, added: 0, revised: 0, unchanged: rows, refused: 0, problems: [] })
    const [{ value }] = (await standing('EXPORTED')).filter(({ status }) => status === 'SUPPRESSED') as [{ value: number }]
    expect(value).toBe(3)
  })

  test('of a measure that nobody has is refused', async () => {
    await expect(exported('NOTHING')).rejects.toThrow('No measure has the code NOTHING.')
  })
})

describe('an imported file', () => {
  const head = 'subject,measure,period_start,period_end,value,numerator,denominator,status,note\n'

  test('enters what is new, revises what says something else, and leaves the rest', async () => {
    await world.make.organisation({ odsCode: 'IMP' })
    await world.make.measure({ code: 'COUNTED' })
    await world.make.measure({ code: 'SHARED', denominator: 'All', multiplier: 100, unit: '%' })
    const first = await imported(
      `${head}IMP,COUNTED,2008-04-01,2008-04-30,5,,,,\nIMP,COUNTED,2008-05-01,2008-05-31,6,,,PROVISIONAL,"A note,\nof two lines"\nIMP,SHARED,2008-04-01,2008-04-30,,1,8,,\n`.replaceAll(
        '\n',
        '\r\n',
      ), // as spreadsheets write it
    )
    expect(first).toEqual({ rows: 3, added: 3, revised: 0, unchanged: 0, refused: 0, problems: [] })
    expect(await standing('SHARED')).toMatchObject([{ value: 12.5, numerator: 1, denominator: 8 }])
    const second = await imported(
      `${head}IMP,COUNTED,2008-04-01,2008-04-30,5,,,,\nIMP,COUNTED,2008-05-01,2008-05-31,7,,,,\nIMP,COUNTED,2008-06-01,2008-06-30,8,,,,`,
    )
    expect(second).toMatchObject({ added: 1, revised: 1, unchanged: 1 })
    expect(await standing('COUNTED')).toMatchObject([
      { value: 5, revision: 1 },
      { value: 7, revision: 2, status: 'NORMAL', note: null },
      { value: 8, revision: 1 },
    ])
    const [{ sentence }] = (await world.sql<{ sentence: string }>(`select sentence from platform."auditEntry" order by sequence desc limit 1`)) as [
      { sentence: string },
    ]
    expect(sentence).toBe('The command line imported 1 new observation and 1 revision.')
  })

  test('keeps the columns that it lacks as they are', async () => {
    await world.make.organisation({ odsCode: 'KEP' })
    await world.make.measure({ code: 'KEPT' })
    await imported(`${head}KEP,KEPT,2008-04-01,2008-04-30,5,,,,Counted by hand.\n`)
    await imported('measure,subject,period_start,period_end,value\nKEPT,KEP,2008-04-01,2008-04-30,6\n')
    expect(await standing('KEPT')).toMatchObject([{ value: 6, revision: 2, note: 'Counted by hand.' }])
  })

  test('run dry says what would come of it and keeps nothing', async () => {
    await world.make.organisation({ odsCode: 'DRY' })
    await world.make.measure({ code: 'DRIED' })
    const text = `${head}DRY,DRIED,2008-04-01,2008-04-30,5,,,,\nDRY,DRIED,2008-05-01,2008-05-30,5,,,,\n`
    expect(await imported(text, true)).toMatchObject({ rows: 2, added: 1, refused: 1 })
    expect(await standing('DRIED')).toEqual([])
    expect(await imported(text)).toMatchObject({ added: 1, refused: 1 })
  })

  test('has its wrong rows told by row, column, value and reason, and its good ones entered', async () => {
    await world.make.organisation({ odsCode: 'BAD' })
    const pilot = await world.make.pilot()
    await world.make.measure({ code: 'PLAIN' })
    await world.make.measure({ code: 'RATIO', denominator: 'All', multiplier: 100, unit: '%' })
    const april = '2008-04-01,2008-04-30'
    const lines: [line: string, ...wrong: [column: string, value: string | null][]][] = [
      [`BAD,PLAIN,${april},5,,,,`],
      [`NOB,PLAIN,${april},5,,,,`, ['subject', 'NOB']],
      [`BAD,NONE,${april},5,,,,`, ['measure', 'NONE']],
      [`${pilot.slug},PLAIN,${april},5,,,,`, ['measure', 'PLAIN']],
      [`BAD,PLAIN,2008-02-30,x,5,,,,`, ['period_start', '2008-02-30'], ['period_end', 'x']],
      [`BAD,PLAIN,2008-05-02,2008-05-31,5,,,,`, ['period_start', '2008-05-02'], ['period_end', '2008-05-31']],
      [`BAD,PLAIN,2008-05-01,2008-05-30,5,,,,`, ['period_end', '2008-05-30']],
      [`BAD,PLAIN,2011-05-01,2011-05-31,5,,,,`, ['period_start', '2011-05-01']],
      [`BAD,PLAIN,2008-05-01,2008-05-31,many,,,,`, ['value', 'many']],
      [`BAD,PLAIN,2008-05-01,2008-05-31,-1,,,,`, ['value', '-1']],
      [`BAD,PLAIN,2008-05-01,2008-05-31,NaN,,,,`, ['value', 'NaN']],
      [`BAD,PLAIN,2008-05-01,2008-05-31,,,,,`, ['value', null]],
      [`BAD,PLAIN,2008-05-01,2008-05-31,5,1,,,`, ['numerator', '1']],
      [`BAD,PLAIN,2008-05-01,2008-05-31,5,,,FINE,`, ['status', 'FINE']],
      [`BAD,PLAIN,2008-05-01,2008-05-31,5,,,MISSING,`, ['status', 'MISSING']],
      [`BAD,RATIO,${april},,1,,,`, ['denominator', null]],
      [`BAD,RATIO,${april},,1,0,,`, ['denominator', '0'], ['numerator', '1']],
      [`BAD,RATIO,${april},,9,8,,`, ['numerator', '9']],
      [`BAD,RATIO,${april},13,1,8,,`, ['value', '13']],
      [`BAD,PLAIN,${april},5,,,,`, ['period_start', '2008-04-01']],
      [`BAD,RATIO,${april},12.5,1,8,,`],
      [`BAD,PLAIN,${april},5,,,,,more`, ['line', null]],
      [`BAD,PLAIN,${april},5`, ['line', null]],
    ]
    const report = await imported(head + lines.map(([line]) => line).join('\n'))
    expect(report).toMatchObject({ rows: 23, added: 2, refused: 21 })
    const expected = lines.flatMap(([, ...wrong], i) => wrong.map(([column, value]) => `${i + 2} ${column} ${value}`))
    expect(report.problems.map(({ row, column, value }) => `${row} ${column} ${value}`).toSorted()).toEqual(expected.toSorted())
    expect(report.problems.every(({ reason }) => /^[A-Z].*\.$/.test(reason))).toBe(true)
  })

  test.each([
    ['without a column that is needed', 'subject,measure,period_start\n', 'lacks period_end'],
    ['with a column that nobody knows', `${head.trim()},colour\n`, 'has a column “colour”'],
    ['with a column twice', 'subject,subject,measure,period_start,period_end\n', 'has a column twice'],
    ['that is not written in UTF-8', Buffer.from(`${head}IMP,COUNTED,2008-04-01,2008-04-30,5,,,,caf\xe9\n`, 'latin1'), 'not text in UTF-8'],
    ['with a quotation mark that stays open', `${head}IMP,COUNTED,2008-04-01,2008-04-30,5,,,,"open\n`, 'A quotation mark in row 2 is never closed'],
  ])('%s is refused as a whole', async (_, text, reason) => {
    await expect(imported(text)).rejects.toThrow(reason)
  })

  test('keeps quotation marks, commas, lines and letters of every language as they are written', async () => {
    await world.make.organisation({ odsCode: 'QUO' })
    await world.make.measure({ code: 'QUOTED' })
    const note = 'Said “à côté”, "twice",\nand \\ in two\tlines – 日本'
    await imported(`\uFEFF${head}"QUO","QUOTED",2008-04-01,2008-04-30, 5 ,,,,"${note.replaceAll('"', '""')}"\r\n`)
    expect(await standing('QUOTED')).toMatchObject([{ value: 5, note }])
    expect(await imported(await exported('QUOTED'))).toMatchObject({ unchanged: 1, refused: 0 })
  })

  test('is read the same however its bytes are cut', async () => {
    await world.make.organisation({ odsCode: 'CUT' })
    await world.make.measure({ code: 'CUTTED' })
    const note = '"né ""twice"""'
    const lines = Array.from({ length: 9 }, (_, n) => `CUT,CUTTED,${monthOf(n).periodStart},${monthOf(n).periodEnd},${n},,,,${note}`)
    const bytes = Buffer.from(`${head}${lines.join('\n')}\nNOB,CUTTED,2008-04-01,2008-04-30,5,,,,`)
    const client = await world.pool.connect()
    const known = await readKnown(async (text, values) => (await client.query(text, values)).rows, asBytes)
    client.release()
    const read = async (size: number): Promise<string> => {
      const scan = scanRows(known, head.trim().split(',') as CsvColumn[], { rows: 0, refused: 0 }, { read: () => {}, wrong: () => {} })
      const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, n) => bytes.subarray(n * size, (n + 1) * size))
      return Buffer.concat(await Readable.from(chunks).pipe(scan).toArray()).toString()
    }
    const whole = await read(1 << 20)
    expect(whole.trimEnd().split('\n')).toHaveLength(9)
    for (const size of [1, 2, 7, 64]) expect(await read(size)).toBe(whole)
  })

  test('that was cut off in the middle leaves nothing behind, and the next does all of it, once', async () => {
    await world.make.organisation({ odsCode: 'RES' })
    await world.make.measure({ code: 'RESTARTED' })
    const months = Array.from({ length: 24 }, (_, n) => monthOf(n))
    const text = head + months.map(({ periodStart, periodEnd }) => `RES,RESTARTED,${periodStart},${periodEnd},5,,,,`).join('\n')
    const file = join(folder, 'killed.csv')
    writeFileSync(file, text)
    const killer = (done: number, total: number) => {
      if (done > total * 0.9) throw new Error('killed')
    }
    await expect(importObservations(world.pool, { file, dryRun: false, onProgress: killer })).rejects.toThrow('killed')
    expect(await standing('RESTARTED')).toEqual([])
    expect(await imported(text)).toMatchObject({ added: 24, revised: 0 })
    expect(await imported(text)).toMatchObject({ added: 0, revised: 0, unchanged: 24 })
    expect(await standing('RESTARTED')).toHaveLength(24)
  })

  test('changes nothing of a return that was sent in or accepted; what is there may be repeated', async () => {
    const pilot = await world.make.pilot()
    const measure = await world.make.measure({ code: 'CLOSED' })
    await world.make.pilotMeasure({ pilotId: pilot.id, measureId: measure.id })
    await world.make.observation({ subjectId: pilot.id, subjectKind: 'PILOT', measureId: measure.id, ...monthOf(12), value: 5 })
    const accepted = { submittedAt: new Date('2009-05-12'), acceptedAt: new Date('2009-05-16') }
    await world.make.dataReturn({ pilotId: pilot.id, ...monthOf(12), dueOn: '2009-05-15', ...accepted })
    const row = (month: string, value: number) => `${pilot.slug},CLOSED,${month},${value},,,,\n`
    const both = head + row('2009-04-01,2009-04-30', 5) + row('2009-05-01,2009-05-31', 6)
    expect(await imported(both)).toMatchObject({ unchanged: 1, added: 1, refused: 0 })
    const { refused, problems } = await imported(head + row('2009-04-01,2009-04-30', 7))
    expect([refused, problems]).toEqual([
      1,
      [{ row: 2, column: 'period_end', value: '2009-04-30', reason: 'The return for April 2009 has been accepted: have it opened again first.' }],
    ])
    expect(await standing('CLOSED')).toMatchObject([{ value: 5 }, { value: 6 }])
  })

  test('that is not there is refused in one line', async () => {
    await expect(importObservations(world.pool, { file: join(folder, 'none.csv'), dryRun: false, onProgress: () => {} })).rejects.toThrow(
      'cannot be read',
    )
  })

  test('tells how far it is, to the end', async () => {
    const told: [number, number][] = []
    const file = join(folder, 'file.csv')
    writeFileSync(file, head)
    await importObservations(world.pool, { file, dryRun: false, onProgress: (done, total) => told.push([done, total]) })
    expect(told.at(-1)).toEqual([readFileSync(file).length, readFileSync(file).length])
  })
})
