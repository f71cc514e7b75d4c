import { z } from 'zod'

import { domain, readData, sourceCode, text } from './files.ts'

const measure = z.strictObject({
  code: z.string().regex(/^MAR_[A-Z_]+$/),
  title: text,
  summary: text,
  scope: z.literal('NATIONAL'),
  domain,
  unit: text,
  direction: z.enum(['INCREASE', 'DECREASE', 'NEUTRAL']),
  frequency: z.literal('MONTHLY'),
  numerator: text,
  denominator: text.nullable(),
  multiplier: z.number().positive(),
  // The column of the return that holds the count; a share has two.
  column: text.nullable(),
  numeratorColumn: text.nullable(),
  denominatorColumn: text.nullable(),
  source: sourceCode,
  definitionSource: sourceCode,
  note: text,
})

/** The nine measures of the Monthly Activity Return. */
export const readMeasures = () => readData('measures.json', z.array(measure))
