import { anyone, from, within, type Policy } from '../platform/policy.ts'
import type { Viewer } from '../platform/viewer.ts'

import type { SavedOperation } from './saved-operation.ts'

// A saved operation is changed by its owner; others begin one of their own from it.
const isOwner = (viewer: Viewer, saved?: SavedOperation): boolean => viewer.accountId !== null && saved?.ownerId === viewer.accountId

/** What may be done in this module. Which operations and receipts a viewer sees, the types say themselves. */
export const policy = {
  savedOperations: anyone,
  savedOperation: anyone,
  exportReceipts: from('MEMBER'),
  // Every address that answers with a file asks this.
  'file:fetch': within('EXPORT', anyone),
  saveOperation: from('MEMBER'),
  'operation:save': from('MEMBER'),
  'operation:publish': from('ANALYST'),
  updateOperation: from('MEMBER'),
  'operation:update': isOwner,
  retireOperation: from('MEMBER'),
  'operation:retire': (viewer: Viewer, saved?: SavedOperation) => viewer.role === 'ADMIN' || isOwner(viewer, saved),
} satisfies Policy
