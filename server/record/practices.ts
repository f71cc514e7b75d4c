import { z } from 'zod'

import { day, readData, sourceCode, text } from './files.ts'

const adoption = z.strictObject({ pilot: text, stage: z.literal('PILOTING'), startedOn: day, note: text, source: sourceCode })
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
})

/** What each pilot set out to do, as a practice that others could take up, and the case management that six of them shared. */
export const readPractices = () => readData('practices.json', z.array(practice))
