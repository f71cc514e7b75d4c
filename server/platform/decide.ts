import { Forbidden, Unauthenticated } from './errors.ts'
import type { Decision } from './policy.ts'
import type { Viewer } from './viewer.ts'

/** Refuses what the decision does not allow: signing in is asked of those who have not. */
export function decide(decision: Decision | undefined, viewer: Viewer, subject?: unknown): void {
  if (decision?.(viewer, subject as never)) return
  throw viewer.role === 'PUBLIC' ? new Unauthenticated(viewer.whyPublic) : new Forbidden()
}
