import { readFileSync } from 'node:fs'

import { expect, test } from 'vitest'

import { useProduct } from '../support/product.ts'

const { as } = useProduct({ content: 'demonstration' })

interface Explained {
  plan: { path: string; sql?: string; parameters?: unknown[]; computed?: string[]; reason?: string }
}

const explain = async (query: string, variables: Record<string, unknown> = {}) => {
  const { extensions, ...rest } = await as('ADMIN').ask(query, variables, { plan: true })
  return { ...rest, plan: (extensions as unknown as Explained).plan }
}

test('the overview, control charts and all, is one statement', async () => {
  const [documents, small] = ['overview/overview', 'shared/charts/small'].map((file) =>
    readFileSync(new URL(`../../admin/${file}.graphql`, import.meta.url), 'utf8'),
  ) as [string, string]
  const { errors, data, plan } = await explain(documents.slice(0, documents.indexOf('query Evidence')).replaceAll(' @unmask', '') + small, {
    until: '2010-06-17',
  })
  expect(errors).toBeUndefined()
  expect(plan).toMatchObject({ path: 'compiled', computed: ['OrganisationMeasure.series'] })
  expect(plan.sql).toMatch(/^select /)
  expect(plan.parameters).toContain('2010-06-17')
  expect(data).toMatchObject({ pilots: { totalCount: 16 } })
})

test('sixteen pilots by four measures, with limits, signals and icons, are one statement', async () => {
  const codes = ['DEMO_EMERGENCY', 'DEMO_STAY', 'DEMO_PLANS', 'DEMO_SATISFIED']
  const query = `query ($codes: [String!]) { pilots { nodes { measures(codes: $codes) { code target series { variation assurance sentence
    segments { centreLine upperLimit lowerLimit } points { signals observation { periodStart value status } } } } } } }`
  const { errors, data, plan } = await explain(query, { codes })
  expect(errors).toBeUndefined()
  expect(plan).toMatchObject({ path: 'compiled', computed: ['PilotMeasure.series'] })
  const { pilots } = data as { pilots: { nodes: { measures: { series: { points: object[] } }[] }[] } }
  expect(pilots.nodes.flatMap(({ measures }) => measures)).toHaveLength(64)
  expect(pilots.nodes.every(({ measures }) => measures.every(({ series }) => series.points.length > 20))).toBe(true)
})

test('a computed field that fails is answered the long way, which says where', async () => {
  const query = `{ organisation(odsCode: "5QN") { name measures(codes: ["MAR_ELECTIVE"]) { series(from: "2011-01-01", to: "2010-01-01") { variation } } } }`
  const { errors, plan } = await explain(query)
  expect(errors?.[0]).toMatchObject({ path: ['organisation', 'measures', 0, 'series'], extensions: { code: 'BAD_USER_INPUT' } })
  expect(plan).toMatchObject({ path: 'resolvers', reason: 'failed' })
})

test('what is computed stands beside what is read, in the order asked for', async () => {
  const { data, plan } = await explain(
    `{ a: programme { name } viewer { role } search(text: "falls", first: 1) { nodes { title } } b: programme { name } }`,
  )
  expect(plan.computed).toEqual(['Query.viewer', 'Query.search'])
  expect(Object.keys(data as object)).toEqual(['a', 'viewer', 'search', 'b'])
  expect(data).toMatchObject({ viewer: { role: 'ADMIN' } })
})

test('how an operation is answered is shown to administrators alone', async () => {
  const { extensions } = await as('ANALYST').ask('{ programme { name } }', {}, { plan: true })
  expect(extensions).not.toHaveProperty('plan')
})
