import { Readable } from 'node:stream'

import { parse, type GraphQLSchema } from 'graphql'

import { NotFound } from '../platform/errors.ts'
import type { Answer, Arrival } from '../platform/http.answer.ts'
import type { Enter, Guest } from '../platform/http.entrance.ts'
import type { Route } from '../platform/http.routes.ts'
import { csvLine } from './csv.ts'
import { catalogueOf, type Catalogued } from './dcat.ts'
import {
  affiliationsOf,
  bundleOf,
  measureOf,
  organizationOf,
  reportOf,
  type FhirMeasure,
  type FhirOrganisation,
  type FhirPartnership,
  type FhirReport,
} from './fhir.ts'
import { pagesOf } from './pages.ts'
import { SDMX_COLUMNS, sdmxLine, type Observed } from './sdmx.ts'

const MEASURES = `{ measures { nodes { id code title summary unit direction frequency numerator denominator illustrative retiredOn source { title citation } } } }`
const YEARS = `{ observationGroups(by: [MEASURE, FINANCIAL_YEAR]) { key { value } } }`
const ORGANISATIONS = `{ organisations { nodes { id name odsCode kind status } } }`
const PARTNERSHIPS = `{ partnerships { nodes { id name status members { id role startsOn endsOn status organisation { id name } } } } }`
const OBSERVATIONS = `query Observations($code: String!) {
  observations(filter: { measure: { code: { eq: $code } } }, orderBy: [{ field: PERIOD_START }]) {
    nodes { periodStart periodEnd value numerator denominator status note subject { ... on Pilot { id slug } ... on Organisation { id odsCode } } }
  }
}`

const REPORTS = `query Reports($code: String!) {
  observations(filter: { measure: { code: { eq: $code } } }, orderBy: [{ field: PERIOD_START }]) {
    nodes { id periodStart periodEnd value numerator denominator status
      subject { ... on Pilot { id name lead { id name } } ... on Organisation { id name } } }
  }
}`

type Measure = Catalogued & FhirMeasure & { unit: string }

/** The programme in others' standards: a DCAT catalogue, SDMX-CSV of each measure, FHIR R4 bundles. Each holds what its reader may see. */
export const createStandardsRoutes = (schema: GraphQLSchema, publicUrl: string | null, enter: Enter): Route[] => [
  { path: '/standards/*', name: 'standards', methods: ['GET', 'POST'], answer: (arrival) => answerStandard(schema, publicUrl, enter, arrival) },
]

function answerStandard(schema: GraphQLSchema, publicUrl: string | null, enter: Enter, arrival: Arrival): Promise<Answer> {
  const base = publicUrl ?? `${arrival.secure ? 'https' : 'http'}://${arrival.message.headers.host ?? ''}`
  const wanted = arrival.path.slice('/standards/'.length)
  const code = /^sdmx\/([A-Z0-9_]{1,80})\.csv$/.exec(wanted)?.[1]
  const reported = /^fhir\/MeasureReport\/([A-Z0-9_]{1,80})$/.exec(wanted)?.[1]
  return enter(arrival, async (guest) => {
    guest.context.permit('file:fetch')
    guest.context.use.operation = arrival.path.slice(1)
    const list = <Node>(query: string) => nodesOf<Node>(guest, schema, query)
    const measureOfCode = async (asked: string): Promise<Measure> => {
      const measure = (await list<Measure>(MEASURES)).find((one) => one.code === asked)
      if (!measure) throw new NotFound(`There is no measure ${asked}.`)
      return measure
    }
    if (code) return answerSdmx(guest, schema, await measureOfCode(code))
    if (reported) return answerReports(guest, schema, base, await measureOfCode(reported))
    if (wanted === 'catalogue.jsonld')
      return json('application/ld+json', catalogueOf(base, await list<Measure>(MEASURES), await periodsOf(guest)), guest)
    const fhir = (resources: readonly { resourceType: string; id: string }[]) => json('application/fhir+json', bundleOf(resources, base), guest)
    if (wanted === 'fhir/Organization') return fhir((await list<FhirOrganisation>(ORGANISATIONS)).map(organizationOf))
    if (wanted === 'fhir/OrganizationAffiliation') return fhir((await list<FhirPartnership>(PARTNERSHIPS)).flatMap(affiliationsOf))
    if (wanted === 'fhir/Measure') return fhir((await list<Measure>(MEASURES)).map((measure) => measureOf(base, measure)))
    throw new NotFound(
      'Here are catalogue.jsonld, sdmx/<measure>.csv, fhir/Organization, fhir/OrganizationAffiliation, fhir/Measure and fhir/MeasureReport/<measure>.',
    )
  })
}

const json = (type: string, value: object, guest: Guest): Answer => ({
  status: 200,
  headers: { 'Content-Type': `${type}; charset=utf-8` },
  body: JSON.stringify(value),
  setCookies: guest.cookies(),
})

// A measure has thousands of reports: their bundle goes out as they are read.
async function answerReports(guest: Guest, schema: GraphQLSchema, base: string, measure: Measure): Promise<Answer> {
  const pages = nodePages<FhirReport>(guest, schema, REPORTS, { code: measure.code })
  async function* parts(): AsyncGenerator<string> {
    const begun = '{"resourceType":"Bundle","type":"collection"'
    let before = `${begun},"entry":[`
    for await (const page of pages)
      if (page.length > 0) {
        const { entry = [] } = bundleOf(
          page.map((observed) => reportOf(base, measure, observed)),
          base,
        )
        yield before + entry.map((one) => JSON.stringify(one)).join()
        before = ','
      }
    yield before === ',' ? ']}' : `${begun}}`
  }
  return {
    status: 200,
    headers: { 'Content-Type': 'application/fhir+json; charset=utf-8' },
    body: Readable.from(parts()),
    setCookies: guest.cookies(),
  }
}

async function answerSdmx(guest: Guest, schema: GraphQLSchema, measure: Measure): Promise<Answer> {
  const { code } = measure
  const pages = nodePages<Observed>(guest, schema, OBSERVATIONS, { code })
  async function* lines(): AsyncGenerator<string> {
    yield csvLine(SDMX_COLUMNS)
    for await (const page of pages) if (page.length > 0) yield page.map((observed) => sdmxLine(measure, observed)).join('')
  }
  return {
    status: 200,
    headers: { 'Content-Type': 'application/vnd.sdmx.data+csv; version=1.0.0; charset=utf-8' },
    body: Readable.from(lines()),
    setCookies: guest.cookies(),
  }
}

async function nodesOf<Node>(guest: Guest, schema: GraphQLSchema, text: string): Promise<Node[]> {
  const nodes: Node[] = []
  for await (const page of nodePages<Node>(guest, schema, text, {})) nodes.push(...page)
  return nodes
}

async function* nodePages<Node>(guest: Guest, schema: GraphQLSchema, text: string, variables: Record<string, unknown>): AsyncGenerator<Node[]> {
  const field = /(\w+)(\(filter| \{ nodes)/.exec(text)?.[1] ?? ''
  const question = { saved: null, text, document: parse(text), operationName: null, variables, rowsOf: null }
  const table = { rows: [field, 'nodes'], columns: [] }
  for await (const page of pagesOf(guest, schema, question, table)) yield (page[field] as { nodes: Node[] }).nodes
}

// The financial years in which a measure has figures: from the first day of the first to the last day of the last.
async function periodsOf(guest: Guest): Promise<Map<string, { from: string; to: string }>> {
  const { data } = await guest.ask({ query: YEARS })
  const periods = new Map<string, { from: string; to: string }>()
  for (const { key } of (data?.observationGroups ?? []) as { key: { value: string }[] }[]) {
    const [code = '', year = ''] = key.map(({ value }) => value)
    const to = `${Number(year.slice(0, 4)) + 1}-03-31`
    const known = periods.get(code)
    periods.set(code, { from: known && known.from < year ? known.from : year, to: known && known.to > to ? known.to : to })
  }
  return periods
}
