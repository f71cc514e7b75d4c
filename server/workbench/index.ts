import type { Module } from '../platform/module.ts'

import { ExportFile } from './export-file.ts'
import { ExportReceipt } from './export-receipt.ts'
import { Workbench1780000001600 } from './migrations/1780000001600-workbench.ts'
import { OperationVersion } from './operation-version.ts'
import { policy } from './policy.ts'
import { WorkbenchCommands, WorkbenchReads } from './saved-operation.resolver.ts'
import { SavedOperation } from './saved-operation.ts'

export { readKeptOperations } from './kept-operations.ts'
export { keepReceipt, newReceiptId, readKeptFile, type Receipt } from './export-receipt.commands.ts'

/** The operations that people keep and share, and the receipts of the files that were made of them. */
export const workbench: Module = {
  name: 'workbench',
  entities: [SavedOperation, OperationVersion, ExportReceipt, ExportFile],
  migrations: [Workbench1780000001600],
  resolvers: [WorkbenchReads, WorkbenchCommands],
  types: [],
  policy,
}
