import { readFileSync } from 'node:fs'

import { buildSchema, parse } from 'graphql'
import { describe, expect, test } from 'vitest'

import { addField } from '../../admin/queries/build.ts'
import { chartsFor } from '../../admin/queries/charts.ts'
import { open, without } from '../../admin/queries/tabs.ts'
import { changesSomething, format, read } from '../../admin/queries/text.ts'
import { checkVariables, valueOf, variablesOf } from '../../admin/queries/variables.ts'
import { listsOf, readLeaves, rowsOf, tableOf } from '../../schema/table.ts'

const schema = buildSchema(readFileSync(new URL('../../schema/api.graphql', import.meta.url), 'utf8'))
const spaced = (text: string) => text.replace(/\s+/g, ' ').trim()

describe('an answer as a table', () => {
  const document = parse(`{ pilots(first: 2) { totalCount nodes { name aliases region { name } lead { odsCode }
    partnerships { name members { role organisation { name } } } } } }`)
  const data = {
    pilots: {
      totalCount: 2,
      nodes: [
        {
          name: 'Torbay',
          aliases: ['Torbay Care Trust', 'Torbay'],
          region: { name: 'South West' },
          lead: { odsCode: 'TAL' },
          partnerships: [
            {
              name: 'A',
              members: [
                { role: 'LEAD', organisation: { name: 'One' } },
                { role: 'PROVIDER', organisation: { name: 'Two' } },
              ],
            },
          ],
        },
        { name: 'Empty', aliases: [], region: { name: 'London' }, lead: null, partnerships: [] },
      ],
    },
  }
  const leaves = readLeaves(schema, document)

  test('has one row for each entry of the outer list, and counts the lists within', () => {
    const table = tableOf(leaves)
    expect(table.columns.map(({ name }) => name)).toEqual([
      'name',
      'aliases',
      'region.name',
      'lead.odsCode',
      'partnerships (count)',
      'partnerships.name',
      'partnerships.members (count)',
      'partnerships.members.role',
      'partnerships.members.organisation.name',
    ])
    expect([...rowsOf(table, data)]).toEqual([
      ['Torbay', 'Torbay Care Trust; Torbay', 'South West', 'TAL', 1, 'A', 2, 'LEAD; PROVIDER', 'One; Two'],
      ['Empty', '', 'London', null, 0, null, null, null, null],
    ])
  })

  test('has one row for each entry of an inner list by choice, with what stands above repeated', () => {
    expect(listsOf(leaves)).toEqual(['pilots.nodes', 'pilots.nodes.partnerships', 'pilots.nodes.partnerships.members'])
    const table = tableOf(leaves, 'pilots.nodes.partnerships.members')
    const names = table.columns.map(({ name }) => name)
    const rows = [...rowsOf(table, data)]
    expect(rows).toHaveLength(2)
    expect(Object.fromEntries(names.map((name, at) => [name, rows[1]?.[at]]))).toMatchObject({
      'pilots.name': 'Torbay',
      'pilots.partnerships.name': 'A',
      role: 'PROVIDER',
      'organisation.name': 'Two',
    })
  })

  test('of one thing is one row', () => {
    const table = tableOf(readLeaves(schema, parse('{ programme { name } pilot(slug: "x") { name } }')))
    expect([...rowsOf(table, { programme: { name: 'P' }, pilot: null })]).toEqual([['P', null]])
    expect(table.columns.map(({ name }) => name)).toEqual(['programme.name', 'pilot.name'])
  })
})

describe('a query built by clicks', () => {
  test('asks of a list for the names of its entries, and adds to what stands', () => {
    const first = addField(schema, null, ['pilots'])
    expect(spaced(first)).toBe('query Question { pilots { nodes { name } } }')
    expect(spaced(addField(schema, read(first), ['pilots', 'nodes', 'region']))).toBe('query Question { pilots { nodes { name region { name } } } }')
  })

  test('makes variables of the arguments that a field needs', () => {
    expect(spaced(addField(schema, null, ['partnership', 'name']))).toBe('query Question($id: ID!) { partnership(id: $id) { name } }')
  })
})

describe('the text of a query', () => {
  test('is put into its usual form, and remarks are kept', () => {
    expect(format('{pilots{totalCount}}')).toBe('{\n  pilots {\n    totalCount\n  }\n}\n')
    expect(format('# why\n{\npilots {\n totalCount # all\n}\n}')).toBe('# why\n{\n  pilots {\n    totalCount # all\n  }\n}\n')
    expect(format('{ broken')).toBe('{ broken')
  })

  test('that changes something is known for it', () => {
    expect(changesSomething(read('mutation { signOut }'))).toBe(true)
    expect(changesSomething(read('{ pilots { totalCount } }'))).toBe(false)
  })
})

describe('variables', () => {
  const document = read('query Q($slug: String!, $asOf: Date, $themes: [Theme!] = [FALLS]) { pilots { totalCount } }')

  test('are asked for by their kind', () => {
    expect(variablesOf(schema, document).map(({ name, kind, isRequired, isList, standard }) => [name, kind, isRequired, isList, standard])).toEqual([
      ['slug', 'text', true, false, undefined],
      ['asOf', 'day', false, false, undefined],
      ['themes', 'text', false, true, ['FALLS']],
    ])
    const [, , themes] = variablesOf(schema, document)
    expect(themes && valueOf(themes, 'FALLS, DEMENTIA')).toEqual(['FALLS', 'DEMENTIA'])
  })

  test('that do not fit are named', () => {
    expect(checkVariables(schema, document, '{"slug": "torbay"}')).toEqual([])
    expect(checkVariables(schema, document, '{}')[0]).toContain('"$slug" of required type "String!"')
    expect(checkVariables(schema, document, '{"slug": "a", "other": 1}')).toEqual(['The query has no variable $other.'])
    expect(checkVariables(schema, document, '{')).toEqual(['The variables are not a JSON object.'])
  })
})

describe('a chart', () => {
  const shapes = (text: string, data: unknown) => {
    const table = tableOf(readLeaves(schema, parse(text)))
    return chartsFor({ columns: table.columns, rows: [...rowsOf(table, data)] }, data)
  }
  const points = [{ observation: { periodStart: '2010-04-01', value: 3 } }]

  test('is offered by the shape of the answer', () => {
    expect(shapes('{ regions { name pilots { name } } }', { regions: [{ name: 'London', pilots: [] }] })).toEqual(['map', 'bar'])
    const observed = [
      { periodStart: '2010-04-01', value: 1 },
      { periodStart: '2010-05-01', value: 2 },
    ]
    expect(shapes('{ observations { nodes { periodStart value } } }', { observations: { nodes: observed } })).toEqual(['line', 'bar'])
    expect(
      shapes('{ series(subject: 1, measure: 1) { points { observation { periodStart value } } segments { from } } }', {
        series: { points, segments: [] },
      })[0],
    ).toBe('control')
    expect(shapes('{ pilots { nodes { name } } }', { pilots: { nodes: [{ name: 'x' }] } })).toEqual([])
  })
})

describe('the tabs', () => {
  const bench = { drafts: [{ id: 'a', operation: '{ a }', variables: '{}' }], active: 'a', history: [] }

  test('take a question that came with the address once', () => {
    const opened = open(bench, { operation: '{ b }', variables: '{}' })
    expect(opened.drafts.map(({ operation }) => operation)).toEqual(['{ a }', '{ b }'])
    expect(open(opened, { operation: '{ b }', variables: '{}' }).drafts).toHaveLength(2)
  })

  test('are never none', () => {
    expect(without(bench, 'a').drafts).toHaveLength(1)
  })
})
