type Value = string | { '@id'?: string; '@type'?: string; '@value'?: string } | Node
export interface Node {
  '@type': string
  [property: string]: Value | Value[] | undefined
}

interface Rule {
  least?: number
  most?: number
  /** What a value is: text, an address, a day, or a node of this class. */
  is: 'text' | 'address' | 'day' | `${string}:${string}`
}

/**
 * What DCAT-AP 3.0 asks of the classes that we give (specification and SHACL shapes of SEMIC, CC BY 4.0), in our own words: the cardinalities and
 * kinds of value, for every property of ours that it speaks of. The shapes themselves are not run: they are in no package of a registry that we use.
 */
const RULES: Record<string, Record<string, Rule>> = {
  'dcat:Catalog': {
    'dct:title': { least: 1, is: 'text' },
    'dct:description': { least: 1, is: 'text' },
    'dct:publisher': { least: 1, most: 1, is: 'foaf:Agent' },
    'dct:language': { is: 'address' },
    'dct:license': { most: 1, is: 'address' },
    'foaf:homepage': { most: 1, is: 'address' },
    'dcat:dataset': { is: 'dcat:Dataset' },
  },
  'foaf:Agent': { 'foaf:name': { least: 1, is: 'text' } },
  'dcat:Dataset': {
    'dct:title': { least: 1, is: 'text' },
    'dct:description': { least: 1, is: 'text' },
    'dct:identifier': { is: 'text' },
    'dct:publisher': { most: 1, is: 'foaf:Agent' },
    'dct:accrualPeriodicity': { most: 1, is: 'address' },
    'dct:temporal': { is: 'dct:PeriodOfTime' },
    'dcat:distribution': { is: 'dcat:Distribution' },
    'dcat:keyword': { is: 'text' },
  },
  'dct:PeriodOfTime': { 'dcat:startDate': { most: 1, is: 'day' }, 'dcat:endDate': { most: 1, is: 'day' } },
  'dcat:Distribution': {
    'dcat:accessURL': { least: 1, is: 'address' },
    'dct:title': { is: 'text' },
    'dcat:mediaType': { most: 1, is: 'address' },
    'dct:conformsTo': { is: 'address' },
    'dct:license': { most: 1, is: 'address' },
  },
}

/** What of a node, and of the nodes in it, DCAT-AP would refuse. */
export function dcatProblems(node: Node, path = node['@type']): string[] {
  return Object.entries(RULES[node['@type']] ?? {}).flatMap(([property, { least = 0, most = Infinity, is }]) => {
    const given = node[property]
    const values = given === undefined ? [] : Array.isArray(given) ? given : [given]
    const here = `${path} ${property}`
    const count = values.length < least || values.length > most ? [`${here}: ${values.length} values`] : []
    return [...count, ...values.flatMap((value) => (is.includes(':') ? inner(value, is, here) : fits(value, is) ? [] : [`${here}: not ${is}`]))]
  })
}

const inner = (value: Value, type: string, path: string): string[] =>
  typeof value === 'object' && value['@type'] === type ? dcatProblems(value as Node, path) : [`${path}: not a ${type}`]

function fits(value: Value, is: string): boolean {
  if (is === 'text') return typeof value === 'string' && value.trim() !== ''
  if (typeof value === 'string') return false
  if (is === 'day') return value['@type'] === 'xsd:date' && /^\d{4}-\d\d-\d\d$/.test(String(value['@value']))
  return URL.canParse(String(value['@id']))
}
