import { BadInput } from '../platform/errors.ts'

const longestEmail = 254
const longestName = 120

/** An e-mail address in the one spelling we keep, or null when it cannot be one. */
export function readEmail(text: string): string | null {
  const email = text.trim().normalize('NFC').toLowerCase()
  return email.length <= longestEmail && /^[^\s@<>",;]+@[^\s@<>",;]+\.[^\s@<>",;]+$/.test(email) ? email : null
}

/** An e-mail address that somebody enters, in the spelling we keep. */
export function needEmail(text: string, field: string): string {
  const email = readEmail(text)
  if (email === null) throw new BadInput('Give an e-mail address such as sam.moore@example.org.', field)
  return email
}

/** A name of a person or a thing, without the spaces around it. */
export function needName(text: string, field: string): string {
  const name = text.trim().normalize('NFC').replace(/\s+/g, ' ')
  if (name.length === 0) throw new BadInput('Give a name.', field)
  if (name.length > longestName || /\p{C}/u.test(name)) throw new BadInput(`Give a name of at most ${longestName} ordinary characters.`, field)
  return name
}

/** A number of days within what is allowed. */
export function needDays(days: number, longest: number, field: string): number {
  if (days < 1 || days > longest) throw new BadInput(`Give a number of days from 1 to ${longest}.`, field)
  return days
}

/** The ids of pilots, each once. */
export function needPilotIds(ids: readonly string[] | null | undefined, field: string): string[] {
  const once = [...new Set(ids ?? [])]
  if (once.some((id) => !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id))) throw new BadInput('One of these is not the id of a pilot.', field)
  return once.map((id) => id.toLowerCase())
}
