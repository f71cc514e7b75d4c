import { isUuid } from '../platform/condition.ts'
import { BadInput, Conflict, RuleError } from '../platform/errors.ts'

/** A text without the spaces around it; null when nothing is left. */
export function tidy(text: string | null | undefined, longest: number, field: string): string | null {
  const tidied = text?.trim().normalize('NFC') ?? ''
  if (tidied.length > longest)
    throw new BadInput(`This may be ${longest.toLocaleString('en-GB')} characters long; it has ${tidied.length.toLocaleString('en-GB')}.`, field)
  if (tidied.includes('\0')) throw new BadInput('This holds a sign that cannot be kept.', field)
  return tidied === '' ? null : tidied
}

/** A text that must be given. */
export function need(text: string | null | undefined, longest: number, field: string, sentence: string): string {
  const given = tidy(text, longest, field)
  if (given === null) throw new BadInput(sentence, field)
  return given
}

/** A reason, where a rule asks for one. */
export function needReason(text: string | null | undefined, rule: string, sentence: string): string {
  const given = tidy(text, 2000, 'why')
  if (given === null || given.length < 3) throw new RuleError(rule, sentence, 'why')
  return given
}

/** An id of a thing of another part of the graph, in its usual spelling; null when none is given. */
export function needId(id: string | null | undefined, field: string): string | null {
  if (id === null || id === undefined) return null
  if (!isUuid(id)) throw new BadInput('This is not an id of the graph.', field)
  return id.toLowerCase()
}

/** Refuses a change of something that is no longer what its editor saw. */
export function refuseStale(thing: { version: number }, seen: number): void {
  if (thing.version !== seen)
    throw new Conflict('Somebody changed this since you opened it. Look at it again; what you typed is kept.', thing.version)
}
