import { createHash } from 'node:crypto'
import { inflateRawSync } from 'node:zlib'

import { beforeAll, describe, expect, test } from 'vitest'

import { useProduct } from '../support/product.ts'

const { as, product } = useProduct()

const save = (name: string, operation: string, more: object = {}) =>
  as('ANALYST').run(`mutation S($input: SaveOperationInput!) { saveOperation(input: $input) { id } }`, {
    input: { name, operation, audience: 'PUBLIC', ...more },
  })
const lines = async (response: Response) => (await response.text()).trimEnd().split('\r\n')
const send = (query: string, extensions: object, variables: object = {}) =>
  as('ANALYST').fetch('/exports', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables, extensions }),
  })

const PLACE = 'query Place($code: String!) { organisation(odsCode: $code) { name odsCode closedOn successors { name } } }'
const MONTHS = `query Months($code: String!, $from: Date) {
  observations(filter: { measure: { code: { eq: $code } }, periodStart: { gte: $from } }, orderBy: [{ field: PERIOD_START }]) {
    totalCount
    nodes { periodStart value status subject { ... on Organisation { odsCode } } }
  }
}`

beforeAll(async () => {
  await save('place', PLACE, { variables: '{"code": "TAL"}' })
  await save('months', MONTHS, { variables: '{"code": "MAR_NONELECTIVE"}', audience: 'ANALYST' })
})

describe('the address of a saved operation', () => {
  test('answers as CSV, with its variables as parameters', async () => {
    const response = await as('PUBLIC').fetch('/ops/place.csv')
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8; header=present'])
    expect(await lines(response)).toEqual(['organisation.name,organisation.odsCode,organisation.closedOn,name'])
    expect(await lines(await as('PUBLIC').fetch('/ops/place.csv?code=5CC'))).toEqual([
      expect.anything(),
      expect.stringMatching(/^Blackburn.*,5CC,\d{4}-\d\d-\d\d,Blackburn/) as string,
    ])
    expect(await lines(await as('PUBLIC').fetch('/ops/place.csv?_rows=-'))).toEqual([
      'organisation.name,organisation.odsCode,organisation.closedOn,organisation.successors (count),organisation.successors.name',
      'Torbay Care Trust,TAL,,0,',
    ])
  })

  test('is there for those it is shared with, and says what it does not know', async () => {
    expect((await as('PUBLIC').fetch('/ops/months.csv')).status).toBe(404)
    expect((await as('ANALYST').fetch('/ops/place@v7.csv')).status).toBe(404)
    expect((await as('ANALYST').fetch('/ops/place.doc')).status).toBe(404)
    const wrong = await as('ANALYST').fetch('/ops/place.csv?cod=1')
    expect([wrong.status, await wrong.text()]).toEqual([400, expect.stringContaining('has no variable cod. It has code')])
    const rows = await as('ANALYST').fetch('/ops/place.csv?_rows=nothing')
    expect([rows.status, await rows.text()]).toEqual([400, expect.stringContaining('It has organisation.successors')])
    expect((await as('ANALYST').fetch('/ops/place.json?code=NOTHING')).status).toBe(200)
  })

  test('gives every row of a list, page by page, and keeps a version at its own address', async () => {
    const [{ count }] = await product().database.query<[{ count: number }]>(
      `select count(*)::int as count from evaluation.observation o join evaluation.measure m on m.id = o."measureId"
       where m.code = 'MAR_NONELECTIVE' and o."recordedTo" is null and o."periodStart" >= '2011-10-01'`,
    )
    expect(count).toBeGreaterThan(400)
    const all = await lines(await as('ANALYST').fetch('/ops/months.csv?from=2011-10-01'))
    expect(all[0]).toBe('periodStart,value,status,subject.odsCode')
    expect(all).toHaveLength(count + 1)
    expect(new Set(all).size).toBe(count + 1)
    const json = (await (await as('ANALYST').fetch('/ops/months@v1.json?from=2012-01-01')).json()) as {
      data: { observations: { totalCount: number; nodes: unknown[] } }
      extensions: { receipt: { rows: number } }
    }
    expect(json.data.observations.nodes).toHaveLength(json.data.observations.totalCount)
    expect(json.extensions.receipt.rows).toBe(json.data.observations.totalCount)
  })
})

describe('a file of any question', () => {
  test('never holds a formula, and chooses which list makes the rows', async () => {
    const response = await send('{ a: programme { name } pilots(first: 2) { nodes { name lead { odsCode } partnerships { members { role } } } } }', {
      rowsOf: 'pilots.nodes',
    })
    const [head, first] = await lines(response)
    expect(head).toBe('a.name,name,lead.odsCode,partnerships (count),partnerships.members (count),partnerships.members.role')
    expect(first).toContain('Integrated Care')
    const exploded = await lines(
      await send('{ pilots { nodes { slug partnerships { members { role } } } } }', { rowsOf: 'pilots.nodes.partnerships.members' }),
    )
    expect(exploded[0]).toBe('pilots.slug,role')
    expect(exploded.length).toBeGreaterThan(16)
  })

  test('is refused whole where the question is refused', async () => {
    expect((await send('mutation { signOut }', {})).status).toBe(400)
    expect((await send('{ pilots { nope } }', {})).status).toBe(400)
    expect((await send('{ accounts { nodes { name } } }', {})).status).toBe(403)
    expect((await send('{ pilots { totalCount } }', { format: 'pdf' })).status).toBe(400)
  })

  test('as a workbook keeps text as text and days as days', async () => {
    const response = await send('{ organisations(first: 3, filter: { odsCode: { eq: "5CC" } }) { nodes { odsCode closedOn } } }', { format: 'xlsx' })
    const sheets = unzip(Buffer.from(await response.arrayBuffer()))
    expect([...sheets.keys()]).toContain('xl/worksheets/sheet2.xml')
    const rows = sheets.get('xl/worksheets/sheet1.xml') ?? ''
    expect(rows).toContain('<c r="A2" t="inlineStr"><is><t xml:space="preserve">5CC</t></is></c>')
    const [{ closed }] = await product().database.query<[{ closed: string }]>(
      `select "closedOn"::text as closed from directory.organisation where "odsCode" = '5CC'`,
    )
    expect(rows).toContain(`<c r="B2" s="1"><v>${Date.parse(closed) / 86_400_000 + 25_569}</v></c>`)
    expect(sheets.get('xl/worksheets/sheet2.xml')).toContain('As known at')
  })
})

describe('a receipt', () => {
  test('says what the file was made of, and gives the same file again, byte for byte', async () => {
    const fetched = await as('ANALYST').fetch('/ops/place.csv?code=5CC&_receipt=lines')
    const bytes = Buffer.from(await fetched.arrayBuffer())
    expect(bytes.toString()).toMatch(/^"?# Receipt: /)
    const id = fetched.headers.get('careweave-receipt')
    const receipt = (await (await as('ANALYST').fetch(`/receipts/${id}`)).json()) as Record<string, unknown>
    expect(receipt).toMatchObject({
      operationName: 'place',
      operationVersion: 1,
      variables: '{"code":"5CC"}',
      format: 'csv',
      isKept: true,
      bytes: bytes.length,
    })
    expect(receipt.sha256).toBe(createHash('sha256').update(bytes).digest('hex'))
    await product().database.query(`update directory.organisation set name = name || ' as renamed later' where "odsCode" in ('5CC', 'TAP')`)
    const again = Buffer.from(await (await as('ANALYST').fetch(`/receipts/${id}/file`)).arrayBuffer())
    expect(again.equals(bytes)).toBe(true)
    expect((await as('ADMIN').fetch(`/receipts/${id}`)).status).toBe(404)
    const { savedOperation } = await as('PUBLIC').run<{ savedOperation: object }>('{ savedOperation(name: "place") { lastFetchedAt } }')
    expect(savedOperation).toEqual({ lastFetchedAt: receipt.asKnownAt })
    expect((await as('PUBLIC').fetch(`/receipts/${id}/file`)).status).toBe(404)
  })

  test('of every format matches its file', async () => {
    for (const format of ['csv', 'json', 'xlsx']) {
      const fetched = await send('{ regions { name } }', { format })
      const bytes = Buffer.from(await fetched.arrayBuffer())
      const again = await as('ANALYST').fetch(`/receipts/${fetched.headers.get('careweave-receipt')}/file`)
      expect([format, Buffer.from(await again.arrayBuffer()).equals(bytes)]).toEqual([format, true])
    }
    const { exportReceipts } = await as('ANALYST').run<{ exportReceipts: { nodes: { rows: number; format: string }[] } }>(
      '{ exportReceipts(first: 3) { nodes { rows format } } }',
    )
    expect(exportReceipts.nodes).toEqual(['xlsx', 'json', 'csv'].map((format) => ({ rows: 10, format })))
  })
})

// DOMAIN.md 8.2, N7, word for word.
describe('N7 export', () => {
  const NESTED = `query Nested($code: String!) { organisations(filter: { odsCode: { eq: $code } }) { nodes { name odsCode openedOn
    measures { code observations(from: "2010-01-01", to: "2010-04-30") { periodStart figure: value } } } } }`
  const MONTHS_AS_ROWS = 'organisations.nodes.measures.observations'
  const sql = (text: string, values: unknown[]) => product().database.query<{ id: string }[]>(text, values)

  beforeAll(async () => {
    await sql(`update directory.organisation set name = '=HYPERLINK("http://example.org")', "odsCode" = '0075' where "odsCode" = '5QN'`, [])
    const [february] = await sql(
      `select o.id from evaluation.observation o join evaluation.measure m on m.id = o."measureId" and m.code = 'MAR_ELECTIVE'
       join directory.organisation g on g.id = o."subjectId" and g."odsCode" = '0075' where o."periodStart" = '2010-02-01' and o."recordedTo" is null`,
      [],
    )
    await as('ADMIN').run('mutation R($input: ReviseObservationInput!) { reviseObservation(input: $input) { status } }', {
      input: { id: february?.id, version: 1, value: null, status: 'SUPPRESSED', why: 'Too few people' },
    })
  })

  test('a nested query as CSV: the chosen list makes the rows, with the receipt on top, no formula, zeros and dates as they are, and Q where a value is suppressed', async () => {
    const all = await lines(await send(NESTED, { rowsOf: MONTHS_AS_ROWS, receipt: 'lines' }, { code: '0075' }))
    const receipt = all.filter((line) => /^"?#/.test(line)).join('\n')
    for (const part of ['# Receipt: ', '# Query: query Nested', '# Variables: ', '# Schema version: ', '# As known at: ', 'are Q'])
      expect(receipt).toContain(part)
    const [head, ...rows] = all.filter((line) => !/^"?#/.test(line))
    expect(head).toBe('organisations.name,organisations.odsCode,organisations.openedOn,organisations.measures.code,periodStart,figure')
    const elective = rows.filter((row) => row.includes(',MAR_ELECTIVE,'))
    expect(elective).toHaveLength(4)
    for (const row of elective)
      expect(row).toMatch(/^"'=HYPERLINK\(""http:\/\/example\.org""\)",0075,(\d{4}-\d\d-\d\d)?,MAR_ELECTIVE,2010-0\d-01,(\d+|Q)$/)
    expect(elective.map((row) => row.endsWith(',Q'))).toEqual([false, true, false, false])
    expect(rows.filter((row) => row.endsWith(',Q'))).toHaveLength(1)
    const places = await lines(await send(NESTED, { rowsOf: 'organisations.nodes' }, { code: '0075' }))
    expect(places).toHaveLength(2)
    expect(places[1]).toMatch(/;Q;|; Q;/)
  })

  test('and as a workbook: numbers stay numbers beside a Q, days are days, text is text, and the receipt counts what is suppressed', async () => {
    const response = await send(NESTED, { format: 'xlsx', rowsOf: MONTHS_AS_ROWS }, { code: '0075' })
    const sheets = unzip(Buffer.from(await response.arrayBuffer()))
    const rows = sheets.get('xl/worksheets/sheet1.xml')?.match(/<row .*?<\/row>/g) ?? []
    const elective = rows.filter((row) => row.includes('>MAR_ELECTIVE<'))
    expect(elective).toHaveLength(4)
    for (const row of elective) {
      expect(row).toContain('t="inlineStr"><is><t xml:space="preserve">=HYPERLINK(')
      expect(row).toContain('<is><t xml:space="preserve">0075</t></is>')
      expect(row).toMatch(/<c r="E\d+" s="1"><v>40\d{3}<\/v><\/c>/)
    }
    const figures = elective.map((row) => /<c r="F\d+"(.*?)<\/c>/.exec(row)?.[1] ?? '')
    expect(figures.map((figure) => (/^><v>\d+<\/v>$/.test(figure) ? 'number' : figure))).toEqual([
      'number',
      ' t="inlineStr"><is><t xml:space="preserve">Q</t></is>',
      'number',
      'number',
    ])
    const receipt = (await (await as('ANALYST').fetch(`/receipts/${response.headers.get('careweave-receipt')}`)).json()) as { suppressed: number }
    expect(receipt.suppressed).toBe(1)
  })

  test('the status stands beside it where it is asked for; a file without a suppressed value has numbers only, and JSON is the answer as it is', async () => {
    const months = (await lines(await as('ANALYST').fetch('/ops/months.csv?code=MAR_ELECTIVE&from=2010-02-01'))).filter((line) =>
      line.endsWith(',0075'),
    )
    expect(months[0]).toBe('2010-02-01,Q,SUPPRESSED,0075')
    expect(months.slice(1).every((line) => /^[\d-]+,\d+,\w+,0075$/.test(line))).toBe(true)
    const json = await (await send(NESTED, { format: 'json' }, { code: '0075' })).text()
    expect(json).toContain('"figure":null')
    expect(json).not.toContain('careweaveStatus')
    expect(json).not.toContain('"Q"')
  })
})

// What a spreadsheet program would do, by the central directory.
function unzip(archive: Buffer): Map<string, string> {
  const end = archive.lastIndexOf('PK\x05\x06', undefined, 'latin1')
  const files = new Map<string, string>()
  let at = archive.readUInt32LE(end + 16)
  for (let count = archive.readUInt16LE(end + 10); count > 0; count -= 1) {
    const [packed, name, offset] = [archive.readUInt32LE(at + 20), archive.readUInt16LE(at + 28), archive.readUInt32LE(at + 42)]
    const start = offset + 30 + archive.readUInt16LE(offset + 26)
    files.set(archive.toString('utf8', at + 46, at + 46 + name), inflateRawSync(archive.subarray(start, start + packed)).toString())
    at += 46 + name
  }
  return files
}
