import { serverAudits } from 'graphql-http'
import { expect, test } from 'vitest'

import { useProduct } from '../support/product.ts'

const { as, product } = useProduct()

// The audits ask for the schema, which analysts and administrators may read.
const audits = serverAudits({
  url: () => `${product().address}/graphql`,
  fetchFn: (address: string, init?: RequestInit) => as('ANALYST').fetch(address, init),
})

test.each(audits.map((audit) => [audit.name, audit] as const))('%s', async (_, audit) => {
  expect(await audit.fn()).toMatchObject({ status: 'ok' })
})
