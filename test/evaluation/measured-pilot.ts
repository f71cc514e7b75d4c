import type { Product } from '../support/product.ts'

const CREATE = 'mutation ($input: CreateMeasureInput!) { createMeasure(input: $input) { id } }'
const ASSIGN = 'mutation ($input: AssignMeasureInput!) { assignMeasure(input: $input) { id } }'

const PLAIN = {
  summary: 'A measure.',
  domain: 'QUALITY_OF_CARE',
  kind: 'PROCESS',
  unit: 'people',
  numerator: 'People.',
  direction: 'INCREASE',
  frequency: 'MONTHLY',
  scope: 'NATIONAL',
}

const MEASURES: Record<string, object> = {
  SEEN: { lowest: 1, highest: 500 },
  SHARE: { unit: '%', multiplier: 100, numerator: 'Done.', denominator: 'Due.' },
  QUARTERS: { frequency: 'QUARTERLY' },
  FEW: { suppression: 'HES_2009' },
}

/** Has Torbay report by a count, a share, a quarterly count and one of few people; answers its id. */
export async function giveMeasures(product: Product): Promise<string> {
  const admin = product.as('ADMIN')
  const { pilot } = await admin.run<{ pilot: { id: string } }>('{ pilot(slug: "torbay") { id } }')
  for (const [code, own] of Object.entries(MEASURES)) {
    const input = { ...PLAIN, code, title: `Measured ${code.toLowerCase()}`, ...own }
    const { createMeasure } = await admin.run<{ createMeasure: { id: string } }>(CREATE, { input })
    await admin.run(ASSIGN, { input: { pilot: pilot.id, measure: createMeasure.id } })
  }
  return pilot.id
}
