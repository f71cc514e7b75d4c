import { Arg, Args, Ctx, Float, ID, Int, Query, Resolver } from 'type-graphql'

import type { Context } from '../platform/context.ts'
import { DateScalar } from '../platform/scalars.ts'

import { makeInterruption } from './interruption.rules.ts'
import { Interruption } from './interruption.ts'
import { loadKnown, SeriesWindow } from './known-series.ts'
import { answerOrRefuse } from './refusal.ts'

@Resolver()
export class InterruptionReads {
  @Query(() => Interruption, { description: 'What changed in a series on a day: at once, and in its trend.' })
  async interruption(
    @Arg('subject', () => ID, { description: 'The id of a pilot or an organisation.' }) subject: string,
    @Arg('measure', () => ID, { description: 'The id of a measure.' }) measure: string,
    @Arg('startsOn', () => DateScalar, { description: 'The day of the interruption: periods that start on it or later are after.' }) startsOn: string,
    @Arg('lag', () => Int, {
      nullable: true,
      description: 'Over how many periods errors may hang together; by the length of the series unless said.',
    })
    lag: number | null | undefined,
    @Arg('confidence', () => Float, {
      defaultValue: 0.95,
      description: 'How often the intervals are to hold the true change: 0.9 to 1, or 90 to 100.',
    })
    confidence: number,
    @Args(() => SeriesWindow) window: SeriesWindow,
    @Ctx() context: Context,
  ): Promise<Interruption> {
    const { data, key } = await loadKnown(context, subject, measure, window)
    return answerOrRefuse('startsOn', () => makeInterruption(data, key, startsOn, { lag: lag ?? null, confidence }))
  }
}
