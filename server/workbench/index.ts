import type { Module } from '../platform/module.ts'

import { ChangeStub } from './change.stub.ts'
import { ExportFile } from './export-file.ts'
import { ExportReceipt } from './export-receipt.ts'
import { ImportLine, ImportPart, ImportProblem } from './import-line.ts'
import { ImportCommands, ImportReads } from './import.resolver.ts'
import { Import } from './import.ts'
import { Workbench1780000001600 } from './migrations/1780000001600-workbench.ts'
import { Imports1795337400000 } from './migrations/1795337400000-imports.ts'
import { Views1795338100000 } from './migrations/1795338100000-views.ts'
import { ImportQuestions1795338500020 } from './migrations/1795338500020-import-questions.ts'
import { Snapshots1795346200000 } from './migrations/1795346200000-snapshots.ts'
import { ImportSuggestions1795360000010 } from './migrations/1795360000010-import-suggestions.ts'
import { AgreementViews1795840000010 } from './migrations/1795840000010-agreement-views.ts'
import { OperationVersion } from './operation-version.ts'
import { policy } from './policy.ts'
import { WorkbenchCommands, WorkbenchReads } from './saved-operation.resolver.ts'
import { SavedOperation } from './saved-operation.ts'
import { SavedViews } from './saved-view.resolver.ts'
import { SavedView } from './saved-view.ts'
import { SnapshotSchedules } from './snapshot-schedule.resolver.ts'
import { SnapshotSchedule } from './snapshot-schedule.ts'
import { Snapshot } from './snapshot.ts'

export { readKeptOperations } from './kept-operations.ts'
export { keepReceipt, newReceiptId, readKeptFile, type Receipt } from './export-receipt.commands.ts'
export { LARGEST_FILE, putPart } from './import.commands.ts'
export { claimDue, finishDue, type Due, type Outcome } from './snapshot.run.ts'

/** The operations and views that people keep and share, the receipts of the files that were made of them, and files on their way in. */
export const workbench: Module = {
  name: 'workbench',
  entities: [
    SavedOperation,
    OperationVersion,
    ExportReceipt,
    ExportFile,
    Import,
    ImportLine,
    ImportProblem,
    ImportPart,
    SavedView,
    SnapshotSchedule,
    Snapshot,
  ],
  migrations: [
    Workbench1780000001600,
    Imports1795337400000,
    Views1795338100000,
    ImportQuestions1795338500020,
    Snapshots1795346200000,
    ImportSuggestions1795360000010,
    AgreementViews1795840000010,
  ],
  resolvers: [WorkbenchReads, WorkbenchCommands, ImportReads, ImportCommands, SavedViews, SnapshotSchedules],
  types: [ChangeStub],
  policy,
}
