import { expect, test } from 'vitest'

import { useProduct } from '../support/product.ts'

const { as, product } = useProduct({ split: true })

interface Taken {
  snapshotSchedules: {
    nodes: { snapshots: { rows: number; failure: string | null; receipt: { id: string; rows: number; isKept: boolean } | null }[] }[]
  }
}

test('with the subgraphs as processes of their own a schedule keeps the same file, every page of it', async () => {
  const analyst = as('ANALYST')
  await analyst.run('{ viewer { id } }')
  await product().database.query(`update identity."apiToken" set "expiresAt" = '2040-01-01'`)
  const list = 'observations(filter: { periodStart: { eq: $month }, measure: { code: { in: ["MAR_ELECTIVE", "MAR_NONELECTIVE"] } } })'
  const operation = `query Month($month: Date = "2010-04-01") { ${list} { nodes { value subject { ... on Organisation { name } } } } }`
  const { saveOperation } = await analyst.run<{ saveOperation: { id: string } }>(
    'mutation S($input: SaveOperationInput!) { saveOperation(input: $input) { id } }',
    { input: { name: 'month', operation, audience: 'MEMBER' } },
  )
  const { createSnapshotSchedule } = await analyst.run<{ createSnapshotSchedule: { id: string } }>(
    'mutation C($input: CreateSnapshotScheduleInput!) { createSnapshotSchedule(input: $input) { id } }',
    { input: { operationId: saveOperation.id, pace: 'MONTHLY', firstOn: '2030-01-31' } },
  )
  const now = new Date('2030-01-31T06:00:00Z')
  expect((await Promise.all([1, 2].map(() => product().takeSnapshots(now)))).toSorted()).toEqual([0, 1])
  const { snapshotSchedules } = await analyst.run<Taken>(
    'query Q($id: ID!) { snapshotSchedules(filter: { id: { eq: $id } }) { nodes { snapshots { rows failure receipt { id rows isKept } } } } }',
    { id: createSnapshotSchedule.id },
  )
  const [taken] = snapshotSchedules.nodes[0]?.snapshots ?? []
  expect(taken?.rows).toBeGreaterThan(200)
  expect(taken).toMatchObject({ failure: null, receipt: { rows: taken?.rows, isKept: true } })
  const live = await (await analyst.fetch('/ops/month.csv')).text()
  expect(await (await analyst.fetch(`/receipts/${taken?.receipt?.id}/file`)).text()).toBe(live)
})
