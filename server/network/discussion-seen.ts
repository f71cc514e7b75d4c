import type { Where } from '../platform/declare.ts'

/** Members see what is not hidden and not kept to a pilot, and what they wrote themselves. */
export const seenByMembers: Where = (t, viewer) => `(${t}."hiddenAt" is null and (not ${t}."pilotOnly" or ${t}."authorId" = ${viewer.accountId}))`

/** The lead of a pilot sees what is kept to it too. */
export const seenByLead: Where = (t, viewer) => `(${t}."hiddenAt" is null and ${t}."pilotId" = any(${viewer.pilotIds}))`
