import { anyone, from, within, type Policy } from '../platform/policy.ts'
import type { Viewer } from '../platform/viewer.ts'

import type { SavedOperation } from './saved-operation.ts'
import type { SnapshotSchedule } from './snapshot-schedule.ts'

// A saved operation is changed by its owner; others begin one of their own from it.
const isOwner = (viewer: Viewer, saved?: SavedOperation | SnapshotSchedule): boolean =>
  viewer.accountId !== null && saved?.ownerId === viewer.accountId

/** What may be done in this module. Which operations and receipts a viewer sees, the types say themselves. */
export const policy = {
  savedOperations: anyone,
  savedOperation: anyone,
  exportReceipts: from('MEMBER'),
  // Every address that answers with a file asks this.
  'file:fetch': within('EXPORT', anyone),
  savedViews: from('MEMBER'),
  saveView: from('MEMBER'),
  removeView: from('MEMBER'),
  'view:save': from('MEMBER'),
  // What may be imported, the policy of the kind's own module says besides; a pilot lead meets no imports but his or her own.
  imports: from('PILOT_LEAD'),
  import: from('PILOT_LEAD'),
  importLines: from('PILOT_LEAD'),
  importProblems: from('PILOT_LEAD'),
  importKinds: from('PILOT_LEAD'),
  beginImport: from('PILOT_LEAD'),
  readImport: from('PILOT_LEAD'),
  checkImport: from('PILOT_LEAD'),
  correctImport: from('PILOT_LEAD'),
  applyImport: from('PILOT_LEAD'),
  stopImport: from('PILOT_LEAD'),
  undoImport: from('PILOT_LEAD'),
  saveOperation: from('MEMBER'),
  'operation:save': from('MEMBER'),
  'operation:publish': from('ANALYST'),
  updateOperation: from('MEMBER'),
  'operation:update': isOwner,
  retireOperation: from('MEMBER'),
  'operation:retire': (viewer: Viewer, saved?: SavedOperation) => viewer.role === 'ADMIN' || isOwner(viewer, saved),
  snapshotSchedules: from('MEMBER'),
  createSnapshotSchedule: from('MEMBER'),
  // What is kept are files.
  'snapshot:schedule': within('EXPORT', from('MEMBER')),
  updateSnapshotSchedule: from('MEMBER'),
  'snapshot:update': within('EXPORT', isOwner),
  stopSnapshotSchedule: from('MEMBER'),
  'snapshot:stop': (viewer: Viewer, schedule?: SnapshotSchedule) => viewer.role === 'ADMIN' || isOwner(viewer, schedule),
  removeSnapshotSchedule: from('MEMBER'),
  'snapshot:remove': isOwner,
} satisfies Policy
