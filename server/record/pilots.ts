import { z } from 'zod'

import { readData, sourceCode, text, theme } from './files.ts'

const slug = z.string().regex(/^[a-z0-9-]+$/)

const pilot = z.strictObject({
  number: z.int().positive(),
  slug,
  name: text,
  shortName: text,
  names: z.array(z.strictObject({ name: text, preferred: z.boolean(), sources: z.array(sourceCode).min(1) })).min(1),
  theme,
  focus: text,
  region: text,
  // A commissioner's code or an organisation's key.
  lead: text,
  summary: text,
  story: text,
  storySources: z.array(sourceCode).min(1),
  targetPopulation: text.nullable(),
  aims: z.array(z.strictObject({ position: z.int().positive(), statement: text, source: sourceCode })).min(1),
  settings: z.array(z.enum(['PRIMARY', 'COMMUNITY', 'SECONDARY', 'SOCIAL', 'MENTAL_HEALTH', 'THIRD_SECTOR'])),
  settingsSource: sourceCode.nullable(),
  integration: z.enum(['HORIZONTAL', 'VERTICAL', 'BOTH']).nullable(),
  integrationSource: sourceCode.nullable(),
  partnersNamed: z.array(z.strictObject({ name: text, detail: text.nullable(), organisation: text.nullable(), source: sourceCode })),
  hostCommissioners: z.array(text).min(1),
  source: sourceCode,
})
const claim = z.strictObject({
  // The programme, or the slug of a pilot.
  subject: slug,
  field: z.string().regex(/^[a-z][A-Za-z.]+$/),
  value: text,
  preferred: z.boolean(),
  reason: text.nullable(),
  source: sourceCode,
})
const application = z.strictObject({
  key: slug,
  title: text,
  summary: text,
  outcome: z.enum(['SHORTLISTED', 'SUBMITTED']),
  population: z.int().positive().nullable(),
  theme: theme.nullable(),
  source: sourceCode,
})

/** The sixteen pilots, what the sources claim of them and of the programme, and the bids that no source names as selected. */
export const readPilots = () => ({
  pilots: readData('pilots.json', z.array(pilot)),
  claims: readData('claims.json', z.array(claim)),
  applications: readData('applications.json', z.array(application)),
})
