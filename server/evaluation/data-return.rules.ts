import type { ReturnStatus } from './data-return.ts'
import type { ReturnStepKind } from './return-step.ts'

/** From where each step can be taken. */
const FROM: Record<ReturnStepKind, readonly ReturnStatus[]> = {
  SUBMITTED: ['DUE', 'LATE', 'QUERIED', 'REOPENED', 'MISSING'],
  QUERIED: ['SUBMITTED'],
  ACCEPTED: ['SUBMITTED'],
  REOPENED: ['ACCEPTED'],
  WAIVED: ['NOT_DUE', 'DUE', 'LATE', 'QUERIED', 'REOPENED'],
  EXTENDED: ['NOT_DUE', 'DUE', 'LATE', 'MISSING'],
  REMINDED: ['DUE', 'LATE', 'QUERIED', 'REOPENED'],
}

const NAMES: Record<ReturnStepKind, string> = {
  SUBMITTED: 'be sent in',
  QUERIED: 'be given back',
  ACCEPTED: 'be accepted',
  REOPENED: 'be opened again',
  WAIVED: 'be waived',
  EXTENDED: 'be given more time',
  REMINDED: 'be asked for',
}

const STANDS: Record<ReturnStatus, string> = {
  NOT_DUE: 'is for a period that is not over',
  DUE: 'is due',
  LATE: 'is late',
  SUBMITTED: 'has been sent in',
  QUERIED: 'has been given back with a comment',
  ACCEPTED: 'has been accepted',
  MISSING: 'has been waived',
  REOPENED: 'has been opened again',
}

/** Why a step cannot be taken from where a return stands, or null. */
export const whyNot = (step: ReturnStepKind, status: ReturnStatus): string | null =>
  FROM[step].includes(status) ? null : `A return that ${STANDS[status]} cannot ${NAMES[step]}.`

/** What a line lacks before its return can be sent in. */
export interface Lacking {
  title: string
  isEmpty: boolean
  question: string | null
}

/** Why a return cannot be sent in yet, or null: a figure is not there, or a question about one has no answer. */
export function whyNotReady(lines: readonly Lacking[]): { rule: string; sentence: string } | null {
  const empty = lines.filter(({ isEmpty }) => isEmpty).map(({ title }) => title)
  if (empty.length > 0)
    return {
      rule: 'RETURN_INCOMPLETE',
      sentence: `Nothing is entered for ${empty.join('; ')}. Give the value, or say by the status why there is none.`,
    }
  const open = lines.find(({ question }) => question !== null)
  return open ? { rule: 'NOTE_NEEDED', sentence: `${open.title}: ${open.question} Correct it, or say in a note why it is so.` } : null
}
