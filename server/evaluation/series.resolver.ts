import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql'

import type { Context } from '../platform/context.ts'
import { Material, materialOf } from '../platform/material.ts'

import { loadKnown, SeriesWindow, windowOf } from './known-series.ts'
import { OrganisationMeasure } from './organisation-measure.ts'
import { PilotMeasure } from './pilot-measure.ts'
import { RuleSet } from './series-words.ts'
import { seriesMaterial, type SeriesData } from './series.reads.ts'
import { makeSeries } from './series.rules.ts'
import { Series } from './series.ts'

@ArgsType()
class ChartWindow extends SeriesWindow {
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
  const { data, key } = await loadKnown(context, subjectId, measureId, window, brought)
  return makeSeries(data, key, window.rules ?? 'NHS')
}
