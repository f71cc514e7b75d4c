import { beforeAll, describe, expect, test } from 'vitest'

import { writeXlsx } from '../../server/ops/xlsx.ts'
import { useProduct } from '../support/product.ts'
import { importer, type Imported } from '../workbench/importing.ts'
import { giveMeasures } from './measured-pilot.ts'

const { as, product } = useProduct()
const admin = importer(product)
const lead = importer(product, { pilot: 'torbay' })
const sql = <Row = Record<string, unknown>>(text: string, values: unknown[] = []) => product().database.query<Row[]>(text, values)

const head = 'Pilot,Measure,Period,Value,Numerator,Denominator,Status,Note\n'
const counts = ({ added, changed, same, refused }: Imported) => [added, changed, same, refused]
const problems = ({ problems: { nodes } }: Imported) => nodes.map(({ row, column, reason }) => [row, column, reason])

let torbay = ''
beforeAll(async () => {
  torbay = await giveMeasures(product())
})

const standing = (code: string, pilot = torbay) =>
  sql(
    `select o."periodStart"::text as month, o.value, o.revision, o.status, o.note, o."recordedBy" as by, o.why from evaluation.observation o
      join evaluation.measure m on m.id = o."measureId" where m.code = $1 and o."subjectId" = $2 and o."recordedTo" is null order by 1`,
    [code, pilot],
  )
const seriesOf = async (code: string, asKnownAt: string | null = null) => {
  const [measure] = await sql<{ id: string }>('select id from evaluation.measure where code = $1', [code])
  const { series } = await as('ADMIN').run<{ series: { points: { observation: { value: number | null } }[] } }>(
    'query ($subject: ID!, $measure: ID!, $at: DateTime) { series(subject: $subject, measure: $measure, asKnownAt: $at) { points { observation { value } } } }',
    { subject: torbay, measure: measure!.id, at: asKnownAt },
  )
  return series.points.map(({ observation: { value } }) => value)
}

describe('a file of observations', () => {
  test('enters new figures and revisions as one change, does nothing a second time, and is undone as a whole', async () => {
    const first = await lead.enter('observations', `${head}torbay,SEEN,2010-04,40,,,,\nTorbay,seen,May 2010,41,,,Provisional,\n`)
    expect([first.problem, first.stage, counts(first)]).toEqual([null, 'APPLIED', [2, 0, 0, 0]])
    const file = `${head}torbay,SEEN,2010-04,40,,,,\ntorbay,SEEN,01/05/2010,44,,,,Counted again.\ntorbay,SEEN,2010-06,42,,,,\ntorbay,SHARE,2010-04,,1,8,,\n`
    const second = await lead.check('observations', file)
    expect([counts(second), problems(second)]).toEqual([[2, 1, 1, 0], []])
    const { importLines } = await as({ pilot: 'torbay' }).run<{ importLines: { nodes: { row: number; detail: string }[] } }>(
      'query ($id: ID!) { importLines(filter: { import: { id: { eq: $id } }, outcome: { eq: CHANGED } }) { nodes { row detail } } }',
      { id: second.id },
    )
    expect(importLines.nodes).toEqual([{ row: 3, detail: 'value: 41 → 44; note: nothing → Counted again.' }])
    expect(await standing('SEEN'), 'a check enters nothing').toHaveLength(2)
    const before = new Date().toISOString()
    const applied = await lead.step('applyImport', { id: second.id, why: 'The June return.' })
    expect([applied.problem, applied.stage]).toEqual([null, 'APPLIED'])
    expect(await standing('SEEN')).toMatchObject([
      { month: '2010-04-01', value: 40, revision: 1, status: 'NORMAL' },
      { month: '2010-05-01', value: 44, revision: 2, status: 'PROVISIONAL', note: 'Counted again.', why: 'The June return.' },
      { month: '2010-06-01', value: 42, revision: 1, why: null },
    ])
    expect(await standing('SHARE')).toMatchObject([{ value: 12.5 }])
    const told = await sql<{ sentence: string }>(
      `select e.sentence from platform."auditEntry" e join platform."auditSubject" s on s."entryId" = e.id where s."subjectId" = $1 order by e.sequence desc limit 1`,
      [torbay],
    )
    expect(told[0]!.sentence).toMatch(/ imported observations from “file\.csv”: 2 new and 1 changed of 4 rows\.$/)

    expect(counts(await lead.check('observations', file))).toEqual([0, 0, 4, 0])

    const undone = await lead.step('undoImport', { id: second.id, why: 'The wrong month.' })
    expect([undone.problem, undone.stage]).toEqual([null, 'APPLIED'])
    expect(await standing('SEEN')).toMatchObject([
      { month: '2010-04-01', value: 40, revision: 1 },
      { month: '2010-05-01', value: 41, revision: 3, status: 'PROVISIONAL', note: null, why: 'The wrong month.' },
    ])
    expect(await standing('SHARE')).toEqual([])
    expect([await seriesOf('SEEN', before), await seriesOf('SEEN')]).toEqual([
      [40, 41],
      [40, 41],
    ])
    expect(
      await sql(`select o.value from evaluation.observation o join evaluation.measure m on m.id = o."measureId" where m.code = 'SHARE'`),
    ).toEqual([{ value: 12.5 }])
    expect((await lead.step('undoImport', { id: second.id })).problem).toBe('This import has been undone already.')

    const again = await lead.enter('observations', file)
    expect([again.problem, counts(again)]).toEqual([null, [2, 1, 1, 0]])
    expect(await standing('SHARE')).toMatchObject([{ value: 12.5, revision: 2 }])
  })

  test('from a workbook says the same, with days as the workbook keeps them', async () => {
    const columns = ['Pilot', 'Measure', 'Period', 'Value'].map((name) => ({
      name,
      type: name === 'Period' ? 'Date' : 'String',
      lists: [],
      depth: 0,
    }))
    const rows = [
      ['torbay', 'QUARTERS', '2010-04-01', '7'],
      ['torbay', 'QUARTERS', '2010-05-01', '7'],
    ]
    const found = await admin.check('observations', writeXlsx(columns as never, rows, []), 'quarters.xlsx')
    expect([found.problem, counts(found), problems(found)]).toEqual([
      null,
      [1, 0, 0, 1],
      [[3, 'period_start', 'A period starts on the first day of a month, a quarter or a year, as the measure is reported.']],
    ])
  })

  test('is told by row and column what is wrong, and a cell is mended in its place', async () => {
    const april = '2011-04'
    const rows = [
      `torbey,SEEN,${april},5,,,,`,
      `torbay,SEENN,${april},5,,,,`,
      `torbay,MAR_ELECTIVE,${april},5,,,,`,
      `torbay,SEEN,2011-13,5,,,,`,
      `torbay,SEEN,2150-04,5,,,,`,
      `torbay,SEEN,${april},many,,,,`,
      `torbay,SEEN,${april},5,,,Fine,`,
      `torbay,SEEN,${april},5,,,Missing,`,
      `torbay,SHARE,${april},,1,0,,`,
      `torbay,SHARE,${april},,9,8,,`,
      `torbay,SEEN,${april},"1,0",,,,`,
      `torbay,SEEN,${april},20,,,,`,
      `torbay,SEEN,April 2011,21,,,,`,
      `,SEEN,${april},5,,,,`,
    ]
    const found = await admin.check('observations', head + rows.join('\n'))
    expect(counts(found)).toEqual([1, 0, 0, 13])
    expect(found.problems.nodes.map(({ row, column, value }) => [row, column, value])).toEqual([
      [2, 'subject', 'torbey'],
      [3, 'measure', 'SEENN'],
      [4, 'measure', 'MAR_ELECTIVE'],
      [5, 'period_start', '2011-13'],
      [6, 'period_start', '2150-04'],
      [7, 'value', 'many'],
      [8, 'status', 'Fine'],
      [9, 'status', 'Missing'],
      [10, 'denominator', '0'],
      [10, 'numerator', '1'],
      [11, 'numerator', '9'],
      [12, 'value', '1,0'],
      [14, 'period_start', 'April 2011'],
      [15, 'subject', null],
    ])
    expect(found.problems.nodes[0]!.fix).toBe('Did you mean torbay?')
    expect(found.problems.nodes.find(({ row }) => row === 4)!.fix).toMatch(/reports by .*SEEN/)
    await admin.step('correctImport', { id: found.id, row: 2, column: 'subject', value: 'torbay' })
    await admin.step('correctImport', { id: found.id, row: 2, column: 'period_start', value: '2011-05' })
    expect(counts(await admin.step('checkImport', { id: found.id }))).toEqual([2, 0, 0, 12])
  })

  test('asks for a note where a figure is unusual, and does not refuse it', async () => {
    const found = await lead.check(
      'observations',
      `${head}torbay,SEEN,2012-01,900,,,,\ntorbay,SEEN,2012-02,900,,,,A new clinic.\ntorbay,SHARE,2012-01,,5,10,,\ntorbay,SHARE,2012-02,,9,30,,\n`,
    )
    expect([counts(found), problems(found)]).toEqual([
      [4, 0, 0, 0],
      [
        [2, 'note', expect.stringMatching(/above 500(\.0)? people, the highest likely value/)],
        [5, 'note', expect.stringMatching(/^It is divided by 30; in January 2012 it was 10\.$/)],
      ],
    ])
    await lead.step('correctImport', { id: found.id, row: 5, column: 'note', value: 'Two practices joined.' })
    const asked = await lead.step('checkImport', { id: found.id })
    expect(problems(asked).map(([row]) => row)).toEqual([2])
    expect((await lead.step('applyImport', { id: found.id })).stage).toBe('APPLIED')
  })

  test('leaves alone what a return closed, and is not undone once one has', async () => {
    const entered = await lead.enter('observations', `${head}torbay,SEEN,2009-09,30,,,,\n`)
    await sql(
      `insert into evaluation."dataReturn" ("pilotId", "periodStart", "periodEnd", "dueOn", "submittedAt") values ($1, '2009-09-01', '2009-09-30', '2009-10-15', '2009-10-10')`,
      [torbay],
    )
    const found = await lead.check('observations', `${head}torbay,SEEN,2009-09,31,,,,\ntorbay,SEEN,2009-10,31,,,,\n`)
    const closed = 'The return for September 2009 has been sent in: ask to have it back first.'
    expect([counts(found), problems(found)]).toEqual([[1, 0, 0, 1], [[2, 'period_start', closed]]])
    expect(counts(await lead.check('observations', `${head}torbay,SEEN,2009-09,30,,,,\n`))).toEqual([0, 0, 1, 0])
    expect((await lead.step('undoImport', { id: entered.id })).problem).toBe(closed)
  })

  test('stops where somebody changed the same since it was checked, and is not undone over a later correction', async () => {
    const file = `${head}torbay,SEEN,2009-04,10,,,,\ntorbay,SEEN,2009-05,11,,,,\n`
    const entered = await lead.enter('observations', file)
    const stale = await lead.check('observations', `${head}torbay,SEEN,2009-04,12,,,,\n`)
    const [{ id }] = (await sql(
      `select o.id from evaluation.observation o join evaluation.measure m on m.id = o."measureId" where m.code = 'SEEN' and o."periodStart" = '2009-04-01'`,
    )) as [{ id: string }]
    await as('ADMIN').run('mutation ($input: ReviseObservationInput!) { reviseObservation(input: $input) { id } }', {
      input: { id, version: 1, value: 12, why: 'Counted by hand.' },
    })
    expect((await lead.step('applyImport', { id: stale.id })).problem).toMatch(/^Somebody changed what this file is about since it was checked/)
    expect((await lead.step('undoImport', { id: entered.id })).problem).toBe(
      'Somebody has corrected Measured seen of Torbay Care Trust for April 2009 since, so it cannot be undone as a whole. Correct the rest by hand.',
    )
  })

  test('withholds few people at once, and gives back no number that is withheld', async () => {
    const entered = await lead.enter('observations', `${head}torbay,FEW,2010-04,3,,,,\ntorbay,FEW,2010-05,30,,,,\ntorbay,FEW,2010-06,40,,,,\n`)
    expect([entered.problem, counts(entered)]).toEqual([null, [3, 0, 0, 0]])
    expect((await seriesOf('FEW')).filter((value) => value === null)).not.toHaveLength(0)
    expect(counts(await lead.check('observations', `${head}torbay,FEW,2010-04,,,,Suppressed,\n`))).toEqual([0, 0, 1, 0])
    const found = await lead.check('observations', `${head}torbay,FEW,2010-04,4,,,,\n`)
    const { importLines } = await as({ pilot: 'torbay' }).run<{ importLines: { nodes: { detail: string }[] } }>(
      'query ($id: ID!) { importLines(filter: { import: { id: { eq: $id } } }) { nodes { detail } } }',
      { id: found.id },
    )
    expect(importLines.nodes).toEqual([{ detail: 'value: nothing → 4; status: SUPPRESSED → NORMAL' }])
  })
})

describe('who may', () => {
  test('a pilot lead imports for his or her own pilots, and meets no import of another', async () => {
    const { importKinds } = await as({ pilot: 'torbay' }).run<{ importKinds: { name: string }[] }>('{ importKinds { name } }')
    expect(importKinds.map(({ name }) => name)).toEqual(['observations'])
    await expect(lead.begin('organisations', 5)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    const found = await lead.check(
      'observations',
      `${head}torbay,SEEN,2010-09,40,,,,\nTAL,MAR_ELECTIVE,2011-01,5,,,,\nwakefield,SEEN,2010-09,4,,,,\n`,
    )
    expect([counts(found), problems(found)]).toEqual([
      [1, 0, 0, 2],
      [3, 4].map((row) => [row, 'subject', 'You answer for the figures of your own pilots alone']),
    ])
    const other = importer(product, { pilot: 'wakefield' })
    await expect(other.step('applyImport', { id: found.id })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await as({ pilot: 'wakefield' }).run('query ($id: ID!) { import(id: $id) { id } imports { totalCount } }', { id: found.id })).toEqual({
      import: null,
      imports: { totalCount: 0 },
    })
    const lines = 'query ($id: ID!) { importLines(filter: { import: { id: { eq: $id } } }) { totalCount } }'
    expect(await as({ pilot: 'wakefield' }).run(lines, { id: found.id })).toEqual({ importLines: { totalCount: 0 } })
    expect(await as({ pilot: 'torbay' }).run(lines, { id: found.id })).toEqual({ importLines: { totalCount: 3 } })
    const mixed = await admin.enter('observations', `${head}TAL,MAR_ELECTIVE,2012-04,5000,,,,\ntorbay,SEEN,2010-10,40,,,,\n`)
    expect([mixed.problem, counts(mixed)]).toEqual([null, [2, 0, 0, 0]])
  })

  test.each(['ANALYST', 'MEMBER'] as const)('a %s does not import at all', async (role) => {
    await expect(importer(product, role).begin('observations', 5)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })
})
