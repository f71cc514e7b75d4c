import { Int, Arg } from 'type-graphql'

import { writeCursor, readCursor } from './cursor.ts'
import { BadInput } from './errors.ts'
import type { Parameters } from './statement.ts'

/** As many groups as one answer holds. */
export const MOST_GROUPS = 5_000

/** Which groups of all: the first so many, after the one with this cursor. */
export interface GroupPage {
  first: number | null
  after: string | null
}

/** Adds `first` and `after` to a field that answers groups. */
export function groupPageArguments(prototype: object, name: string, taken: number): void {
  const of = (text: string) => ({ nullable: true, description: text })
  Arg('first', () => Int, of(`How many; at most ${MOST_GROUPS}, and all of them unless said.`))(prototype, name, taken)
  Arg('after', () => String, of('Only the groups after the one with this cursor, in the order of their keys.'))(prototype, name, taken + 1)
}

/** The groups of a page: a condition on their keys, and how many to read. */
export interface GroupsRead {
  where: string
  limit: number
  cursorOf: (values: readonly (string | null)[]) => string | null
}

/**
 * How one page of groups is read. Groups are read on by their keys, in the order of the dimensions: a figure changes while others write, a key
 * does not. Without `first` all are asked for, and one more is read to see whether there are too many.
 */
export function groupsPage(list: string, by: readonly string[], { first, after }: GroupPage, isByKeys: boolean, parameters: Parameters): GroupsRead {
  if (first !== null && (first < 1 || first > MOST_GROUPS))
    throw new BadInput(`first is between 1 and ${MOST_GROUPS}. Use after to read on.`, 'first')
  if (after !== null && !isByKeys) throw new BadInput('Groups are read on in the order of their keys: leave orderBy out with after.', 'after')
  const name = `${list}:${by.join()}`
  return {
    where: after === null ? 'true' : behind(readCursor(name, after, 'after'), parameters),
    limit: first ?? MOST_GROUPS + 1,
    cursorOf: (values) => (isByKeys ? writeCursor(name, values) : null),
  }
}

// Empty keys come last, as in the order.
function behind(place: readonly (string | null)[], parameters: Parameters): string {
  const same: string[] = []
  const later = place.map((value, at) => {
    const key = `"value${at}"`
    const text = value === null ? null : parameters.add(value)
    const condition = [...same, text ? `(${key} > ${text} or ${key} is null)` : 'false'].join(' and ')
    same.push(text ? `${key} = ${text}` : `${key} is null`)
    return `(${condition})`
  })
  return `(${later.join(' or ')})`
}

/** Refuses groups that are more than one answer holds. */
export function needFewGroups(found: number, { first }: GroupPage): void {
  if (first === null && found > MOST_GROUPS)
    throw new BadInput(
      `There are more than ${MOST_GROUPS} groups: narrow them by a filter, group by fewer dimensions, or read them on with first and after.`,
      'by',
    )
}
