import { recordId } from '../ids.ts'
import type { Rows } from '../stage.ts'

interface Query {
  name: string
  folder: string
  description: string
  audience: 'PUBLIC' | 'ANALYST'
  operation: string
  variables: string
}

const OWNER = 'Toni Chartwell'
const ownerId = recordId('demonstration person', OWNER)

const QUERIES: Query[] = [
  {
    name: 'pilots-and-their-leads',
    folder: 'Overview',
    description: 'Every pilot with its theme, its region and the organisation that leads it.',
    audience: 'PUBLIC',
    operation:
      'query PilotsAndTheirLeads {\n  pilots {\n    nodes {\n      name\n      theme\n      region { name }\n      lead { name odsCode }\n    }\n  }\n}\n',
    variables: '{}',
  },
  {
    name: 'rates-by-year',
    folder: 'Rates',
    description: 'A measure’s rate for each financial year: the sum of the numerators over the sum of the denominators.',
    audience: 'ANALYST',
    operation:
      'query RatesByYear($code: String!) {\n  observationGroups(by: [FINANCIAL_YEAR], filter: { measure: { code: { eq: $code } } }) {\n    key { value }\n    count\n    sumNumerator\n    sumDenominator\n    rate\n  }\n}\n',
    variables: '{"code": "MAR_DAYCASE_SHARE"}',
  },
]

const SAVED = '2009-12-18T10:00:00Z'
const MONTHS = ['2010-01-04', '2010-02-04', '2010-03-04', '2010-04-04', '2010-05-04', '2010-06-04']
const FAILED = '2010-03-04'

/** Two saved queries, and what became of the monthly snapshots of one: made-up people run nothing, so there are no files. */
export function queryRows(pilots: number): Rows[] {
  const operationId = (name: string) => recordId('demonstration query', name)
  const scheduleId = recordId('demonstration schedule', 'pilots')
  return [
    [
      'SavedOperation',
      QUERIES.map((query) => ({ ...query, id: operationId(query.name), ownerId, owner: OWNER, version: 1, savedAt: SAVED, illustrative: true })),
    ],
    [
      'OperationVersion',
      QUERIES.map(({ name, operation, variables }) => ({
        id: recordId('demonstration query version', name, 1),
        operationId: operationId(name),
        version: 1,
        operation,
        variables,
        savedBy: OWNER,
        savedAt: SAVED,
      })),
    ],
    [
      'SnapshotSchedule',
      [
        {
          id: scheduleId,
          operationId: operationId('pilots-and-their-leads'),
          ownerId,
          owner: OWNER,
          pace: 'MONTHLY',
          firstOn: MONTHS[0],
          variables: '{}',
          format: 'csv',
          keep: 12,
          nextDueAt: '2010-07-04T06:00:00Z',
          illustrative: true,
        },
      ],
    ],
    [
      'Snapshot',
      MONTHS.map((month) => ({
        id: recordId('demonstration snapshot', month),
        scheduleId,
        dueAt: `${month}T06:00:00Z`,
        madeAt: `${month}T06:00:41Z`,
        ...(month === FAILED ? { failure: 'The database could not be reached in time.' } : { rows: pilots }),
      })),
    ],
  ]
}
