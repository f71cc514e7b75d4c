import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql'

import { isUuid } from '../platform/condition.ts'
import type { Context } from '../platform/context.ts'
import { BadInput } from '../platform/errors.ts'
import { Material, materialOf } from '../platform/material.ts'
import { DateScalar, DateTimeScalar } from '../platform/scalars.ts'

import { OrganisationMeasure } from './organisation-measure.ts'
import { PilotMeasure } from './pilot-measure.ts'
import { RuleSet } from './series-words.ts'
import { loadSeries, seriesMaterial, type SeriesData, type SeriesKey } from './series.reads.ts'
import { makeSeries } from './series.rules.ts'
import { Series } from './series.ts'

@ArgsType()
class ChartWindow {
  @Field(() => DateScalar, { nullable: true, description: 'Only periods that start on this day or later.' })
  from?: string | null

  @Field(() => DateScalar, { nullable: true, description: 'Only periods that start on this day or earlier.' })
  to?: string | null

  @Field(() => DateTimeScalar, { nullable: true, description: 'As it stood on record at this moment; now, when it is left out.' })
  asKnownAt?: string | null

  @Field(() => RuleSet, { nullable: true, description: 'Whose rules the chart follows; NHS unless said.' })
  rules?: RuleSet | null
}

@Resolver()
export class SeriesReads {
  @Query(() => Series, { description: 'The observations of a pilot or an organisation by a measure, as a control chart.' })
  series(
    @Arg('subject', () => ID, { description: 'The id of a pilot or an organisation.' }) subject: string,
    @Arg('measure', () => ID, { description: 'The id of a measure.' }) measure: string,
    @Args(() => ChartWindow) window: ChartWindow,
    @Ctx() context: Context,
  ): Promise<Series> {
    return readSeries(context, subject, measure, window)
  }
}

@Resolver(() => PilotMeasure)
export class PilotMeasureSeries {
  @FieldResolver(() => Series, { description: 'Its values as a control chart.' })
  @Material(() => PilotMeasure, (t, frame) => seriesMaterial({ subject: `${t}."pilotId"`, measure: `${t}."measureId"` }, windowOf(frame.args), frame))
  series(@Root() own: PilotMeasure, @Args(() => ChartWindow) window: ChartWindow, @Ctx() context: Context): Promise<Series> {
    return readSeries(context, own.pilotId, own.measureId, window, materialOf(own))
  }
}

@Resolver(() => OrganisationMeasure)
export class OrganisationMeasureSeries {
  @FieldResolver(() => Series, { description: 'The values of the organisation and of those whose place it took, as a control chart.' })
  @Material(
    () => OrganisationMeasure,
    (t, frame) => seriesMaterial({ subject: `${t}."organisationId"`, measure: `${t}."measureId"` }, windowOf(frame.args), frame),
  )
  series(@Root() own: OrganisationMeasure, @Args(() => ChartWindow) window: ChartWindow, @Ctx() context: Context): Promise<Series> {
    return readSeries(context, own.organisationId, own.measureId, window, materialOf(own))
  }
}

async function readSeries(context: Context, subjectId: string, measureId: string, window: ChartWindow, brought?: SeriesData): Promise<Series> {
  if (!isUuid(subjectId)) throw noSubject(subjectId)
  if (!isUuid(measureId)) throw noMeasure(measureId)
  const key = keyOf(subjectId, measureId, window)
  const data = brought ?? (await loadSeries(context, key))
  const { subject, measure } = data
  if (!subject) throw noSubject(subjectId)
  if (!measure) throw noMeasure(measureId)
  return makeSeries({ ...data, subject, measure }, key, window.rules ?? 'NHS')
}

function keyOf(subjectId: string, measureId: string, window: ChartWindow): SeriesKey {
  const { from, to, asKnownAt } = windowOf(window)
  if (from !== null && to !== null && from > to) throw new BadInput('from is later than to: there is no period between them.', 'from')
  return { subjectId: subjectId.toLowerCase(), measureId: measureId.toLowerCase(), from, to, asKnownAt }
}

const windowOf = ({ from = null, to = null, asKnownAt = null }: ChartWindow) => ({ from, to, asKnownAt })

const noSubject = (id: string): BadInput => new BadInput(`No pilot or organisation has the id ${id.slice(0, 50)}.`, 'subject')
const noMeasure = (id: string): BadInput => new BadInput(`No measure has the id ${id.slice(0, 50)}.`, 'measure')
