/** A measure as the graph gives it. */
export interface Catalogued {
  id: string
  code: string
  title: string
  summary: string
  frequency: string
  source: { title: string; citation: string } | null
  illustrative: boolean
}

const FREQUENCY = 'http://publications.europa.eu/resource/authority/frequency/'

/** The catalogue of what is measured, in DCAT 3 as JSON-LD: a dataset for each measure, with the address of its figures. */
export function catalogueOf(base: string, measures: readonly Catalogued[], periods: ReadonlyMap<string, { from: string; to: string }>): object {
  return {
    '@context': {
      dcat: 'http://www.w3.org/ns/dcat#',
      dct: 'http://purl.org/dc/terms/',
      foaf: 'http://xmlns.com/foaf/0.1/',
      prov: 'http://www.w3.org/ns/prov#',
      xsd: 'http://www.w3.org/2001/XMLSchema#',
    },
    '@id': `${base}/standards/catalogue.jsonld`,
    '@type': 'dcat:Catalog',
    'dct:title': 'Careweave: measures of the integrated-care pilots',
    'dct:description': 'Every measure that the reader may see, with its observations.',
    'dct:publisher': { '@type': 'foaf:Agent', 'foaf:name': 'Careweave' },
    'dct:language': { '@id': 'http://publications.europa.eu/resource/authority/language/ENG' },
    'dcat:dataset': measures.map((measure) => datasetOf(base, measure, periods.get(measure.code))),
  }
}

function datasetOf(
  base: string,
  { code, title, summary, frequency, source, illustrative }: Catalogued,
  period: { from: string; to: string } | undefined,
): object {
  const day = (value: string) => ({ '@type': 'xsd:date', '@value': value })
  return {
    '@id': `${base}/measures/${code}`,
    '@type': 'dcat:Dataset',
    'dct:identifier': code,
    'dct:title': title,
    'dct:description': illustrative ? `Illustrative, made up for demonstration. ${summary}` : summary,
    'dct:accrualPeriodicity': { '@id': `${FREQUENCY}${frequency}` },
    ...(period && { 'dct:temporal': { '@type': 'dct:PeriodOfTime', 'dcat:startDate': day(period.from), 'dcat:endDate': day(period.to) } }),
    ...(source && { 'prov:wasDerivedFrom': { '@type': 'prov:Entity', 'dct:title': source.title, 'dct:bibliographicCitation': source.citation } }),
    'dcat:distribution': {
      '@type': 'dcat:Distribution',
      'dct:title': `${title}, as SDMX-CSV`,
      'dcat:accessURL': { '@id': `${base}/standards/sdmx/${code}.csv` },
      'dcat:mediaType': { '@id': 'https://www.iana.org/assignments/media-types/text/csv' },
      'dct:conformsTo': { '@id': 'https://github.com/sdmx-twg/sdmx-csv' },
    },
  }
}
