import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

/** A calendar day, ISO 8601. */
export const day = z.iso.date()
/** The code of one of the sources. */
export const sourceCode = z.string().regex(/^[A-Z0-9-]+$/)
export const text = z.string().trim().min(1)
export const domain = z.enum(['HEALTH_OUTCOMES', 'QUALITY_OF_CARE', 'SERVICE_USER_SATISFACTION', 'RELATIONSHIPS_AND_SYSTEMS'])
export const theme = z.enum([
  'LONG_TERM_CONDITIONS',
  'OLDER_PEOPLE_AND_END_OF_LIFE',
  'DEMENTIA',
  'FALLS',
  'MENTAL_HEALTH',
  'RURAL_HEALTH',
  'SUBSTANCE_MISUSE',
])

/** Where a data file of the record lies. */
export const dataFile = (name: string): string => fileURLToPath(new URL(`./data/${name}`, import.meta.url))

/** Reads one data file and refuses it, naming the place, when it does not have its shape. */
export function readData<Shape extends z.ZodType>(name: string, shape: Shape): z.output<Shape> {
  const read = shape.safeParse(JSON.parse(readFileSync(dataFile(name), 'utf8')))
  if (!read.success) throw new Error(`The record's file ${name} is not as it should be: ${z.prettifyError(read.error)}`)
  return read.data
}
