import { recordId } from '../ids.ts'
import type { Rows } from '../stage.ts'

const HEADERS = ['Organisation', 'Type', 'ODS code', 'Opened']
const COLUMNS = ['name', 'kind', 'odsCode', 'openedOn']

interface Line {
  cells: [name: string, kind: string, code: string, opened: string]
  outcome: 'NEW' | 'REFUSED'
  problem?: { column: (typeof COLUMNS)[number]; reason: string; fix: string }
}

const LINES: Line[] = [
  { cells: ['Mocktown Dental Practice', 'GP practice', 'Y88001', '01/04/2006'], outcome: 'NEW' },
  { cells: ['Sampleford Stroke Club', 'Patient group', '', ''], outcome: 'NEW' },
  {
    cells: ['Placeholder Community Hospital', 'Hospitl trust', 'Y88003', '01/04/1995'],
    outcome: 'REFUSED',
    problem: { column: 'kind', reason: 'Not one of the words that can stand here', fix: 'Did you mean NHS trust?' },
  },
  {
    cells: ['Testbridge Day Centre', 'Social enterprise', 'Y-88004', '01/04/2001'],
    outcome: 'REFUSED',
    problem: { column: 'odsCode', reason: 'Not a code', fix: 'A code has three to eight letters and digits, such as 5QN or A81001.' },
  },
  {
    cells: ['Specimen Valley Pharmacy', 'Independent sector', 'Y88005', '31/02/2008'],
    outcome: 'REFUSED',
    problem: { column: 'openedOn', reason: 'No such day', fix: 'Use YYYY-MM-DD or DD/MM/YYYY, for example 2010-04-01.' },
  },
]

/** A file of organisations that was checked: two rows would enter, three have something wrong with them. */
export function importRows(): Rows[] {
  const importId = recordId('import', 'register-june')
  const numbered = LINES.map((line, at) => ({ ...line, row: at + 2 }))
  return [
    [
      'Import',
      [
        {
          id: importId,
          kind: 'organisations',
          fileName: 'register-june-2010.csv',
          bytes: 412,
          received: 412,
          stage: 'CHECKED',
          headers: HEADERS,
          places: Object.fromEntries(COLUMNS.map((column, place) => [column, place])),
          rows: LINES.length,
          added: 2,
          refused: 3,
          accountId: recordId('import', 'somebody'),
          by: 'Alex Sample',
          begunAt: '2010-06-16T14:05:00Z',
          illustrative: true,
        },
      ],
    ],
    ['ImportLine', numbered.map(({ row, cells, outcome }) => ({ id: recordId('import-line', String(row)), importId, row, cells, outcome }))],
    [
      'ImportProblem',
      numbered.flatMap(({ row, cells, problem }) =>
        problem ? [{ id: recordId('import-problem', String(row)), importId, row, value: cells[COLUMNS.indexOf(problem.column)], ...problem }] : [],
      ),
    ],
  ]
}
