import { isUuid } from '../platform/condition.ts'
import { BadInput } from '../platform/errors.ts'

const LONGEST = 2000
const SHORTEST_REASON = 3

/** A note without the spaces around it; null when there is none. */
export function needNote(text: string | null | undefined, field: string): string | null {
  const note = text?.trim() ?? ''
  if (note.length > LONGEST) throw new BadInput(`A note may be ${LONGEST} characters long.`, field)
  return note === '' ? null : note
}

/** A reason that somebody gives. */
export function needReason(text: string, field: string): string {
  const reason = text.trim()
  if (reason.length < SHORTEST_REASON || reason.length > LONGEST) throw new BadInput(`Say why in ${SHORTEST_REASON} to ${LONGEST} characters.`, field)
  return reason
}

/** The id of a source. Sources belong to another part of the graph: one that is not there is shown as none. */
export function needSource(id: string | null | undefined, field: string): string | null {
  if (id === null || id === undefined) return null
  if (!isUuid(id)) throw new BadInput(`No source has the id ${id.slice(0, 50)}.`, field)
  return id.toLowerCase()
}
