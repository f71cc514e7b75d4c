import { Arg, Args, Ctx, ID, Query, Resolver } from 'type-graphql'

import type { Context } from '../platform/context.ts'

import { makeControlChart } from './control-chart.rules.ts'
import { ChartKind, ControlChart } from './control-chart.ts'
import { loadKnown, SeriesWindow } from './known-series.ts'
import { answerOrRefuse } from './refusal.ts'

@Resolver()
export class ControlChartReads {
  @Query(() => ControlChart, {
    description: 'The counts of a pilot or an organisation by a measure, as a chart for shares, rates or events, or as a run chart.',
  })
  async controlChart(
    @Arg('subject', () => ID, { description: 'The id of a pilot or an organisation.' }) subject: string,
    @Arg('measure', () => ID, { description: 'The id of a measure.' }) measure: string,
    @Arg('kind', () => ChartKind, { description: 'Which chart.' }) kind: ChartKind,
    @Args(() => SeriesWindow) window: SeriesWindow,
    @Ctx() context: Context,
  ): Promise<ControlChart> {
    const { data, key } = await loadKnown(context, subject, measure, window)
    return answerOrRefuse('kind', () => makeControlChart(data, key, kind))
  }
}
