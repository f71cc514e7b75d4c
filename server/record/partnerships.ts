import { z } from 'zod'

import { day, readData, sourceCode, text } from './files.ts'

const member = z.strictObject({
  // A commissioner's code or an organisation's key.
  organisation: text,
  role: z.enum(['LEAD', 'HOST_COMMISSIONER', 'COMMISSIONER', 'PROVIDER', 'VOLUNTARY_SECTOR', 'USER_REPRESENTATIVE', 'LOCAL_AUTHORITY']),
  startsOn: day,
  endsOn: day.nullable(),
  note: text.nullable(),
  source: sourceCode,
})
const partnership = z.strictObject({
  pilot: text,
  name: text,
  purpose: text,
  startsOn: day,
  endsOn: day.nullable(),
  datesSource: sourceCode,
  members: z.array(member).min(1),
  source: sourceCode,
})

/** One partnership for each pilot, with the members that a source names and the commissioner of its area. */
export const readPartnerships = () => readData('partnerships.json', z.array(partnership))
