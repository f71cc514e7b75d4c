import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'

import type { Context } from '../platform/context.ts'
import { loadOne } from '../platform/loader.ts'
import { ReadOne, ReadPage } from '../platform/read.ts'

import { ExportReceipt } from './export-receipt.ts'
import { retireOperation, saveOperation, updateOperation } from './saved-operation.commands.ts'
import { RetireOperationInput, SavedOperation, SaveOperationInput, UpdateOperationInput } from './saved-operation.ts'

@Resolver()
export class WorkbenchReads {
  @ReadPage(() => SavedOperation, { order: ['name'], description: 'The saved operations that the viewer may see, by name.' })
  savedOperations!: SavedOperation[]

  @ReadOne(() => SavedOperation, { by: ['id', 'name'], description: 'One saved operation by its identifier or its name; null where there is none.' })
  savedOperation!: SavedOperation | null

  @ReadPage(() => ExportReceipt, { order: ['-asKnownAt'], description: 'The receipts of the files that the viewer has fetched, the latest first.' })
  exportReceipts!: ExportReceipt[]
}

@Resolver()
export class WorkbenchCommands {
  @Mutation(() => SavedOperation, { description: 'Keeps an operation under a name.' })
  async saveOperation(@Arg('input', () => SaveOperationInput) input: SaveOperationInput, @Ctx() context: Context) {
    return loadOne(context, SavedOperation, 'id', await saveOperation(context, input))
  }

  @Mutation(() => SavedOperation, { description: 'Saves a new version of an operation of one’s own; the former ones stay at their addresses.' })
  async updateOperation(@Arg('input', () => UpdateOperationInput) input: UpdateOperationInput, @Ctx() context: Context) {
    return loadOne(context, SavedOperation, 'id', await updateOperation(context, input))
  }

  @Mutation(() => SavedOperation, { description: 'Takes an operation of one’s own out of use: its address answers nobody else any more.' })
  async retireOperation(@Arg('input', () => RetireOperationInput) input: RetireOperationInput, @Ctx() context: Context) {
    return loadOne(context, SavedOperation, 'id', await retireOperation(context, input))
  }
}
