import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql'

import type { Context } from '../platform/context.ts'
import { loadOne } from '../platform/loader.ts'
import { ReadPage } from '../platform/read.ts'

import { createSnapshotSchedule, removeSnapshotSchedule, stopSnapshotSchedule, updateSnapshotSchedule } from './snapshot-schedule.commands.ts'
import { CreateSnapshotScheduleInput, SnapshotSchedule, SnapshotScheduleInput, UpdateSnapshotScheduleInput } from './snapshot-schedule.ts'

@Resolver()
export class SnapshotSchedules {
  @ReadPage(() => SnapshotSchedule, {
    order: ['-nextDueAt'],
    description: 'The viewer’s own schedules of snapshots; for administrators those of every query that is shared too.',
  })
  snapshotSchedules!: SnapshotSchedule[]

  @Mutation(() => SnapshotSchedule, { description: 'Has a saved operation run by itself and its answers kept.' })
  async createSnapshotSchedule(@Arg('input', () => CreateSnapshotScheduleInput) input: CreateSnapshotScheduleInput, @Ctx() context: Context) {
    return loadOne(context, SnapshotSchedule, 'id', await createSnapshotSchedule(context, input))
  }

  @Mutation(() => SnapshotSchedule, { description: 'Changes a schedule of one’s own, and sets it going again where it was stopped.' })
  async updateSnapshotSchedule(@Arg('input', () => UpdateSnapshotScheduleInput) input: UpdateSnapshotScheduleInput, @Ctx() context: Context) {
    return loadOne(context, SnapshotSchedule, 'id', await updateSnapshotSchedule(context, input))
  }

  @Mutation(() => SnapshotSchedule, { description: 'Stops a schedule; the files that it has made stay.' })
  async stopSnapshotSchedule(@Arg('input', () => SnapshotScheduleInput) input: SnapshotScheduleInput, @Ctx() context: Context) {
    return loadOne(context, SnapshotSchedule, 'id', await stopSnapshotSchedule(context, input))
  }

  @Mutation(() => ID, { description: 'Removes a schedule of one’s own and the files that it has made; their receipts stay.' })
  removeSnapshotSchedule(@Arg('input', () => SnapshotScheduleInput) input: SnapshotScheduleInput, @Ctx() context: Context) {
    return removeSnapshotSchedule(context, input)
  }
}
