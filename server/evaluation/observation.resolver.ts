import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql'

import type { Context } from '../platform/context.ts'
import { loadOne, type Row } from '../platform/loader.ts'

import { recordObservations } from './observation.commands.ts'
import { RecordedObservations, RecordObservationsInput, ReviseObservationInput } from './observation.input.ts'
import { loadRevisions } from './observation.reads.ts'
import { Observation } from './observation.ts'
import { reviseObservation } from './observation-revise.commands.ts'
import type { ObservedRow } from './series.reads.ts'

@Resolver(() => Observation)
export class ObservationCommands {
  @Mutation(() => RecordedObservations, {
    description:
      'Records observations, all or none. Recording the same again changes nothing; another value for the same period is refused: revise the one that is there.',
  })
  async recordObservations(@Arg('input', () => RecordObservationsInput) { observations }: RecordObservationsInput, @Ctx() context: Context) {
    const { ids, recorded } = await recordObservations(context, observations)
    const rows = await Promise.all(ids.map((id) => loadOne(context, Observation, 'id', id)))
    return { observations: rows, recorded, unchanged: ids.length - recorded }
  }

  @Mutation(() => Observation, { description: 'Corrects an observation by a new revision; what stood is kept. Every figure is given again.' })
  async reviseObservation(@Arg('input', () => ReviseObservationInput) input: ReviseObservationInput, @Ctx() context: Context): Promise<Row | null> {
    return loadOne(context, Observation, 'id', await reviseObservation(context, input))
  }

  @FieldResolver(() => [Observation], { description: 'Every revision of it, earliest first; the last one stands.' })
  revisions(@Root() own: ObservedRow, @Ctx() context: Context): Promise<ObservedRow[]> {
    return loadRevisions(context, own)
  }
}
