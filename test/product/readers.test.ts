import { expect, test } from 'vitest'

import { useProduct } from '../support/product.ts'

const { as } = useProduct()

const QUESTIONS = [
  '{ pilots { totalCount nodes { name theme lead { name odsCode } } } }',
  '{ regions { name pilots { name } } }',
  '{ observations(first: 100, filter: { measure: { code: { eq: "MAR_ELECTIVE" } } }) { totalCount nodes { value periodStart } } }',
  '{ programme { name claims { field value } } }',
]

test('three hundred readers who ask at the same moment are all answered', async () => {
  const answers = await Promise.all(
    Array.from({ length: 300 }, (_, reader) => as(reader % 3 === 0 ? 'ANALYST' : 'PUBLIC').ask(QUESTIONS[reader % QUESTIONS.length] ?? '')),
  )
  expect(answers.flatMap(({ errors }) => errors ?? [])).toEqual([])
  expect(new Set(answers.map(({ data }) => JSON.stringify(data))).size).toBe(QUESTIONS.length)
})
