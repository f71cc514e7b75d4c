import { Field, InputType } from 'type-graphql'

import { isUuid } from '../platform/condition.ts'
import { BadInput } from '../platform/errors.ts'
import { DateScalar } from '../platform/scalars.ts'

/** The most subjects that a question may name. */
const MOST_SUBJECTS = 200

@InputType({ description: 'Days from one to another, both included.' })
export class DateRange {
  @Field(() => DateScalar, { description: 'The first day.' })
  from!: string

  @Field(() => DateScalar, { description: 'The last day.' })
  to!: string
}

/** Refuses a range that ends before it begins. */
export function checkRange({ from, to }: DateRange, field: string): void {
  if (from > to) throw new BadInput(`${field} ends on ${to}, before it begins on ${from}.`, field)
}

/** The subjects that a list of ids names, each once; refuses a list that is too long and what is no id. */
export function checkSubjects(ids: readonly string[], field: string): string[] {
  if (ids.length > MOST_SUBJECTS) throw new BadInput(`${field} may name ${MOST_SUBJECTS} subjects; it names ${ids.length}.`, field)
  const strange = ids.find((id) => !isUuid(id))
  if (strange !== undefined) throw new BadInput(`No pilot or organisation has the id ${strange.slice(0, 50)}.`, field)
  return [...new Set(ids.map((id) => id.toLowerCase()))]
}
