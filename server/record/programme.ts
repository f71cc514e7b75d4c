import { z } from 'zod'

import { day, domain, readData, sourceCode, text } from './files.ts'

const count = z.int().positive()
const sourced = { source: sourceCode }

const programme = z.strictObject({
  key: text,
  name: text,
  summary: text,
  startsOn: day,
  deliveryEndsOn: day,
  evaluationEndsOn: day,
  fundingPence: count,
  funnel: z.strictObject({ applications: count, shortlisted: count, selected: count }),
  // Which source gives which field.
  sources: z.record(text, sourceCode),
})
const event = z.strictObject({
  key: text,
  title: text,
  startsOn: day,
  endsOn: day.nullable(),
  precision: z.enum(['DAY', 'MONTH', 'YEAR']),
  detail: text,
  ...sourced,
})
const criterion = z.strictObject({ domain, title: text, statement: text, ...sourced })
const region = z.strictObject({ code: z.string().regex(/^Q3\d$/), name: text, ...sourced })
const challenge = z.strictObject({ position: count, title: text, statement: text, ...sourced })
const evidence = z.strictObject({
  key: text,
  stance: z.enum(['FOR', 'AGAINST', 'MIXED', 'CONDITION']),
  statement: text,
  saidBy: text,
  role: text.nullable(),
  ...sourced,
})
const earlierProgramme = z.strictObject({ key: text, name: text, period: text, summary: text, result: text, ...sourced })

/** The programme and what stands beside it: its days, criteria, regions, challenges, the evidence of its time and what was tried before. */
export const readProgramme = () => ({
  programme: readData('programme.json', programme),
  events: readData('events.json', z.array(event)),
  criteria: readData('criteria.json', z.array(criterion)),
  regions: readData('regions.json', z.array(region)),
  challenges: readData('challenges.json', z.array(challenge)),
  evidence: readData('evidence.json', z.array(evidence)),
  earlierProgrammes: readData('earlier-programmes.json', z.array(earlierProgramme)),
})
