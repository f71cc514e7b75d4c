import { describe, expect, test } from 'vitest'

import { SDMX_COLUMNS, sdmxLine } from '../../server/ops/sdmx.ts'
import { useProduct } from '../support/product.ts'
import { dcatProblems, type Node } from './published/dcat.ts'
import { emptyParts, schemaProblems } from './published/fhir.ts'
import { sdmxProblems } from './published/sdmx.ts'

const { as, product } = useProduct()
const get = (path: string) => as('PUBLIC').fetch(`/standards/${path}`)
const bundle = async (type: string) => {
  const response = await get(`fhir/${type}`)
  expect(response.headers.get('content-type')).toBe('application/fhir+json; charset=utf-8')
  return (await response.json()) as {
    resourceType: string
    type: string
    entry: { fullUrl: string; resource: Record<string, never> & { resourceType: string; id: string } }[]
  }
}
const count = async (table: string) => (await product().database.query<[{ count: number }]>(`select count(*)::int as count from ${table}`))[0].count

describe('SDMX-CSV', () => {
  test('has the dataflow first, codes of the published lists, and every figure once', async () => {
    const response = await get('sdmx/MAR_DAYCASE_SHARE.csv')
    expect(response.headers.get('content-type')).toContain('application/vnd.sdmx.data+csv')
    const [head, ...lines] = (await response.text()).trimEnd().split('\r\n')
    expect(head).toBe('DATAFLOW,FREQ,REPORTER,TIME_PERIOD,OBS_VALUE,OBS_STATUS,CONF_STATUS,UNIT_MEASURE,NUMERATOR,DENOMINATOR,OBS_COMMENT')
    expect(lines).toHaveLength(
      await count(
        `evaluation.observation o join evaluation.measure m on m.id = o."measureId" and m.code = 'MAR_DAYCASE_SHARE' where o."recordedTo" is null`,
      ),
    )
    expect(new Set(lines.map((line) => line.split(',').slice(0, 4).join())).size).toBe(lines.length)
    for (const line of lines)
      expect(line).toMatch(/^CAREWEAVE:MAR_DAYCASE_SHARE\(1\.0\),M,\w+,\d{4}-(0[1-9]|1[0-2]),(-?[\d.e-]+)?,[ABDEGIKLMNOPQSUVW],[FCNDS],/)
    expect((await get('sdmx/NO_SUCH.csv')).status).toBe(404)
  })

  const DIMENSIONS = ['FREQ', 'REPORTER', 'TIME_PERIOD']

  test('keeps to the rules of the format, also for longer periods and comments of any kind', async () => {
    for (const code of ['MAR_DAYCASE_SHARE', 'MAR_ELECTIVE'])
      expect(sdmxProblems(await (await get(`sdmx/${code}.csv`)).text(), DIMENSIONS)).toEqual([])
    const observed = {
      periodStart: '2010-10-01',
      periodEnd: '2010-12-31',
      numerator: null,
      denominator: null,
      subject: { id: 'x', slug: 'church-view' },
    }
    const lines = (['MONTHLY', 'QUARTERLY', 'ANNUAL'] as const).map((frequency) =>
      sdmxLine(
        { code: 'READY', unit: '%', frequency },
        { ...observed, value: null, status: 'SUPPRESSED', note: 'Fewer than "five",\r\nso withheld' },
      ),
    )
    expect(sdmxProblems(`${SDMX_COLUMNS.join()}\r\n${lines.join('')}`, DIMENSIONS)).toEqual([])
    expect(lines[1]).toContain(',2010-10-01/P3M,,Q,C,')
    expect(sdmxProblems(`${SDMX_COLUMNS.join()}\r\n${lines[0]}${lines[0]}`, DIMENSIONS)).toEqual(['row 2, TIME_PERIOD: 2010-10'])
  })
})

describe('the DCAT catalogue', () => {
  test('has a dataset for each measure, with what DCAT-AP asks of one, and leads to its figures', async () => {
    const catalogue = (await (await get('catalogue.jsonld')).json()) as Record<string, unknown> & { 'dcat:dataset': Record<string, never>[] }
    expect(catalogue['@type']).toBe('dcat:Catalog')
    for (const field of ['dct:title', 'dct:description', 'dct:publisher']) expect(catalogue[field]).toBeTruthy()
    expect(catalogue['dcat:dataset']).toHaveLength(await count('evaluation.measure'))
    for (const dataset of catalogue['dcat:dataset']) {
      for (const field of ['dct:title', 'dct:description', 'dct:identifier']) expect(dataset[field]).toBeTruthy()
      expect((dataset['dct:accrualPeriodicity'] as { '@id': string })['@id']).toMatch(/frequency\/(MONTHLY|QUARTERLY|ANNUAL)$/)
    }
    const measure = catalogue['dcat:dataset'].find((dataset) => dataset['dct:identifier'] === 'MAR_NONELECTIVE')
    expect(measure?.['dct:temporal']).toMatchObject({ 'dcat:startDate': { '@value': '2008-04-01' }, 'dcat:endDate': { '@value': '2012-03-31' } })
    const address = (measure?.['dcat:distribution'] as unknown as Record<string, { '@id': string }> | undefined)?.['dcat:accessURL']?.['@id'] ?? ''
    expect((await fetch(address)).status).toBe(200)
  })
})

describe('DCAT-AP', () => {
  test('would take the catalogue as it is', async () => {
    const catalogue = (await (await get('catalogue.jsonld')).json()) as Node
    expect(dcatProblems(catalogue)).toEqual([])
    const { 'dct:publisher': _, ...without } = catalogue
    expect(dcatProblems(without as Node)).toEqual(['dcat:Catalog dct:publisher: 0 values'])
  })
})

describe('FHIR R4', () => {
  const ID = /^[A-Za-z0-9\-.]{1,64}$/

  test('has every organisation with its ODS code', async () => {
    const { resourceType, type, entry } = await bundle('Organization')
    expect([resourceType, type]).toEqual(['Bundle', 'collection'])
    expect(entry).toHaveLength(await count('directory.organisation'))
    for (const { fullUrl, resource } of entry) {
      expect(resource.resourceType).toBe('Organization')
      expect(resource.id).toMatch(ID)
      expect(fullUrl.endsWith(`Organization/${resource.id}`)).toBe(true)
      expect(resource.identifier ?? resource.name).toBeTruthy() // invariant org-1
    }
    const torbay = entry.find(({ resource }) => (resource.identifier as { value: string }[] | undefined)?.[0]?.value === 'TAL')
    expect(torbay?.resource.name).toBe('Torbay Care Trust')
  })

  test('has a network for each partnership and an affiliation for each member', async () => {
    const { entry } = await bundle('OrganizationAffiliation')
    const of = (type: string) => entry.filter(({ resource }) => resource.resourceType === type).map(({ resource }) => resource)
    expect(of('Organization')).toHaveLength(await count('directory.partnership'))
    expect(of('OrganizationAffiliation')).toHaveLength(await count('directory.membership'))
    const networks = new Set(of('Organization').map(({ id }) => `Organization/${id}`))
    for (const { network, participatingOrganization } of of('OrganizationAffiliation') as unknown as {
      network: { reference: string }[]
      participatingOrganization: { reference: string }
    }[]) {
      expect(networks.has(network[0]?.reference ?? '')).toBe(true)
      expect(participatingOrganization.reference).toMatch(/^Organization\//)
    }
  })

  test('says of a measure which way is better only where R4 has a word for it', async () => {
    const { entry } = await bundle('Measure')
    const notation = (code: string) => {
      const found = entry.find(({ resource }) => (resource.identifier as unknown as { value: string }[])[0]?.value === code)?.resource
      return (
        ((found?.improvementNotation as unknown as { coding: { code: string }[] } | undefined)?.coding[0]?.code ??
          (found?.extension as unknown as { valueCode: string }[] | undefined)?.[0]?.valueCode) ||
        null
      )
    }
    expect([notation('MAR_NONELECTIVE'), notation('MAR_DAYCASE_SHARE'), notation('MAR_ELECTIVE')]).toEqual(['decrease', 'increase', 'neutral'])
    for (const { resource } of entry) {
      expect(resource.id).toMatch(ID)
      expect(['draft', 'active', 'retired', 'unknown']).toContain(resource.status)
    }
  })

  test('has a report for each figure of a measure, by who reported it', async () => {
    const { entry } = await bundle('MeasureReport/MAR_DAYCASE_SHARE')
    expect(entry).toHaveLength(
      await count(
        `evaluation.observation o join evaluation.measure m on m.id = o."measureId" and m.code = 'MAR_DAYCASE_SHARE' where o."recordedTo" is null`,
      ),
    )
    const [known] = await product().database.query<
      [{ id: string; organisation: string; value: number; numerator: number; denominator: number; start: string }]
    >(
      `select o.id, o."subjectId" as organisation, o.value, o.numerator, o.denominator, o."periodStart"::text as start from evaluation.observation o
       join evaluation.measure m on m.id = o."measureId" and m.code = 'MAR_DAYCASE_SHARE' where o."recordedTo" is null and o.numerator > 0 limit 1`,
    )
    const report = entry.find(({ resource }) => resource.id === known.id)?.resource as unknown as {
      reporter: { reference: string }
      period: { start: string }
      group: { population: { count: number }[]; measureScore: { value: number } }[]
    }
    expect(report).toMatchObject({
      reporter: { reference: `Organization/${known.organisation}` },
      period: { start: known.start },
      group: [{ population: [{ count: known.numerator }, { count: known.denominator }], measureScore: { value: known.value } }],
    })
    expect((await get('fhir/MeasureReport/NO_SUCH')).status).toBe(404)
    expect((await bundle('MeasureReport/MAR_ELECTIVE')).entry.length).toBeGreaterThan(7_000)
  })

  test.each(['Organization', 'OrganizationAffiliation', 'Measure', 'MeasureReport/MAR_DAYCASE_SHARE'])(
    'is valid by the schema that HL7 publishes in %s',
    async (type) => {
      const { entry, ...rest } = await bundle(type)
      expect(entry.flatMap(({ resource }) => schemaProblems(resource)).slice(0, 3)).toEqual([])
      expect(schemaProblems({ ...rest, entry: entry.slice(0, 2) } as { resourceType: string })).toEqual([])
      expect(entry.flatMap(({ resource }) => emptyParts(resource)).slice(0, 3)).toEqual([])
      expect(schemaProblems({ ...entry[0]!.resource, nme: 'x' } as { resourceType: string })).not.toEqual([])
    },
  )

  // Which elements a resource has in R4, those it must have with an exclamation mark (hl7.org/fhir/R4, the resources' definitions).
  const COMMON = 'resourceType! id meta implicitRules language text contained extension modifierExtension'
  const R4: Record<string, string> = {
    Organization: `${COMMON} identifier active type name alias telecom address partOf contact endpoint`,
    OrganizationAffiliation: `${COMMON} identifier active period organization participatingOrganization network code specialty location healthcareService telecom endpoint`,
    Measure: `${COMMON} url identifier version name title subtitle status! experimental subjectCodeableConcept subjectReference date publisher contact description useContext jurisdiction purpose usage copyright approvalDate lastReviewDate effectivePeriod topic author editor reviewer endorser relatedArtifact library disclaimer scoring compositeScoring type riskAdjustment rateAggregation rationale clinicalRecommendationStatement improvementNotation definition guidance group supplementalData`,
    MeasureReport: `${COMMON} identifier status! type! measure! subject date reporter period! improvementNotation group evaluatedResource`,
  }
  const CODES: Record<string, Record<string, RegExp>> = {
    Measure: { status: /^(draft|active|retired|unknown)$/ },
    MeasureReport: { status: /^(complete|pending|error)$/, type: /^(individual|subject-list|summary|data-collection)$/, measure: /^https?:\/\/\S+$/ },
  }

  test.each(['Organization', 'OrganizationAffiliation', 'Measure', 'MeasureReport/MAR_DAYCASE_SHARE'])(
    'keeps to the elements of R4 in %s',
    async (type) => {
      const wrong = (await bundle(type)).entry.flatMap(({ resource }) => {
        const elements = (R4[resource.resourceType] ?? '').split(' ')
        const known = new Set(elements.map((one) => one.replace('!', '')))
        const missing = elements.filter((one) => one.endsWith('!') && !(one.slice(0, -1) in resource))
        const strange = Object.keys(resource).filter((one) => !known.has(one))
        const codes = Object.entries(CODES[resource.resourceType] ?? {}).filter(([element, form]) => !form.test(String(resource[element])))
        return missing.length || strange.length || codes.length ? [[resource.id, missing, strange, codes]] : []
      })
      expect(wrong.slice(0, 3)).toEqual([])
    },
  )
})
