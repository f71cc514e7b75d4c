import { describe, expect, test } from 'vitest'

import { zip } from '../../server/ops/zip.ts'
import { writeXlsx } from '../../server/ops/xlsx.ts'
import { useProduct } from '../support/product.ts'
import { importer } from './importing.ts'

const { as, product } = useProduct()
const importing = importer(product)
const admin = () => as('ADMIN')

const counts = ({ added, changed, same, refused }: { added: number; changed: number; same: number; refused: number }) => [
  added,
  changed,
  same,
  refused,
]
const organisationCount = async () =>
  (await admin().run<{ organisations: { totalCount: number } }>('{ organisations(first: 1) { totalCount } }')).organisations.totalCount

describe('organisations', () => {
  const file = [
    'Organisation,Type,ODS code,Opened,Post code',
    'Kingsteignton Surgery,GP practice,l83041,01/04/1990,tq123ax',
    '"Brunel, Medical",gp,L83100,,',
    'Torbay Volunteers,charity,,,',
    'NHS Torbay and more,PRIMARY_CARE_TRUST,TAL,,',
    'Bad kind,Hospitl trust,RX1,,',
    'Bad code,NHS trust,R-1,,',
    'Bad day,NHS trust,RX3,31/02/2009,',
    ',NHS trust,RX4,,',
    'Bad postcode,NHS trust,RX5,,nowhere',
    'Kingsteignton again,GP practice,L83041,,',
  ].join('\r\n')

  test('good rows enter, bad rows are told with column, value and fix, and a second time nothing happens', async () => {
    const before = await organisationCount()
    const checked = await importing.check('organisations', `\uFEFF${file}`)
    expect(checked.mapping).toEqual(
      ['name', 'kind', 'odsCode', 'openedOn', 'postcode'].map((column, place) => expect.objectContaining({ column, place }) as object),
    )
    expect([checked.problem, checked.stage, checked.rows, counts(checked)]).toEqual([null, 'CHECKED', 10, [3, 1, 0, 6]])
    expect(checked.problems.nodes.map(({ row, column, value }) => [row, column, value])).toEqual([
      [6, 'kind', 'Hospitl trust'],
      [7, 'odsCode', 'R-1'],
      [8, 'openedOn', '31/02/2009'],
      [9, 'name', null],
      [10, 'postcode', 'nowhere'],
      [11, 'odsCode', 'L83041'],
    ])
    expect(checked.problems.nodes[2]).toMatchObject({ reason: 'No such day', fix: 'Use YYYY-MM-DD or DD/MM/YYYY, for example 2010-04-01.' })
    expect(checked.problems.nodes[5]!.reason).toBe('Row 2 is about the same organisation')
    expect(await organisationCount(), 'a check enters nothing').toBe(before)

    const applied = await importing.step('applyImport', { id: checked.id, why: 'The register of June.' })
    expect([applied.problem, applied.stage]).toEqual([null, 'APPLIED'])
    expect(await organisationCount()).toBe(before + 3)
    const { organisation } = await admin().run<{ organisation: object }>(
      '{ organisation(odsCode: "TAL") { name names { name } version history(first: 1) { nodes { action } } } }',
    )
    expect(organisation).toMatchObject({ name: 'NHS Torbay and more', names: expect.arrayContaining([{ name: 'NHS Torbay and more' }]) as object })
    expect(await admin().run('{ organisation(odsCode: "L83041") { name kind openedOn postcode } }')).toEqual({
      organisation: { name: 'Kingsteignton Surgery', kind: 'GP_PRACTICE', openedOn: '1990-04-01', postcode: 'TQ12 3AX' },
    })
    const { auditEntries } = await admin().run<{ auditEntries: { nodes: { sentence: string; why: string }[] } }>(
      '{ auditEntries(first: 1) { nodes { sentence why } } }',
    )
    expect(auditEntries.nodes[0]).toMatchObject({
      sentence: expect.stringMatching(/ imported organisations from “file\.csv”: 3 new and 1 changed of 10 rows\.$/) as string,
      why: 'The register of June.',
    })

    const again = await importing.check('organisations', file)
    expect(counts(again)).toEqual([0, 0, 4, 6])
    const undone = await importing.step('undoImport', { id: checked.id })
    expect([undone.problem, undone.change?.isUndone]).toEqual([null, true])
    expect(await organisationCount()).toBe(before)
  })

  test('a cell that is corrected is checked again; what was checked before somebody changed it is not entered', async () => {
    const checked = await importing.check('organisations', 'name,kind,code\nNew one,NHS trus t,RZ1\nNorth one,NHS trust,RZ2')
    expect(counts(checked)).toEqual([1, 0, 0, 1])
    await importing.step('correctImport', { id: checked.id, row: 2, column: 'kind', value: 'NHS trust' })
    await expect(importing.step('applyImport', { id: checked.id })).rejects.toThrow('Check the file first')
    expect(counts(await importing.step('checkImport', { id: checked.id }))).toEqual([2, 0, 0, 0])
    await admin().run('mutation { registerOrganisation(input: { name: "Meanwhile", kind: NHS_TRUST, odsCode: "RZ1" }) { id } }')
    const stale = await importing.step('applyImport', { id: checked.id })
    expect([stale.stage, stale.problem]).toEqual([
      'CHECKED',
      'Somebody changed what this file is about since it was checked. Check it again to see what it would do now.',
    ])
    expect(counts(await importing.step('checkImport', { id: checked.id }))).toEqual([1, 1, 0, 0])
    const applied = await importing.step('applyImport', { id: checked.id })
    expect(applied.stage).toBe('APPLIED')
    await expect(importing.step('applyImport', { id: checked.id })).rejects.toThrow('entered already')
    const { organisation } = await admin().run<{ organisation: { id: string; version: number } }>('{ organisation(odsCode: "RZ1") { id version } }')
    const rename = 'mutation ($input: UpdateOrganisationInput!) { updateOrganisation(input: $input) { id } }'
    await admin().run(rename, { input: { ...organisation, name: 'Renamed by hand' } })
    expect((await importing.step('undoImport', { id: checked.id })).problem).toMatch(/Somebody has changed .* since/)
  })
})

describe('partnerships and memberships', () => {
  test('a programme’s spreadsheet comes in, with every refusal that there is by hand', async () => {
    const partnerships = await importing.enter(
      'partnerships',
      'name;form;pilot;forming;start date\nZone teams;Alliance;torbay;2009-01-01;2009-04-01\nMemory teams;;nowhere;;\nZone Teams;;;;\nBackwards;;;2010-02-01;2010-01-01',
    )
    expect([partnerships.stage, counts(partnerships)]).toEqual(['APPLIED', [1, 0, 0, 3]])
    expect(partnerships.problems.nodes.map(({ row, column }) => [row, column])).toEqual([
      [3, 'pilot'],
      [4, 'name'],
      [5, 'startsOn'],
    ])
    const rows = [
      'Partnership,Organisation,Role,First day,Last day',
      'zone teams,TAL,lead,2009-04-01,',
      'Zone teams,5QN,Provider,2009-04-01,2010-03-31',
      'Zone teams,5QN,provider,2010-01-01,2010-12-31',
      'Zone teams,Nobody at all,Provider,2009-04-01,',
      'Zone teams,TAL,Captain,2009-04-01,',
      'Other teams,TAL,Lead,2009-04-01,',
      'Zone teams,TAL,Sponsor,,',
    ]
    const members = await importing.enter('memberships', rows.join('\n'))
    expect([members.stage, counts(members)]).toEqual(['APPLIED', [2, 0, 0, 5]])
    expect(members.problems.nodes.map(({ row, column, reason }) => [row, column, reason])).toEqual([
      [4, 'organisation', 'Row 3 says the same organisation and role for some of these days'],
      [5, 'organisation', 'No organisation has this name or code'],
      [6, 'role', 'Not one of the words that can stand here'],
      [7, 'partnership', 'No partnership has this name'],
      [8, 'startsOn', 'Nothing stands here'],
    ])
    const leaving = await importing.check('memberships', `${rows[0]}\nZone teams,TAL,Lead,2009-04-01,2010-03-31`)
    expect(leaving.problems.nodes).toMatchObject([{ column: 'endsOn', reason: 'The partnership would be without a lead' }])
    const open = await importing.check('memberships', `${rows[0]}\nZone teams,5QN,Sponsor,2010-01-01,`)
    expect(open.problems.nodes).toMatchObject([{ column: 'endsOn', value: null, reason: 'Not on these days', suggestion: '2013-03-31' }])
    await importing.step('correctImport', { id: open.id, row: 2, column: 'endsOn', value: open.problems.nodes[0]!.suggestion! })
    expect(counts(await importing.step('checkImport', { id: open.id }))).toEqual([1, 0, 0, 0])
    const handed = await importing.check(
      'memberships',
      `${rows[0]}\nZone teams,5QN,Lead,2010-04-01,2012-03-31\nZone teams,TAL,Lead,2009-04-01,2010-03-31`,
    )
    expect(counts(handed)).toEqual([1, 1, 0, 0])
    const again = await importing.check('memberships', rows.slice(0, 3).join('\n'))
    expect(counts(again)).toEqual([0, 0, 2, 0])
  })
})

describe('a workbook', () => {
  const columns = ['name', 'kind', 'odsCode', 'openedOn'].map((name) => ({
    name,
    type: name === 'openedOn' ? 'Date' : 'String',
    lists: [],
    depth: 0,
  }))
  const sheet = (xml: string) =>
    zip([
      { name: 'xl/workbook.xml', content: '<workbook xmlns:r="r"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>' },
      { name: 'xl/_rels/workbook.xml.rels', content: '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>' },
      { name: 'xl/worksheets/sheet1.xml', content: `<worksheet><sheetData>${xml}</sheetData></worksheet>` },
    ])

  /** A workbook whose sheet would be of 200 MB, as its directory says. */
  const bomb = () => {
    const content = sheet('<row/>')
    const entry = content.lastIndexOf('PK\x01\x02')
    content.writeUInt32LE(200 * 1024 * 1024, entry + 24)
    return content
  }

  test('is read with its days and leading zeros', async () => {
    const content = writeXlsx(columns as never, [['A Trust', 'NHS trust', 'RW1', '2009-04-01']], [])
    const checked = await importing.check('organisations', content, 'register.xlsx')
    expect([checked.problem, checked.headers, counts(checked)]).toEqual([null, ['name', 'kind', 'odsCode', 'openedOn'], [1, 0, 0, 0]])
    const { importLines } = await admin().run<{ importLines: { nodes: { cells: string[] }[] } }>(
      'query ($id: ID!) { importLines(filter: { import: { id: { eq: $id } }, outcome: { eq: NEW } }) { nodes { cells } } }',
      { id: checked.id },
    )
    expect(importLines.nodes).toEqual([{ cells: ['A Trust', 'NHS trust', 'RW1', '2009-04-01'] }])
  })

  test.each([
    ['a formula', () => sheet('<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="B2"><f>1+1</f><v>2</v></c></row>'), /Cell B2 holds a formula/],
    [
      'a cell of ten megabytes',
      () => sheet(`<row r="1"><c r="A1" t="inlineStr"><is><t>${'x'.repeat(10_000_000)}</t></is></c></row>`),
      /Cell A1 holds more than 32,767/,
    ],
    ['a bomb', () => bomb(), /far larger than a table/],
    ['entities that grow', () => sheet('<row r="1"><c t="inlineStr"><is><t>&lol;</t></is></c></row>'), /damaged/],
    ['another archive', () => zip([{ name: 'notes.txt', content: 'no' }]), /no workbook/],
    ['a torn archive', () => sheet('<row/>').subarray(0, 300), /damaged/],
  ])('%s is refused in a sentence', async (_name, content, sentence) => {
    const found = await importing.send('organisations', content(), 'bad.xlsx')
    expect([found.stage, found.problem]).toEqual(['RECEIVING', expect.stringMatching(sentence)])
  })
})

test.each([
  ['UTF-16', Buffer.from('\uFEFFname,kind\na,b', 'utf16le'), /UTF-16/],
  ['Latin-1', Buffer.from('name,kind\nCaf\xe9,b', 'latin1'), /not UTF-8/],
  ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0]), /neither a CSV file nor a workbook/],
  ['an old workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 1]), /old format/],
  ['a cell of ten megabytes', Buffer.from(`name\n${'x'.repeat(10_000_000)}`), /longer than a million characters/],
  ['a quotation mark that stays open', Buffer.from('name,kind\n"open,b\n'), /never closed/],
  ['no rows', Buffer.from('name,kind\n'), /no row beneath/],
  ['more cells than headers', Buffer.from('name,kind\na,b,c\n'), /Row 2 has 3 cells under 2 headers/],
])('%s is refused in a sentence', async (_name, content, sentence) => {
  const found = await importing.send('organisations', content)
  expect([found.stage, found.problem]).toEqual(['RECEIVING', expect.stringMatching(sentence)])
})

test('parts come in their order, and only from an administrator', async () => {
  const id = await importing.begin('organisations', 10)
  const sentences = async (response: Response) => ((await response.json()) as { errors: { message: string }[] }).errors[0]!.message
  expect(await sentences(await importing.post(id, 5, 'name,'))).toBe('The next part begins at byte 0.')
  expect((await importing.post(id, 0, 'name,')).status).toBe(200)
  expect((await importing.post(id, 0, 'name,')).status, 'a part that is sent again').toBe(200)
  expect(await sentences(await importing.post(id, 5, 'kind\nmore'))).toMatch(/announced with 10 bytes/)
  await expect(importing.step('readImport', id)).rejects.toThrow('Of 10 bytes 5 have come in')
  const other = await as('ANALYST').fetch(`/imports/${id}/part?at=5`, { method: 'POST', body: 'kind' })
  expect(other.status).toBe(403)
  await expect(importing.begin('measures', 5)).rejects.toThrow('The kinds are organisations, partnerships, memberships')
  await expect(importing.begin('organisations', 33 * 1024 * 1024)).rejects.toThrow('larger than 32 MB')
  await expect(importing.step('checkImport', { id: '00000000-0000-4000-8000-000000000009' })).rejects.toThrow('There is no such import')
})

test('columns are read as said, and remembered for the next file with the same headers', async () => {
  const found = await importing.send('organisations', 'a,b\nOne more,NHS trust')
  await expect(importing.step('checkImport', { id: found.id })).rejects.toThrow('Say which column of the file is: Name.')
  const mapping = [
    { column: 'name', place: 0 },
    { column: 'kind', place: 1 },
  ]
  expect(counts(await importing.step('checkImport', { id: found.id, mapping }))).toEqual([1, 0, 0, 0])
  expect((await importing.send('organisations', 'a,b\nTwo more,NHS trust')).mapping).toEqual(mapping)
  await expect(importing.step('checkImport', { id: found.id, mapping: [{ column: 'name', place: 7 }] })).rejects.toThrow(
    'does not have so many columns',
  )
})
