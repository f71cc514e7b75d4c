import { ArgsType, Field } from 'type-graphql'

import { isUuid } from '../platform/condition.ts'
import type { Context } from '../platform/context.ts'
import { BadInput } from '../platform/errors.ts'
import { DateScalar, DateTimeScalar } from '../platform/scalars.ts'

import { loadSeries, type SeriesData, type SeriesKey } from './series.reads.ts'
import type { KnownSeries } from './series.rules.ts'

@ArgsType()
export class SeriesWindow {
  @Field(() => DateScalar, { nullable: true, description: 'Only periods that start on this day or later.' })
  from?: string | null

  @Field(() => DateScalar, { nullable: true, description: 'Only periods that start on this day or earlier.' })
  to?: string | null

  @Field(() => DateTimeScalar, { nullable: true, description: 'As it stood on record at this moment; now, when it is left out.' })
  asKnownAt?: string | null
}

/** The data of a series and its key; refuses a subject or a measure that is not there. */
export async function loadKnown(
  context: Context,
  subjectId: string,
  measureId: string,
  window: SeriesWindow,
  brought?: SeriesData,
): Promise<{ data: KnownSeries; key: SeriesKey }> {
  if (!isUuid(subjectId)) throw noSubject(subjectId)
  if (!isUuid(measureId)) throw noMeasure(measureId)
  const key = keyOf(subjectId, measureId, window)
  const data = brought ?? (await loadSeries(context, key))
  const { subject, measure } = data
  if (!subject) throw noSubject(subjectId)
  if (!measure) throw noMeasure(measureId)
  return { data: { ...data, subject, measure }, key }
}

/** The window with nothing left open. */
export const windowOf = ({ from = null, to = null, asKnownAt = null }: SeriesWindow) => ({ from, to, asKnownAt })

function keyOf(subjectId: string, measureId: string, window: SeriesWindow): SeriesKey {
  const { from, to, asKnownAt } = windowOf(window)
  if (from !== null && to !== null && from > to) throw new BadInput('from is later than to: there is no period between them.', 'from')
  return { subjectId: subjectId.toLowerCase(), measureId: measureId.toLowerCase(), from, to, asKnownAt }
}

const noSubject = (id: string): BadInput => new BadInput(`No pilot or organisation has the id ${id.slice(0, 50)}.`, 'subject')
const noMeasure = (id: string): BadInput => new BadInput(`No measure has the id ${id.slice(0, 50)}.`, 'measure')
