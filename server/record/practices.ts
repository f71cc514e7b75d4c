import { z } from 'zod'

import { day, readData, sourceCode, text } from './files.ts'

const adoption = z.strictObject({ pilot: text, stage: z.literal('PILOTING'), startedOn: day, note: text, source: sourceCode })
const published = z.strictObject({
  measured: text,
  value: z.number().nullable(),
  unit: text.nullable(),
  outcome: z.enum(['BETTER', 'WORSE', 'NO_CHANGE', 'MIXED']),
  sentence: text,
  source: sourceCode,
})
const practice = z.strictObject({
  slug: z.string().regex(/^[a-z0-9-]+$/),
  pilot: text.nullable(),
  title: text,
  summary: text,
  problem: text.nullable(),
  what: text,
  population: text.nullable(),
  setting: text.nullable(),
  results: text.nullable(),
  publishedOn: day,
  evidence: z.enum(['NOT_REPORTED', 'BEING_MEASURED', 'DESCRIPTIVE', 'COMPARED']),
  evidenceSentence: text,
  sources: z.array(sourceCode).min(1),
  adoptions: z.array(adoption),
  themes: z.array(text),
  people: z.array(text),
  settings: z.array(text),
  origin: z.enum(['PILOT', 'PROGRAMME', 'EXEMPLAR']),
  country: text.optional(),
  sections: z.partialRecord(z.enum(['aims', 'evaluation', 'costs', 'unintended']), text),
  published: z.array(published),
})

const place = z.strictObject({
  pilot: text,
  population: z.int().positive().nullable(),
  partners: z.int().positive().nullable(),
  note: text,
  source: sourceCode,
})

/** What the sources say of the size of the pilots' places; most say nothing. */
export const readPlaces = () => readData('places.json', z.array(place))

/** What each pilot set out to do, as a practice that others could take up, the case management that six of them shared, and what was tried before them. */
export const readPractices = () => readData('practices.json', z.array(practice))
