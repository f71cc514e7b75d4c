import { z } from 'zod'

import { day, readData, sourceCode, text } from './files.ts'

/** The kinds of organisation in the record. */
export const ORGANISATION_KINDS = [
  'GP_PRACTICE',
  'PRIMARY_CARE_TRUST',
  'NHS_TRUST',
  'FOUNDATION_TRUST',
  'PROFESSIONAL_GROUP',
  'CARE_TRUST',
  'LOCAL_AUTHORITY',
  'SOCIAL_ENTERPRISE',
  'INDEPENDENT_SECTOR',
  'AMBULANCE_TRUST',
  'PATIENT_GROUP',
  'SCHOOL',
  'VOLUNTARY_SECTOR',
  'NATIONAL_COMMISSIONER',
  'PARTNERSHIP_BODY',
] as const

const kind = z.enum(ORGANISATION_KINDS)
const odsCode = z.string().regex(/^[A-Z0-9]{3,5}$/)
const names = z.array(z.strictObject({ name: text, source: sourceCode }))

const boxOneKind = z.strictObject({ kinds: z.array(kind).min(1), name: text, source: sourceCode })
const commissioner = z.strictObject({
  code: odsCode,
  name: text,
  kind,
  region: text.nullable(),
  firstMonth: day,
  lastMonth: day,
  openedOn: day.nullable(),
  openedOnSource: sourceCode.nullable(),
  closedOn: day.nullable(),
  closedOnSource: sourceCode.nullable(),
  names,
  source: sourceCode,
  note: text.nullable(),
})
const organisation = z.strictObject({
  key: text,
  name: text,
  kind,
  odsCode: odsCode.nullable(),
  odsCodeSource: sourceCode.nullable(),
  region: text.nullable(),
  names,
  source: sourceCode,
  note: text.nullable(),
})
const succession = z.strictObject({
  predecessor: odsCode,
  successor: odsCode,
  kind: z.enum(['MERGER', 'SPLIT', 'RENAME', 'TRANSFER']),
  effectiveOn: day,
  note: text,
  source: sourceCode,
})

/** The commissioners of the activity return with their successions, and the other organisations that the sources name. */
export const readOrganisations = () => ({
  boxOneKinds: readData('organisation-kinds.json', z.array(boxOneKind)),
  commissioners: readData('commissioners.json', z.array(commissioner)),
  organisations: readData('organisations.json', z.array(organisation)),
  successions: readData('successions.json', z.array(succession)),
})
