import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'

import type { Context } from '../platform/context.ts'
import { loadOne, type Row } from '../platform/loader.ts'
import { ReadOne, ReadPage } from '../platform/read.ts'

import { createMeasure, updateMeasure } from './measure.commands.ts'
import { CreateMeasureInput, UpdateMeasureInput } from './measure.input.ts'
import { Measure } from './measure.ts'
import { isCurrent, Observation } from './observation.ts'
import { assignMeasure, updatePilotMeasure } from './pilot-measure.commands.ts'
import { AssignMeasureInput, UpdatePilotMeasureInput } from './pilot-measure.input.ts'
import { PilotMeasure } from './pilot-measure.ts'

@Resolver()
export class MeasureReads {
  @ReadPage(() => Measure, { order: ['code'], description: 'What is measured, by code unless another order is asked for.' })
  measures!: Measure[]

  @ReadOne(() => Measure, { by: ['id', 'code'], description: 'One measure by its identifier or its code; null where there is none.' })
  measure!: Measure | null

  @ReadPage(() => Observation, {
    order: ['periodStart'],
    where: isCurrent,
    description: 'What was reported, the current revision of each; by period unless another order is asked for.',
  })
  observations!: Observation[]
}

@Resolver()
export class MeasureCommands {
  @Mutation(() => Measure, { description: 'Defines a measure: a national one, or one that a pilot chose for itself.' })
  async createMeasure(@Arg('input', () => CreateMeasureInput) input: CreateMeasureInput, @Ctx() context: Context): Promise<Row | null> {
    return loadOne(context, Measure, 'id', await createMeasure(context, input))
  }

  @Mutation(() => Measure, { description: 'Changes a definition by a new version; what it said before is kept.' })
  async updateMeasure(@Arg('input', () => UpdateMeasureInput) input: UpdateMeasureInput, @Ctx() context: Context): Promise<Row | null> {
    return loadOne(context, Measure, 'id', await updateMeasure(context, input))
  }

  @Mutation(() => PilotMeasure, { description: 'Has a pilot report by a measure.' })
  async assignMeasure(@Arg('input', () => AssignMeasureInput) input: AssignMeasureInput, @Ctx() context: Context): Promise<Row | null> {
    return loadOne(context, PilotMeasure, 'id', await assignMeasure(context, input))
  }

  @Mutation(() => PilotMeasure, { description: 'Changes baseline, targets, frequency, dates or the person responsible.' })
  async updatePilotMeasure(
    @Arg('input', () => UpdatePilotMeasureInput) input: UpdatePilotMeasureInput,
    @Ctx() context: Context,
  ): Promise<Row | null> {
    return loadOne(context, PilotMeasure, 'id', await updatePilotMeasure(context, input))
  }
}
