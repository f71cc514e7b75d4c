import { Arg, Ctx, FieldResolver, Int, Mutation, Resolver, Root } from 'type-graphql'

import type { Context } from '../platform/context.ts'
import { loadOne, type Row } from '../platform/loader.ts'
import { ReadOne, ReadPage } from '../platform/read.ts'

import { extendReturn, openReturns, takeStep } from './data-return.commands.ts'
import { ExtendReturnInput, OpenReturnsInput, ReturnStepInput, SaveReturnInput } from './data-return.input.ts'
import { DataReturn } from './data-return.ts'
import { loadLines, type KnownLine } from './return-line.reads.ts'
import { ReturnLine } from './return-line.ts'
import { saveReturn } from './return-value.commands.ts'

@Resolver()
export class DataReturnReads {
  @ReadPage(() => DataReturn, {
    order: ['-periodStart'],
    description: 'What pilots have sent in and are to send in, newest first unless another order is asked for.',
  })
  returns!: DataReturn[]

  @ReadOne(() => DataReturn, { by: ['id'], description: 'One return; null where there is none.' })
  pilotReturn!: DataReturn | null
}

const changed = (context: Context, id: string): Promise<Row | null> => loadOne(context, DataReturn, 'id', id)

@Resolver(() => DataReturn)
export class DataReturnCommands {
  @FieldResolver(() => [ReturnLine], { description: 'The figures that it is to hold, and what there is of them.' })
  lines(@Root() own: DataReturn, @Ctx() context: Context): Promise<KnownLine[]> {
    return loadLines(context, own.id)
  }

  @Mutation(() => Int, { description: 'Has every pilot with a measure send a return for a month. Answers how many are new.' })
  openReturns(@Arg('input', () => OpenReturnsInput) input: OpenReturnsInput, @Ctx() context: Context): Promise<number> {
    return openReturns(context, input)
  }

  @Mutation(() => DataReturn, { description: 'Keeps figures of a return, all or none. Unusual ones are asked about, not refused.' })
  async saveReturn(@Arg('input', () => SaveReturnInput) input: SaveReturnInput, @Ctx() context: Context): Promise<Row | null> {
    return changed(context, await saveReturn(context, input))
  }

  @Mutation(() => DataReturn, { description: 'Sends a return in. Every figure is there, and every question about one has a note.' })
  async submitReturn(@Arg('input', () => ReturnStepInput) input: ReturnStepInput, @Ctx() context: Context): Promise<Row | null> {
    return changed(context, await takeStep(context, 'SUBMITTED', input))
  }

  @Mutation(() => DataReturn, { description: 'Gives a return back with a comment.' })
  async queryReturn(@Arg('input', () => ReturnStepInput) input: ReturnStepInput, @Ctx() context: Context): Promise<Row | null> {
    return changed(context, await takeStep(context, 'QUERIED', input))
  }

  @Mutation(() => DataReturn, { description: 'Accepts a return: its figures stand, and are closed.' })
  async acceptReturn(@Arg('input', () => ReturnStepInput) input: ReturnStepInput, @Ctx() context: Context): Promise<Row | null> {
    return changed(context, await takeStep(context, 'ACCEPTED', input))
  }

  @Mutation(() => DataReturn, { description: 'Opens an accepted return again, with a reason.' })
  async reopenReturn(@Arg('input', () => ReturnStepInput) input: ReturnStepInput, @Ctx() context: Context): Promise<Row | null> {
    return changed(context, await takeStep(context, 'REOPENED', input))
  }

  @Mutation(() => DataReturn, { description: 'Waives a return, with a reason: nobody waits for it any more.' })
  async waiveReturn(@Arg('input', () => ReturnStepInput) input: ReturnStepInput, @Ctx() context: Context): Promise<Row | null> {
    return changed(context, await takeStep(context, 'WAIVED', input))
  }

  @Mutation(() => DataReturn, { description: 'Reminds a pilot of a return; the reminder stands with it.' })
  async remindReturn(@Arg('input', () => ReturnStepInput) input: ReturnStepInput, @Ctx() context: Context): Promise<Row | null> {
    return changed(context, await takeStep(context, 'REMINDED', input))
  }

  @Mutation(() => DataReturn, { description: 'Gives a return more time, with a reason.' })
  async extendReturn(@Arg('input', () => ExtendReturnInput) input: ExtendReturnInput, @Ctx() context: Context): Promise<Row | null> {
    return changed(context, await extendReturn(context, input))
  }
}
