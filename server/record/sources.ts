import { z } from 'zod'

import { day, readData, sourceCode, text } from './files.ts'

const source = z.strictObject({
  code: sourceCode,
  title: text,
  kind: z.enum(['STATEMENT', 'ARTICLE', 'REPORT', 'STATISTICS', 'WEB_PAGE']),
  author: text.nullable(),
  publisher: text.nullable(),
  publishedOn: day.nullable(),
  citation: text,
  licence: text.nullable(),
  note: text.nullable(),
})

/** The documents that the record was taken from. */
export const readSources = () => readData('sources.json', z.array(source))
